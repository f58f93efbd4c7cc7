"""Study: what happened, beside what was expected of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from pdsa.models import Cycle, Prediction
from pdsa.permissions import check_can_read_critically, check_can_test
from pdsa.policies import check_has_reached, has_reached
from pdsa.services import checks
from pdsa.stages import CycleStage, Outcome
from people.calendar import local_date
from people.models import User
from projects.policies import check_is_open

EDITABLE = frozenset({"data_summary", "compared_with_prediction", "learned"})


@dataclass(frozen=True)
class Judgement:
    """How one prediction compared with what happened: confirmed by a person, always."""

    prediction: Prediction
    outcome: Outcome | None
    happened: float | None = None
    happened_words: str = ""


@recorded
def study(
    *,
    cycle: Cycle,
    seen_version: int,
    changes: Mapping[str, object],
    by: User,
    at: datetime,
    judgements: tuple[Judgement, ...] = (),
    is_finished: bool = False,
) -> None:
    """Write what the test showed, unless somebody else has since `seen_version`."""
    if unknown := changes.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    check_can_test(by, cycle.project, on=local_date(cycle.organisation, at))
    check_is_open(cycle.project)
    check_has_reached(cycle, CycleStage.STUDY)
    checks.check_texts(changes)
    _check_judgements(judgements, cycle)
    columns = dict(changes)
    if is_finished or has_reached(cycle, CycleStage.ACT):
        _check_is_whole(cycle, changes, judgements)
    if is_finished and not has_reached(cycle, CycleStage.ACT):
        columns |= {"studied_by": by, "studied_at": at, "stage": CycleStage.ACT}
    Cycle.objects.edit(cycle, seen_version=seen_version, **columns)
    for judgement in judgements:
        _judge(judgement, at=at)


@recorded
def tick_reading(
    *, cycle: Cycle, seen_version: int, was_written_after: bool | None, by: User, at: datetime
) -> None:
    """A coach says whether Study reads as written after the test; None takes it back."""
    check_can_read_critically(by, cycle.project, on=local_date(cycle.organisation, at))
    if cycle.studied_at is None:
        raise NotNow(_("There is no finished Study to read yet."))
    Cycle.objects.edit(cycle, seen_version=seen_version, study_was_written_after=was_written_after)


def _check_judgements(judgements: tuple[Judgement, ...], cycle: Cycle) -> None:
    for judgement in judgements:
        if judgement.prediction.cycle_id != cycle.pk:
            raise Invalid(_("That prediction belongs to another cycle."))
        if len(judgement.happened_words) > checks.LONGEST_LINE:
            raise Invalid(
                _("Say in at most {most} characters what happened instead.").format(
                    most=checks.LONGEST_LINE
                )
            )


def _check_is_whole(
    cycle: Cycle, changes: Mapping[str, object], judgements: tuple[Judgement, ...]
) -> None:
    said = [changes.get(name, getattr(cycle, name)) for name in EDITABLE]
    outcomes = {judgement.prediction.pk: judgement.outcome for judgement in judgements}
    unjudged = [
        str(prediction)
        for prediction in cycle.predictions.order_by("pk")
        if not outcomes.get(prediction.pk, prediction.outcome)
    ]
    checks.check_studied(said, unjudged=unjudged)


def _judge(judgement: Judgement, *, at: datetime) -> None:
    prediction = judgement.prediction
    said = {
        "outcome": judgement.outcome or "",
        "happened": judgement.happened,
        "happened_words": judgement.happened_words.strip(),
    }
    if all(getattr(prediction, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(prediction, name, value)
    prediction.judged_at = at if judgement.outcome else None
    prediction.save(update_fields=[*said, "judged_at"])
