"""What a team expects of a test, said before it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure
from common.errors import Invalid
from pdsa.judging import range_words
from pdsa.models import Cycle, Prediction
from pdsa.permissions import check_can_test
from pdsa.policies import check_has_not_started
from pdsa.services import checks
from people.calendar import local_date
from people.models import User
from projects.policies import check_is_open

MOST = 12


@dataclass(frozen=True)
class Expectation:
    """A prediction as somebody says it: words, or a measure with a number, or all of them."""

    words: str = ""
    measure: Measure | None = None
    lowest: float | None = None
    highest: float | None = None
    by_when: date | None = None
    confidence: int | None = None


@recorded
def make_prediction(*, cycle: Cycle, expected: Expectation, by: User, at: datetime) -> Prediction:
    """Say what you expect, before the test begins. A measure is followed on its chart too."""
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
    check_has_not_started(cycle)
    check_expectation(expected, cycle)
    if cycle.predictions.count() >= MOST:
        raise Invalid(
            _("{most} predictions are plenty for one test. Take one away first.").format(most=MOST)
        )
    if expected.measure is not None:
        cycle.measures.add(expected.measure)
    return Prediction.objects.create(
        organisation=cycle.organisation, cycle=cycle, made_at=at, **prediction_columns(expected)
    )


@recorded
def take_back_prediction(*, prediction: Prediction, by: User, at: datetime) -> None:
    """Remove a prediction while the test has not begun. The history keeps it."""
    cycle = prediction.cycle
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
    check_has_not_started(cycle)
    prediction.delete()


def check_expectation(expected: Expectation, cycle: Cycle) -> None:
    """Refuse a prediction that says nothing, or nothing that can be."""
    if expected.measure is not None and expected.measure.project_id != cycle.project_id:
        raise Invalid(fields={"measure": _("Choose a measure of this project.")})
    checks.check_prediction(
        words=expected.words,
        lowest=expected.lowest,
        highest=expected.highest,
        has_measure=expected.measure is not None,
        confidence=expected.confidence,
    )
    checks.check_coming_day(expected.by_when, "by_when")
    start = cycle.planned_start
    if expected.by_when and start and expected.by_when < start:
        raise Invalid(fields={"by_when": _("This is before the test starts. Choose a later day.")})


def prediction_columns(expected: Expectation) -> dict[str, object]:
    """What is stored; a number of a measure says itself where no words were given."""
    words = " ".join(expected.words.split())
    said = range_words(expected.lowest, expected.highest)
    if expected.measure is not None and expected.measure.is_percentage and said:
        said += "%"
    return vars(expected) | {"words": words or f"{expected.measure}: {said}"}
