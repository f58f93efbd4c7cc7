"""The board's yearly survey: the one that is open, one's own answers, and the sums of all years."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from common.errors import NotVisible
from dashboards.models import BoardSurvey, SurveyAnswer
from dashboards.permissions import check_can_read_packs
from people.models import Organisation, RoleAssignment, User
from people.roles import UnitRole


@dataclass(frozen=True)
class SurveyFacts:
    """What the page of the survey shows. Nobody's answers but one's own are read."""

    running: BoardSurvey | None
    own: dict[str, str]
    answered: int
    members: int
    closed: list[BoardSurvey]  # the newest year first


def survey_facts(user: User, *, on: date) -> SurveyFacts:
    """The survey as this person may see it. Raises Denied. Five queries while one is open."""
    check_can_read_packs(user, on=on)
    surveys = BoardSurvey.objects.filter(organisation=user.organisation_id)
    every = list(surveys.select_related("organisation", "opened_by").order_by("-year"))
    running = next((survey for survey in every if survey.closed_at is None), None)
    return SurveyFacts(
        running=running,
        own=own_answers(running, user) if running else {},
        answered=SurveyAnswer.objects.filter(survey=running).count() if running else 0,
        members=members_of_the_board(user.organisation_id, on=on) if running else 0,
        closed=[survey for survey in every if survey.closed_at is not None],
    )


def survey_for(user: User, public_id: UUID, *, on: date) -> BoardSurvey:
    """A survey by its address. Raises Denied and NotVisible. Two queries."""
    check_can_read_packs(user, on=on)
    survey = (
        BoardSurvey.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .select_related("organisation")
        .first()
    )
    if survey is None:
        raise NotVisible("We could not find that survey.")
    return survey


def own_answers(survey: BoardSurvey, user: User) -> dict[str, str]:
    """What this person answered so far. One query."""
    own = SurveyAnswer.objects.filter(survey=survey, user=user).first()
    return own.choices if own else {}


def survey_to_answer(user: User) -> BoardSurvey | None:
    """The open survey, unless this person has answered all of it. At most two queries."""
    running = BoardSurvey.objects.filter(organisation=user.organisation_id, closed_at=None).first()
    if running is None:
        return None
    unanswered = {key for key, _ in running.items} - set(own_answers(running, user))
    return running if unanswered else None


def members_of_the_board(organisation: Organisation | int, *, on: date) -> int:
    """How many people are on the board today. One query."""
    held = RoleAssignment.objects.filter(
        organisation=organisation,
        role=UnitRole.BOARD_MEMBER,
        unit__parent=None,
        user__is_active=True,
    ).current(on)
    return held.values("user").distinct().count()
