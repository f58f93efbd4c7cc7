"""What the stage of a cycle allows: Plan, Do, Study and Act follow each other."""

from django.utils.translation import gettext as _

from common.errors import NotNow
from common.language import lazily
from common.templatetags.words import day
from pdsa.models import Cycle
from pdsa.stages import ORDER, CycleStage

_FIRST = {
    CycleStage.DO: lazily(
        "Finish the plan first: what you will do and what you expect. Then start."
    ),
    CycleStage.STUDY: lazily("Write what happened first and finish Do. Then study it."),
    CycleStage.ACT: lazily(
        "Finish Study first: compare what happened with what you said. Then decide."
    ),
    CycleStage.DONE: lazily("Decide first: adopt, adapt or abandon. Then plan the next cycle."),
}


def has_reached(cycle: Cycle, stage: CycleStage) -> bool:
    return ORDER.index(CycleStage(cycle.stage)) >= ORDER.index(stage)


def check_has_reached(cycle: Cycle, stage: CycleStage) -> None:
    """Each stage is written after the one before it is finished."""
    if not has_reached(cycle, stage):
        raise NotNow(_FIRST[stage], code="stage_before_not_finished")


def check_has_not_started(cycle: Cycle) -> None:
    """A plan and its predictions stand from the day of the test, so that they can be compared."""
    if cycle.started_on is not None:
        raise NotNow(
            _(
                "The test began on {started_on}, so the plan and what you expected "
                "stand as they were. Write what changed under Do."
            ).format(started_on=day(cycle.started_on)),
            code="test_has_begun",
        )


def check_has_started(cycle: Cycle) -> None:
    if cycle.started_on is None:
        raise NotNow(_("Start the test first: say on which day it began."), code="test_not_begun")
