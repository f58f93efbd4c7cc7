"""A project's way of working in words and links: its stages, its evidence, its days."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import counted
from dashboards.presenters.method_standing import Strip, due_words, strip_of
from people.roles import Action
from projects.methods import METHODS, Fact, Kind
from projects.methods.standing import Shown, State, Step
from projects.models import Project
from projects.stages import LABELS, MOVES, Stage

_STATES = {
    State.DONE: (lazily("Done"), "ok", "tick"),
    State.HERE: (lazily("You are here"), "brand", "next"),
    State.PASSED: (lazily("Something is missing"), "warning", "warning"),
    State.AHEAD: (lazily("Ahead"), "neutral", ""),
}
_WHERE: dict[Fact, str] = {
    Fact.AIM: "charter",
    Fact.CHARTER_APPROVED: "charter",
    Fact.TEAM: "project_team",
    Fact.SPONSOR: "project_team",
    Fact.COACH: "project_team",
    Fact.LIVED_EXPERIENCE: "project_team",
    Fact.MEASURE: "project",
    Fact.BASELINE: "project",
    Fact.DRIVERS: "diagram",
    Fact.IDEA: "diagram",
    Fact.TEST_PLANNED: "cycles",
    Fact.TEST_DONE: "cycles",
    Fact.TEST_STUDIED: "cycles",
    Fact.ADOPTED: "cycles",
    Fact.IMPROVEMENT: "project",
    Fact.NUMBER_SINCE: "project",
}


@dataclass(frozen=True)
class EvidenceLine:
    """One piece of evidence; `href` leads to where it comes from, when the record shows it."""

    words: str
    is_met: bool
    href: str

    @property
    def state(self) -> str:
        return _("There") if self.is_met else _("Missing")

    @property
    def tone(self) -> str:
        return "ok" if self.is_met else "neutral"


@dataclass(frozen=True)
class Line:
    """One line of an answer; a touch point has its feeling beside it."""

    text: str
    feeling: str = ""


@dataclass(frozen=True)
class AnswerView:
    """A question with what was written; `lines` where there is one thing on each line."""

    words: str
    text: str
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class DayView:
    """The day of a stage, in words."""

    words: str
    day: date | None
    note: str
    tone: str


@dataclass(frozen=True)
class StageView:
    """One stage for one person. Without `href` it is not this person's to write."""

    number: int
    title: str
    about: str
    anchor: str
    state: str
    tone: str
    icon: str
    is_here: bool
    answers: tuple[AnswerView, ...]
    evidence: tuple[EvidenceLine, ...]
    day: DayView | None
    is_written: bool
    href: str

    @property
    def action(self) -> str:
        return _("Change") if self.is_written else _("Write")

    @property
    def evidence_summary(self) -> str:
        met = sum(line.is_met for line in self.evidence)
        return _("What shows that it is done: {met} of {evidence} there").format(
            met=met, evidence=len(self.evidence)
        )


@dataclass(frozen=True)
class MethodPage:
    """A way of working for one person. Addresses that are empty are not offered."""

    label: str
    about: str
    strip: Strip
    stages: tuple[StageView, ...]
    days: tuple[tuple[str, DayView], ...]
    change_href: str
    move_href: str
    move_words: str


def method_page(
    project: Project, steps: Sequence[Step], actions: Collection[Action], *, today: date
) -> MethodPage:
    """The way of working for somebody who may do `actions`."""
    method = METHODS[project.method]
    may_edit = Action.EDIT_PROJECT in actions and not project.is_closed
    move = _next_stage(project, steps) if may_edit else None
    views = tuple(
        stage_view(project, step, number, may_edit=may_edit, today=today)
        for number, step in enumerate(steps, start=1)
    )
    return MethodPage(
        label=method.label,
        about=method.about,
        strip=strip_of(project, steps),
        stages=views,
        days=tuple((view.title, view.day) for view in views if view.day),
        change_href=reverse("method_change", args=[project.public_id]) if may_edit else "",
        move_href=reverse("project_stage", args=[project.public_id]) if move else "",
        move_words=_("Move the project to “{stage}”").format(stage=LABELS[move]) if move else "",
    )


def stage_view(
    project: Project, step: Step, number: int, *, may_edit: bool, today: date
) -> StageView:
    """One stage as it stands."""
    word, tone, icon = _STATES[step.state]
    if step.state is State.HERE and step.is_done:
        word, tone, icon = _("Done: you are here"), "ok", "tick"
    answers = answers_of(step)
    address = [project.public_id, step.stage.key]
    return StageView(
        number=number,
        title=step.stage.title,
        about=step.stage.about,
        anchor=step.stage.anchor,
        state=word,
        tone=tone,
        icon=icon,
        is_here=step.state is State.HERE,
        answers=answers,
        evidence=tuple(_evidence_line(project, shown) for shown in step.evidence),
        day=day_view(step, today=today),
        is_written=step.written.version > 0,
        href=reverse("method_stage", args=address) if may_edit else "",
    )


def answers_of(step: Step) -> tuple[AnswerView, ...]:
    """What was written of a stage, in the order of its questions."""
    return tuple(
        AnswerView(prompt.words, text, _lines(text, prompt.kind))
        for prompt in step.stage.prompts
        if (text := step.written.answers.get(prompt.key, ""))
    )


def day_view(step: Step, *, today: date) -> DayView | None:
    """The day of a stage: when it is, and whether it is due."""
    rule, on = step.stage.day, step.day
    if rule is None:
        return None
    if on is None:
        note = _("No day yet") if rule.is_written else _("Counted once the workshop has its day")
        return DayView(rule.words, None, note, "neutral")
    if step.is_done:
        return DayView(rule.words, on, _("Done"), "ok")
    if on > today:
        return DayView(rule.words, on, f"In {counted((on - today).days, 'day')}", "neutral")
    if not step.is_due(today):
        return DayView(rule.words, on, _("Something is missing"), "neutral")
    return DayView(rule.words, on, due_words(on, today), "warning")


def _next_stage(project: Project, steps: Sequence[Step]) -> Stage | None:
    """Where the project could move, once its part of the way of working is complete."""
    here = next((n for n, step in enumerate(steps) if step.state is State.HERE), None)
    if here is None or not steps[here].is_done or here + 1 == len(steps):
        return None
    following = steps[here + 1].stage.stage
    return following if following in MOVES[Stage(project.stage)] else None


def _evidence_line(project: Project, shown: Shown) -> EvidenceLine:
    href = reverse(_WHERE[shown.fact], args=[project.public_id]) if shown.fact else ""
    return EvidenceLine(shown.words, shown.is_met, href)


def _lines(text: str, kind: Kind) -> tuple[Line, ...]:
    if kind is Kind.TEXT:
        return ()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if kind is Kind.LINES:
        return tuple(Line(line) for line in lines)
    parted = (line.rpartition(":") for line in lines)
    return tuple(
        Line(moment.strip(), feeling.strip()) if moment else Line(feeling.strip())
        for moment, _, feeling in parted
    )
