"""Barriers in words: what is in the way, for how long, with whom, and what became of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import ago, counted, joined
from people.calendar import days_between
from people.models import User
from people.roles import Action, ProjectRole
from projects.models import Barrier, BarrierState, BarrierStep, Project, ProjectMembership
from projects.routing import Level, Office, lies_at, next_above

RECENT = timedelta(days=30)  # for how long an overview shows an answer
LONG = 14  # days after which a barrier is marked as waiting long
Kind = BarrierStep.Kind

_OUTCOMES = {
    BarrierState.RESOLVED: ("ok", "tick"),
    BarrierState.DECLINED: ("neutral", "cross"),
}
_DID = {
    Kind.RAISED: lazily("Raised"),
    Kind.ESCALATED: lazily("Taken a level up"),
    Kind.RESOLVED: lazily("Resolved"),
    Kind.DECLINED: lazily("Declined"),
    Kind.REOPENED: lazily("Opened again"),
    Kind.WITHDRAWN: lazily("Taken back"),
}

_ACTS = {
    Kind.RAISED: lazily("Raised a barrier"),
    Kind.ESCALATED: lazily("Took a barrier a level up"),
    Kind.RESOLVED: lazily("Resolved a barrier"),
    Kind.DECLINED: lazily("Declined a barrier"),
    Kind.REOPENED: lazily("Opened a barrier again"),
    Kind.WITHDRAWN: lazily("Took back a barrier"),
}


@dataclass(frozen=True)
class StoryLine:
    """One step of a barrier: when, who, and what in a sentence."""

    at: datetime
    by: str
    sentence: str


@dataclass(frozen=True)
class BarrierRow:
    """One barrier for one person. An address that is empty is not offered."""

    anchor: str
    words: str
    project: str
    project_href: str
    is_waiting: bool
    clock: str  # "Open for 12 days"
    tone: str
    icon: str
    with_whom: str
    raised_by: str
    said: str  # the newest words about it: why it came here, or what changed
    story: tuple[StoryLine, ...]
    answer_href: str
    can_go_up: str  # to whom it can be taken
    reword_href: str
    withdraw_href: str
    reopen_href: str
    undo_href: str

    @property
    def has_something_to_do(self) -> bool:
        offered = (self.answer_href, self.reword_href, self.withdraw_href, self.reopen_href)
        return any(offered) or bool(self.undo_href)

    @property
    def reword_label(self) -> str:
        """A button's name for those who hear it: there are several alike."""
        return _("Reword: {words}").format(words=self.words)

    @property
    def withdraw_label(self) -> str:
        return _("Take back: {words}").format(words=self.words)

    @property
    def reopen_label(self) -> str:
        return _("Open again: {words}").format(words=self.words)

    @property
    def undo_label(self) -> str:
        return _("Undo: {words}").format(words=self.words)


@dataclass(frozen=True)
class Barriers:
    """The barriers of one project, and what somebody can do there."""

    waiting: tuple[BarrierRow, ...]
    answered: tuple[BarrierRow, ...]  # newest first
    raise_href: str
    lately: tuple[BarrierRow, ...]  # the newest answers, for an overview
    all_href: str
    goes_to: str
    no_sponsor: str


def barriers_for_page(
    reader: User,
    project: Project,
    barriers: Sequence[Barrier],
    line: Sequence[Level],
    actions: Collection[Action],
    *,
    team: Sequence[ProjectMembership] = (),
    at: datetime,
) -> Barriers:
    """A project's barriers for `reader`, who may do `actions` there. Barriers come with `story`."""
    rows = {barrier: barrier_row(reader, barrier, line, actions, at=at) for barrier in barriers}
    answered = [barrier for barrier in barriers if not barrier.is_waiting]
    answered.sort(key=lambda barrier: _story(barrier)[-1].made_at, reverse=True)
    raises = Action.RAISE_BARRIER in actions and not project.is_closed
    return Barriers(
        waiting=tuple(row for barrier, row in rows.items() if barrier.is_waiting),
        answered=tuple(rows[barrier] for barrier in answered),
        lately=tuple(rows[barrier] for barrier in answered[:2] if _is_recent(barrier, at)),
        raise_href=reverse("barrier_new", args=[project.public_id]) if raises else "",
        all_href=reverse("barriers", args=[project.public_id]) if barriers else "",
        goes_to=people_words(lies_at(line, None)),
        no_sponsor=_no_sponsor(line, team) if not project.is_closed else "",
    )


