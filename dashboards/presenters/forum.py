"""A QI Forum's agenda in words, each line with the way to what it is about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import VerdictChange
from common.language import lazily
from common.templatetags.words import ago, counted, joined
from dashboards.attention import Reason
from dashboards.presenters.attention import for_so_long, reasons_of
from dashboards.presenters.changes import change_line, place_of
from dashboards.selectors.forum import AgendaKey, Celebrations, Coverage, Some
from people.calendar import days_between
from people.models import Organisation, Unit
from projects.models import BarrierState, Charter, ClosingSummary, ProgressScore, Project, Thanks
from projects.presenters.barriers import LONG, clock_words, people_words
from projects.presenters.closing import closing_stage
from projects.progress import name_of
from projects.selectors.barriers import Lying
from projects.stages import LABELS, Stage

LONGEST_QUOTE = 200


@dataclass(frozen=True)
class AgendaLine:
    """One thing to talk about. `act` is what this person can do about it, where anything."""

    title: str
    href: str
    meta: str
    sentence: str
    tag: str
    tone: str
    icon: str
    act: str = ""
    act_href: str = ""

    @property
    def act_label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return f"{self.act}: {self.title}"


@dataclass(frozen=True)
class AgendaPart:
    """One part of the agenda; `empty` says what it means that there is nothing."""

    key: AgendaKey
    title: str
    empty: str
    lines: Sequence[AgendaLine]
    in_all: int

    @property
    def more(self) -> int:
        return self.in_all - len(self.lines)


@dataclass(frozen=True)
class Share:
    """A share of the projects under way, with its numerator and denominator in words."""

    label: str
    percent: str
    words: str


@dataclass(frozen=True)
class Uncoached:
    """Projects for which the forum can find a coach."""

    projects: Sequence[tuple[str, str]] = field(default_factory=list)
    more: int = 0


def shares(coverage: Coverage) -> list[Share]:
    """Big I and coach coverage. Of no projects there is no share."""
    return [
        _share(_("Big I"), coverage.big_i, coverage, _("with service users or carers in the team")),
        _share(_("With a coach"), coverage.coached, coverage, _("with a QI coach in the team")),
    ]


def uncoached(found: Some[Project]) -> Uncoached:
    links = [(project.title, _href(project)) for project in found.rows]
    return Uncoached(links, found.in_all - len(links))


def charters_part(found: Some[Charter]) -> AgendaPart:
    return AgendaPart(
        AgendaKey.CHARTERS,
        _("New charters"),
        _("No charter was sent or decided, and none waits."),
        [_charter(charter) for charter in found.rows],
        found.in_all,
    )


def stalled_part(found: Some[Project], organisation: Organisation, *, on: date) -> AgendaPart:
    return AgendaPart(
        AgendaKey.STALLED,
        _("Stalled projects"),
        _("No project has gone quiet."),
        [_stalled(project, organisation, on) for project in found.rows],
        found.in_all,
    )


def barriers_part(lying: Iterable[Lying], in_all: int, *, at: datetime) -> AgendaPart:
    return AgendaPart(
        AgendaKey.BARRIERS,
        _("Barriers, the longest open first"),
        _("No barrier is open."),
        [_barrier(one, at) for one in lying],
        in_all,
    )


def celebrations_part(found: Celebrations, page: Unit) -> AgendaPart:
    improvements = [_improvement(change, page) for change in found.improvements.rows]
    lines = [
        *improvements,
        *(_score(score) for score in found.scores.rows),
        *(_ending(ending) for ending in found.endings.rows),
        *(_thanks(one) for one in found.thanks.rows),
    ]
    parts = (found.improvements, found.scores, found.endings, found.thanks)
    return AgendaPart(
        AgendaKey.CELEBRATIONS,
        _("Celebrations"),
        _(
            "No new improvement, no ending and no thanks in this time. Is there "
            "one that nobody wrote down?"
        ),
        lines,
        sum(part.in_all for part in parts),
    )


def _share(label: str, count: int, coverage: Coverage, having: str) -> Share:
    whole = coverage.under_way
    if not whole:
        return Share(label, "–", _("No project is under way."))
    words = _("{count:,} of {whole} under way {having}").format(
        count=count, whole=counted(whole, "project"), having=having
    )
    return Share(label, f"{100 * count / whole:.0f}%", words)


def _charter(charter: Charter) -> AgendaLine:
    project = charter.project
    tag, tone, icon, sentence = _standing(charter)
    return AgendaLine(
        title=project.title,
        href=reverse("charter", args=[project.public_id]),
        meta=_meta(project),
        sentence=f"{_shortened(project.aim)} {sentence}".strip(),
        tag=tag,
        tone=tone,
        icon=icon,
    )


def _standing(charter: Charter) -> tuple[str, str, str, str]:
    if charter.state == Charter.State.SUBMITTED:
        sent = _("{submitted_by} sent it {submitted_at}.").format(
            submitted_by=charter.submitted_by, submitted_at=ago(charter.submitted_at)
        )
        return _("Waits for its sponsor"), "warning", "clock", sent
    decided = _("Decided {decided_at} by {decided_by}.").format(
        decided_at=ago(charter.decided_at), decided_by=charter.decided_by
    )
    if charter.state == Charter.State.APPROVED:
        return _("Approved"), "ok", "tick", decided
    return _("Returned with questions"), "warning", "warning", decided


def _stalled(project: Project, organisation: Organisation, on: date) -> AgendaLine:
    last = project.summary.last_active_on
    silent = last is None or (on - last).days >= organisation.silent_after_days
    others = [
        line.words
        for line in reasons_of(project, organisation, on=on)
        if line.reason not in (Reason.SILENT, Reason.QUIET)
    ]
    coaches = joined(project.coaches)  # type: ignore[attr-defined]
    act = act_href = ""
    if project.may_close:  # type: ignore[attr-defined]
        act = _CLOSE[closing_stage(project)]
        act_href = reverse("project_close", args=[project.public_id])
    return AgendaLine(
        title=project.title,
        href=_href(project),
        meta=f"{_meta(project)} · {f'Coach: {coaches}' if coaches else 'No coach'}",
        sentence=" ".join(f"{words}." for words in others[:2]),
        tag=_("Nothing for {time}").format(time=for_so_long((on - last).days))
        if last
        else _("Nothing yet"),
        tone="danger" if silent else "warning",
        icon="clock",
        act=act,
        act_href=act_href,
    )


_CLOSE = {
    Stage.COMPLETED: lazily("Close as completed"),
    Stage.CLOSED_WITH_LEARNING: lazily("Close with learning"),
}


def _barrier(lying: Lying, at: datetime) -> AgendaLine:
    barrier = lying.barrier
    days = days_between(barrier.project.organisation, barrier.raised_at, at)
    is_up = barrier.state == BarrierState.ESCALATED
    return AgendaLine(
        title=barrier.words,
        href=reverse("barriers", args=[barrier.project.public_id]),
        meta=f"{barrier.project.unit.name} · {barrier.project.title}",
        sentence=_("{escalated}With {people_words}.").format(
            escalated="Taken a level up. " if is_up else "", people_words=people_words(lying.level)
        ),
        tag=clock_words(barrier, at=at),
        tone="warning" if days >= LONG else "brand",
        icon="clock",
    )


def _improvement(change: VerdictChange, page: Unit) -> AgendaLine:
    line = change_line(change)
    return AgendaLine(
        title=line.title,
        href=line.href,
        meta=place_of(change, page),
        sentence=line.sentence,
        tag=line.tag,
        tone=line.tone,
        icon=line.icon,
    )


def _score(score: ProgressScore) -> AgendaLine:
    return AgendaLine(
        title=score.project.title,
        href=_href(score.project),
        meta=score.project.unit.name,
        sentence=_("Progress score {score}: {name}. {countersigned_by} countersigned it.").format(
            score=score.score,
            name=name_of(score.score).lower(),
            countersigned_by=score.countersigned_by,
        ),
        tag=_("Goal in reach"),
        tone="ok",
        icon="tick",
    )


def _ending(ending: ClosingSummary) -> AgendaLine:
    project = ending.project
    is_completed = project.stage == Stage.COMPLETED
    kept = ending.changed_for_good if is_completed else ending.learned
    return AgendaLine(
        title=project.title,
        href=_href(project),
        meta=project.unit.name,
        sentence=_quoted(kept or ending.learned),
        tag=_("Goal reached: completed") if is_completed else LABELS[Stage.CLOSED_WITH_LEARNING],
        tone="ok",
        icon="tick",
    )


def _thanks(one: Thanks) -> AgendaLine:
    said = f"{_quoted(one.words)} " if one.words else ""
    return AgendaLine(
        title=one.project.title,
        href=_href(one.project),
        meta=one.project.unit.name,
        sentence=f"{said}{one.given_by}, {ago(one.given_at)}.",
        tag=_("Thanks"),
        tone="brand",
        icon="people",
    )


def _meta(project: Project) -> str:
    return f"{project.unit.name} · {project.get_stage_display()}"


def _href(project: Project) -> str:
    return reverse("project", args=[project.public_id])


def _quoted(words: str) -> str:
    return f"“{_shortened(words)}”" if words else ""


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST_QUOTE else f"{words[: LONGEST_QUOTE - 1].rstrip()}…"
