"""How the board of the trust saw itself in two years, and the survey that is open now."""

from datetime import datetime, timedelta

from dashboards.boardroom.behaviours import ITEMS, STANDINGS
from dashboards.services.survey import answer_survey, open_survey, record_survey
from people.calendar import local_date
from people.demonstration import BOARD_MEMBER, QI_TEAM
from people.models import Organisation, User
from people.roles import UnitRole
from qiplatform.demonstration.chance import stream

MEMBERS = 6
# How likely "established" and "just beginning" are, two years ago and a year ago.
_LIKELY = ((0.2, 0.45), (0.45, 0.4))
_ASKED_FOR = timedelta(days=21)


def survey_the_board(*, organisation: Organisation, seed: int, at: datetime) -> None:
    """Sums of two years, and a survey that waits for the board member one can sign in as."""
    head = User.objects.get(organisation=organisation, email=QI_TEAM.email)
    for years_ago, likely in zip((2, 1), _LIKELY, strict=True):
        closed_at = at - timedelta(days=365 * years_ago - 40)
        answers = [_answers(seed, likely, years_ago, member) for member in range(MEMBERS)]
        record_survey(
            year=at.year - years_ago, answers=answers, closed_at=closed_at, by=head, at=at
        )
    survey = open_survey(answer_by=local_date(organisation, at) + _ASKED_FOR, by=head, at=at)
    members = User.objects.filter(
        organisation=organisation, role_assignments__role=UnitRole.BOARD_MEMBER
    ).exclude(email=BOARD_MEMBER.email)
    for number, member in enumerate(members.order_by("pk")[: MEMBERS // 2]):
        answer_survey(
            survey=survey, choices=_answers(seed, (0.55, 0.35), 0, number), by=member, at=at
        )


def _answers(seed: int, likely: tuple[float, float], years_ago: int, member: int) -> dict[str, str]:
    rng = stream(seed, "board survey", str(years_ago), str(member))
    shares = (*likely, 1 - sum(likely))
    keys = [standing.key for standing in STANDINGS]
    return {item: str(rng.choice(keys, p=shares)) for item in ITEMS}
