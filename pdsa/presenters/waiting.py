"""What waits for one person, in words: a step of a cycle, or something to do for it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from pdsa.models import CycleTask
from pdsa.presenters.ramps import due_words, next_step_words
from pdsa.selectors.waiting import Step, WaitingCycle

_ACTIONS = {
    Step.FINISH_PLAN: lazily("Finish the plan"),
    Step.START: lazily("Start"),
    Step.WRITE_DO: lazily("Write it up"),
    Step.STUDY: lazily("Study"),
    Step.DECIDE: lazily("Decide"),
    Step.CONTINUE: lazily("Plan the next"),
}


@dataclass(frozen=True)
class WaitingLine:
    """Something that waits, with the way to it; `posts_to` where one press does it."""

    title: str
    href: str
    project: str
    words: str
    due: str
    is_late: bool
    action: str
    posts_to: str = ""


def cycle_line(waiting: WaitingCycle, *, on: date) -> WaitingLine:
    """A cycle with its next step; the way leads to the form that is open there."""
    cycle = waiting.cycle
    return WaitingLine(
        title=cycle.title,
        href=f"{reverse('cycle', args=[cycle.public_id])}#{_part(waiting.step)}",
        project=cycle.project.title,
        words=next_step_words(cycle),
        due=due_words(waiting.due_on, on),
        is_late=waiting.due_on is not None and waiting.due_on < on,
        action=_ACTIONS[waiting.step],
    )


def task_line(task: CycleTask, *, on: date) -> WaitingLine:
    """Something to do, which can be ticked off at once."""
    cycle = task.cycle
    return WaitingLine(
        title=task.what,
        href=f"{reverse('cycle', args=[cycle.public_id])}#tasks",
        project=cycle.project.title,
        words=_("For “{title}”").format(title=cycle.title)
        + (f", {task.where}" if task.where else ""),
        due=due_words(task.due_on, on),
        is_late=task.due_on is not None and task.due_on < on,
        action=_("Done"),
        posts_to=reverse("cycle_task_finish", args=[task.public_id]),
    )


def _part(step: Step) -> str:
    parts = {
        Step.FINISH_PLAN: "plan",
        Step.STUDY: "study",
        Step.DECIDE: "act",
        Step.CONTINUE: "act",
    }
    return parts.get(step, "do")
