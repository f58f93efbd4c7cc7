"""The page of one cycle: its head, and its four parts with what was written, or a form."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import day, joined, moment
from pdsa.models import Cycle, CycleTask
from pdsa.policies import has_reached
from pdsa.presenters.labels import LABELS, PARTS, STAGE_OF, TITLES
from pdsa.presenters.ramps import Standing, standing_of
from pdsa.stages import (
    DECISION_LABELS,
    KIND_LABELS,
    ORDER,
    SCALE_LABELS,
    CycleKind,
    Scale,
)
from people.models import User

_LATER = {
    "do": lazily("Comes when the plan is finished."),
    "study": lazily("Comes when you have written what happened."),
    "act": lazily("Comes when you have compared what happened with what you expected."),
}
_NAMED: Mapping[str, Mapping] = {
    "kind": KIND_LABELS,
    "scale": SCALE_LABELS,
    "decision": DECISION_LABELS,
}
_STAMPS = {"plan": "planned", "do": "done", "study": "studied", "act": "decided"}


@dataclass(frozen=True)
class CycleHead:
    """What stands above the page of a cycle."""

    title: str
    href: str
    project: str
    project_href: str
    tests_href: str
    numbering: str
    standing: Standing
    scale: str
    kind: str
    stage_number: int  # 1 to 4, and 5 when all is done
    next_href: str  # where the next cycle can be planned; else empty


@dataclass(frozen=True)
class CycleLinks:
    """Where the small forms of a cycle's page go. `drop` is empty where there is no way back."""

    start: str
    expected: str
    task: str
    reading: str
    drop: str


@dataclass(frozen=True)
class Answer:
    """One thing that was written."""

    label: str
    text: str


@dataclass(frozen=True)
class Part:
    """One part of a cycle. An empty address is not offered."""

    name: str
    title: str
    answers: tuple[Answer, ...]
    stamp: str
    later: str  # why there is nothing to write yet
    change_href: str


@dataclass(frozen=True)
class TaskLine:
    """Something to do for a cycle."""

    what: str
    more: str
    is_done: bool
    finish_href: str
    remove_href: str

    @property
    def finish_label(self) -> str:
        """The buttons' names for those who hear them: there are several alike."""
        return _("Done: {what}").format(what=self.what)

    @property
    def reopen_label(self) -> str:
        return _("Not done yet: {what}").format(what=self.what)

    @property
    def remove_label(self) -> str:
        return _("Remove: {what}").format(what=self.what)


def head_of(cycle: Cycle, ramp: Sequence[Cycle], *, may_write: bool) -> CycleHead:
    """The head of a cycle's page; its ramp tells its number."""
    project = cycle.project
    is_last = ramp[-1] == cycle
    return CycleHead(
        title=cycle.title,
        href=reverse("cycle", args=[cycle.public_id]),
        project=project.title,
        project_href=reverse("project", args=[project.public_id]),
        tests_href=reverse("cycles", args=[project.public_id]),
        numbering=_("Cycle {number} of {ramp}").format(number=ramp.index(cycle) + 1, ramp=len(ramp))
        if len(ramp) > 1
        else "",
        standing=standing_of(cycle),
        scale=SCALE_LABELS[Scale(cycle.scale)],
        kind=KIND_LABELS[CycleKind(cycle.kind)],
        stage_number=ORDER.index(cycle.stage) + 1,
        next_href=reverse("cycle_next", args=[cycle.public_id])
        if may_write and is_last and cycle.decision
        else "",
    )


def links_of(cycle: Cycle, ramp: Sequence[Cycle], *, may_write: bool) -> CycleLinks:
    """The addresses of what can be done on a cycle's page."""
    address = [cycle.public_id]
    may_drop = may_write and cycle.started_on is None and ramp[-1] == cycle
    return CycleLinks(
        start=reverse("cycle_start", args=address),
        expected=reverse("prediction_new", args=address),
        task=reverse("cycle_task_new", args=address),
        reading=reverse("cycle_reading", args=address),
        drop=reverse("cycle_drop", args=address) if may_drop else "",
    )


def parts_of(cycle: Cycle, *, may_write: bool) -> dict[str, Part]:
    """What was written of a cycle, part by part."""
    return {name: _part(cycle, name, may_write) for name in PARTS}


def task_lines(tasks: Sequence[CycleTask], *, may_write: bool) -> list[TaskLine]:
    """What has to be done, with the buttons for those who may."""
    return [_task(task, may_write) for task in tasks]


def digest_of(cycle: Cycle, part: str) -> str:
    """A short name for what is stored of one part, to tell whether it has changed since."""
    values: list[object] = [stored(cycle, name) for name in PARTS[part]]
    if part == "study":
        judged = cycle.predictions.order_by("pk").values_list(
            "pk", "outcome", "happened", "happened_words"
        )
        values.append(list(judged))
    return blake2s(repr(values).encode(), digest_size=8).hexdigest()


def said(name: str, value: object) -> str:
    """An answer as the page says it; nothing where nothing was answered."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No, something was different")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return joined([str(one) for one in value])
    return _NAMED.get(name, {}).get(value, str(value))


def _part(cycle: Cycle, name: str, may_write: bool) -> Part:
    stage = STAGE_OF.get(name)
    is_reached = stage is None or has_reached(cycle, stage)
    return Part(
        name=name,
        title=TITLES[name],
        answers=tuple(_answers(cycle, name)),
        stamp=_stamp(cycle, name),
        later="" if is_reached else _LATER[name],
        change_href=reverse(f"cycle_{name}", args=[cycle.public_id])
        if may_write and is_reached
        else "",
    )


def _answers(cycle: Cycle, part: str) -> list[Answer]:
    return [
        Answer(LABELS[name], text)
        for name in PARTS[part]
        if name != "title" and (text := said(name, stored(cycle, name)))
    ]


def stored(cycle: Cycle, name: str) -> object:
    """What is stored for one question; measures by their names."""
    if name == "measures":
        return [str(measure) for measure in cycle.measures.order_by("name", "pk")]
    return getattr(cycle, name)


def _stamp(cycle: Cycle, part: str) -> str:
    if part not in _STAMPS:
        return ""
    by: User | None = getattr(cycle, f"{_STAMPS[part]}_by")
    at = getattr(cycle, f"{_STAMPS[part]}_at")
    return _("Finished by {by} on {at}").format(by=by, at=moment(at)) if by else ""


def _task(task: CycleTask, may_write: bool) -> TaskLine:
    more = [str(task.who) if task.who else "", task.where]
    more.append(f"by {day(task.due_on)}" if task.due_on else "")
    address = [task.public_id]
    return TaskLine(
        what=task.what,
        more=" · ".join(part for part in more if part),
        is_done=task.done_at is not None,
        finish_href=reverse("cycle_task_finish", args=address) if may_write else "",
        remove_href=reverse("cycle_task_remove", args=address) if may_write else "",
    )
