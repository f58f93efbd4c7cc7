"""Where a project stands in its way of working, at a glance: the strip, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.templatetags.words import ago, day
from dashboards.selectors.methods import DueStage
from pdsa.presenters.waiting import WaitingLine
from projects.methods import METHODS
from projects.methods.standing import State, Step
from projects.models import Project


@dataclass(frozen=True)
class StripStep:
    """One stage in the strip of stages."""

    number: int
    title: str
    href: str
    is_done: bool
    is_here: bool

    @property
    def words(self) -> str:
        return "done" if self.is_done else _("you are here") if self.is_here else ""


@dataclass(frozen=True)
class Strip:
    """A way of working at a glance."""

    label: str
    href: str
    steps: tuple[StripStep, ...]
    words: str


def strip_of(project: Project, steps: Sequence[Step]) -> Strip:
    """The stages as a strip, with the way to each."""
    method = METHODS[project.method]
    href = reverse("method", args=[project.public_id])
    here = next((n for n, step in enumerate(steps) if step.state is State.HERE), None)
    return Strip(
        label=method.label,
        href=href,
        steps=tuple(
            StripStep(
                number=number,
                title=step.stage.title,
                href=f"{href}#{step.stage.anchor}",
                is_done=step.is_done and step.state is not State.HERE,
                is_here=step.state is State.HERE,
            )
            for number, step in enumerate(steps, start=1)
        ),
        words=_strip_words(steps, here),
    )


def due_line(due: DueStage, *, on: date) -> WaitingLine:
    """A stage whose day has come, with the way to write it."""
    project, step = due.project, due.step
    assert step.day is not None
    return WaitingLine(
        title=step.stage.title,
        href=reverse("method_stage", args=[project.public_id, step.stage.key]),
        project=project.title,
        words=_("{method}. Missing: {missing_words}").format(
            method=project.get_method_display(), missing_words=_missing_words(step)
        ),
        due=due_words(step.day, on),
        is_late=step.day < on,
        action=_("Write it up"),
    )


def due_words(on: date, today: date) -> str:
    """How a day that has come is spoken of."""
    if on == today:
        return _("Due today")
    said = ago(on)
    return (
        _("Due since {on}").format(on=day(on))
        if said.startswith("on ")
        else _("Due {said}").format(said=said)
    )


def _strip_words(steps: Sequence[Step], here: int | None) -> str:
    if here is None:
        return _("All stages are behind it.")
    step = steps[here]
    said = _("Stage {number} of {steps}: {title}.").format(
        number=here + 1, steps=len(steps), title=step.stage.title
    )
    if not step.missing:
        return _("{said} Everything that shows it is there.").format(said=said)
    return _("{said} Missing: {missing_words}.").format(
        said=said, missing_words=_missing_words(step)
    )


def _missing_words(step: Step) -> str:
    """The first evidence that is missing, and how much more."""
    first, more = step.missing[0], len(step.missing) - 1
    return f"{first[:1].lower()}{first[1:]}" + (
        _(", and {more} more").format(more=more) if more else ""
    )