def barrier_row(
    reader: User,
    barrier: Barrier,
    line: Sequence[Level],
    actions: Collection[Action],
    *,
    at: datetime,
) -> BarrierRow:
    """One barrier of a project whose `line` of people is known."""
    level = lies_at(line, barrier.escalated_to)
    newest = _story(barrier)[-1]
    is_open = not barrier.project.is_closed
    answers = barrier.is_waiting and is_open and Action.ANSWER_BARRIER in actions
    above = next_above(line, level) if answers else None
    own = barrier.raised_by_id == reader.pk
    edits = own or Action.EDIT_PROJECT in actions
    raises = bool({Action.RAISE_BARRIER, Action.ANSWER_BARRIER} & set(actions))
    undoes = (
        newest.made_by_id == reader.pk
        and newest.kind != Kind.RAISED
        and at - newest.made_at <= BarrierStep.UNDO_FOR
    )
    tone, icon = _tone(barrier, at)
    return BarrierRow(
        anchor=f"barrier-{barrier.public_id}",
        words=barrier.words,
        project=barrier.project.title,
        project_href=reverse("project", args=[barrier.project.public_id]),
        is_waiting=barrier.is_waiting,
        clock=clock_words(barrier, at=at),
        tone=tone,
        icon=icon,
        with_whom=_("With {people_words}").format(people_words=people_words(level))
        if barrier.is_waiting
        else "",
        raised_by=_("{raised_by} raised it").format(raised_by=barrier.raised_by),
        said=f"{newest.made_by}: {newest.words}" if newest.words else "",
        story=tuple(
            StoryLine(step.made_at, step.made_by.name, told(step)) for step in _story(barrier)
        ),
        answer_href=_href("barrier_answer", barrier) if answers else "",
        can_go_up=people_words(_others(above, level)) if above else "",
        reword_href=(
            _href("barrier_reword", barrier) if own and newest.kind == Kind.RAISED else ""
        ),
        withdraw_href=_href("barrier_withdraw", barrier) if edits and barrier.is_waiting else "",
        reopen_href=(
            _href("barrier_reopen", barrier)
            if raises and is_open and not barrier.is_waiting and not undoes
            else ""
        ),
        undo_href=_href("barrier_undo", barrier) if undoes else "",
    )


def clock_words(barrier: Barrier, *, at: datetime) -> str:
    """For how long it has been open; or how it ended, and after how many days."""
    organisation = barrier.project.organisation
    if barrier.is_waiting:
        days = days_between(organisation, barrier.raised_at, at)
        return _("Open for {days}").format(days=counted(days, "day")) if days else _("Raised today")
    newest = _story(barrier)[-1]
    days = days_between(organisation, barrier.raised_at, newest.made_at)
    ended = f"{barrier.get_state_display()} {ago(newest.made_at, at)}"
    return (
        _("{ended}, after {days}").format(ended=ended, days=counted(days, "day"))
        if days
        else _("{ended}, on the same day").format(ended=ended)
    )


def people_words(level: Level) -> str:
    """Who has it, and in which role: "Sam Sponsor, sponsor of the project"."""
    names = joined([person.name for person in level.people])
    if level.office is Office.QI_TEAM:
        return (
            _("the central QI team") if names else _("nobody: the organisation has no QI team yet")
        )
    number = len(level.people)
    if level.office is Office.OF_PROJECT:
        words = ngettext(
            "{names}, sponsor of the project", "{names}, sponsors of the project", number
        )
    else:
        words = ngettext("{names}, sponsor of {place}", "{names}, sponsors of {place}", number)
    return words.format(names=names, place=level.place)


def told(step: BarrierStep) -> str:
    """What somebody did and why: "Taken a level up, to Dira Director: needs money"."""
    did = _DID[Kind(step.kind)]
    goes_on = step.kind in (Kind.RAISED, Kind.ESCALATED) and step.went_to
    where = _(", to {went_to}").format(went_to=step.went_to) if goes_on else ""
    return f"{did}{where}: {step.words}" if step.words else f"{did}{where}"


def barrier_sentence(change: Change) -> str:
    """A change of a barrier's own words. Everything else is told by its steps."""
    return (
        _("Reworded a barrier: {words}").format(words=change.row.words)
        if change.changed("words")
        else ""
    )


def step_sentence(change: Change) -> str:
    """What a step did to a barrier, as history tells it; or that it was undone."""
    step = change.row
    did = f"{_ACTS[Kind(step.kind)]}: {step.barrier.words}"
    if change.before is None:
        return f"{did}. {step.words}" if step.words else did
    return (
        _("Undid: {step}").format(step=did[:1].lower() + did[1:])
        if change.changed("undone_at")
        else ""
    )


def _others(above: Level, present: Level) -> Level:
    """Who of a level does not have the barrier already."""
    return replace(above, people=tuple(p for p in above.people if not present.has(p.id)))


def _no_sponsor(line: Sequence[Level], team: Sequence[ProjectMembership]) -> str:
    """What to say of a project that nobody sponsors; nothing where somebody does."""
    if line[0].people:
        return ""
    left = [m.user.name for m in team if m.role == ProjectRole.SPONSOR and not m.user.is_active]
    goes_to = _("Barriers go to {people_words}.").format(
        people_words=people_words(lies_at(line, None))
    )
    if left:
        return _("This project has no sponsor: the account of {left} is closed. {goes_to}").format(
            left=joined(left), goes_to=goes_to
        )
    return _("This project has no sponsor. {goes_to}").format(goes_to=goes_to)


def _is_recent(barrier: Barrier, at: datetime) -> bool:
    return at - _story(barrier)[-1].made_at <= RECENT


def _tone(barrier: Barrier, at: datetime) -> tuple[str, str]:
    if not barrier.is_waiting:
        return _OUTCOMES[BarrierState(barrier.state)]
    is_long = days_between(barrier.project.organisation, barrier.raised_at, at) >= LONG
    return ("warning" if is_long else "brand"), "clock"


def _story(barrier: Barrier) -> list[BarrierStep]:
    return barrier.story  # type: ignore[attr-defined]


def _href(name: str, barrier: Barrier) -> str:
    return reverse(name, args=[barrier.public_id])
