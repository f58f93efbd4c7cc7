"""The board's yearly survey: opened, answered, and closed into sums."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from common.language import lazily
from dashboards.boardroom.behaviours import ITEMS, STANDINGS, summed
from dashboards.models import BoardSurvey, SurveyAnswer
from dashboards.permissions import check_can_answer_survey, check_can_prepare_packs
from people.calendar import local_date
from people.models import User

_CLOSED = lazily("This survey is closed. Its results are below.")


@recorded
def open_survey(*, answer_by: date, by: User, at: datetime) -> BoardSurvey:
    """Ask the board about this year. There is one survey a year, and one open at a time."""
    today = local_date(by.organisation, at)
    check_can_prepare_packs(by, on=today)
    if answer_by < today:
        raise Invalid(fields={"answer_by": _("Choose today or a later day.")})
    try:
        with transaction.atomic():
            return BoardSurvey.objects.create(
                organisation=by.organisation,
                year=today.year,
                items=[[key, str(words)] for key, words in ITEMS.items()],
                answer_by=answer_by,
                opened_by=by,
                opened_at=at,
            )
    except IntegrityError as error:
        raise NotNow(
            _("There is a survey of this year already, or another one is open.")
        ) from error


@recorded
def answer_survey(
    *, survey: BoardSurvey, choices: Mapping[str, str], by: User, at: datetime
) -> dict[str, str]:
    """Keep what this person answered; what they answered before and leave out now stays.

    Returns all of their answers. Whoever closes the survey waits for answers on their way, and
    those that come later are refused.
    """
    check_can_answer_survey(by, on=local_date(survey.organisation, at))
    locked = BoardSurvey.objects.select_for_update().get(pk=survey.pk)
    if locked.closed_at is not None:
        raise NotNow(_CLOSED)
    asked = {key for key, _ in locked.items}
    known = {standing.key for standing in STANDINGS}
    unknown = [key for key, given in choices.items() if key not in asked or given not in known]
    if unknown:
        raise Invalid(fields=dict.fromkeys(unknown, _("Choose one of the three answers.")))
    own, _made = SurveyAnswer.objects.get_or_create(
        organisation_id=locked.organisation_id, survey=locked, user=by
    )
    own.choices = {**own.choices, **choices}
    own.save(update_fields=["choices"])
    return own.choices


@recorded
def close_survey(*, survey: BoardSurvey, by: User, at: datetime) -> None:
    """Add the answers up and let go of them. This cannot be taken back."""
    check_can_prepare_packs(by, on=local_date(survey.organisation, at))
    locked = BoardSurvey.objects.select_for_update().get(pk=survey.pk)
    if locked.closed_at is not None:
        raise NotNow(_("This survey is closed already."))
    answers = SurveyAnswer.objects.filter(survey=locked)
    given = [choices for choices in answers.values_list("choices", flat=True) if choices]
    _close(locked, given, closed_at=at)
    answers.delete()


@recorded
def record_survey(
    *,
    year: int,
    answers: Sequence[Mapping[str, str]],
    closed_at: datetime,
    by: User,
    at: datetime,
) -> BoardSurvey:
    """A survey of an earlier year, answered elsewhere: only its sums are kept."""
    check_can_prepare_packs(by, on=local_date(by.organisation, at))
    survey = BoardSurvey.objects.create(
        organisation=by.organisation,
        year=year,
        items=[[key, str(words)] for key, words in ITEMS.items()],
        answer_by=local_date(by.organisation, closed_at),
        opened_by=by,
        opened_at=closed_at,
        closed_at=closed_at,
    )
    _close(survey, answers, closed_at=closed_at)
    return survey


def _close(
    survey: BoardSurvey, answers: Sequence[Mapping[str, str]], *, closed_at: datetime
) -> None:
    survey.closed_at = closed_at
    survey.answered = len(answers)
    survey.sums = summed(answers, [key for key, _ in survey.items])
    survey.save(update_fields=["closed_at", "answered", "sums"])
