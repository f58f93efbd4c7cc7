"""Why a project needs somebody, in words, gravest first, each with the way to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from charts import periods
from charts.vocabulary import Rhythm
from common.addresses import addresses_of
from common.templatetags.words import counted
from dashboards.attention import TONES, WEIGHTS, Reason
from dashboards.models import ProjectSummary
from people.calendar import local_date
from people.models import Organisation
from projects.models import Project
from projects.stages import ACTIVE


@dataclass(frozen=True)
class ReasonLine:
    """One reason; `href` is where somebody can do something about it."""

    reason: Reason
    words: str
    href: str

    @property
    def tone(self) -> str:
        return TONES.get(self.reason, "warning")

    @property
    def is_concern(self) -> bool:
        return self.reason is Reason.CONCERN

    @property
    def icon(self) -> str:
        return "concern" if self.is_concern else "clock"


@dataclass(frozen=True)
class Ways:
    """The addresses of a project and of its main measure, which is empty where there is none."""

    project: str
    measure: str


def ways_to(projects: Iterable[Project]) -> list[Ways]:
    """For projects as `dashboards.selectors.portfolio.with_rows` gives them, in their order."""
    project_at, measure_at = addresses_of("project"), addresses_of("measure")
    return [
        Ways(
            project_at(project.public_id),
            measure_at(project.main["address"]) if project.main else "",  # type: ignore[attr-defined]
        )
        for project in projects
    ]


def reasons_of(
    project: Project, organisation: Organisation, *, on: date, ways: Ways | None = None
) -> list[ReasonLine]:
    """For projects as `dashboards.selectors.portfolio.with_rows` gives them."""
    if project.stage not in ACTIVE or project.summary.last_active_on is None:
        return []
    teller = _Teller(project, organisation, on, ways or ways_to([project])[0])
    return sorted(teller.told(), key=lambda line: -WEIGHTS[line.reason])


def weight_of(lines: list[ReasonLine]) -> int:
    """How much the reasons weigh together: the order of a portfolio."""
    return sum(WEIGHTS[line.reason] for line in lines)


def for_so_long(days: int) -> str:
    """5 days, 6 weeks, 7 months: how long something has lasted, as people say it."""
    if days < 14:
        return counted(days, "day")
    if days < 120:
        return counted(days // 7, "week")
    return counted(round(days / 30.4), "month")


class _Teller:
    """Tells the reasons of one project."""

    def __init__(self, project: Project, organisation: Organisation, on: date, ways: Ways) -> None:
        self.summary: ProjectSummary = project.summary
        self.main: dict | None = project.main  # type: ignore[attr-defined]
        self.organisation = organisation
        self.on = on
        self.href = ways.project
        self.measure_href = ways.measure or ways.project

    def told(self) -> Iterator[ReasonLine]:
        yield from self._activity()
        yield from self._data()
        yield from self._signals()
        yield from self._tests()
        yield from self._waiting()
        yield from self._score()

    def _activity(self) -> Iterator[ReasonLine]:
        assert self.summary.last_active_on is not None
        days = (self.on - self.summary.last_active_on).days
        words = _("Nothing has happened for {time}").format(time=for_so_long(days))
        if days >= self.organisation.silent_after_days:
            yield ReasonLine(Reason.SILENT, words, self.href)
        elif days >= self.organisation.quiet_after_days:
            yield ReasonLine(Reason.QUIET, words, self.href)

    def _data(self) -> Iterator[ReasonLine]:
        quiet, silent = self.summary.quiet_from, self.summary.silent_from
        if quiet is None or silent is None or quiet > self.on or self.main is None:
            return
        reason = Reason.NO_DATA if silent <= self.on else Reason.LATE_DATA
        yield ReasonLine(reason, self._no_data(self.main), self.measure_href)

    def _no_data(self, main: dict) -> str:
        if not main["latest_period"]:
            return _("No data so far on “{name}”").format(name=main["name"])
        newest = date.fromisoformat(main["latest_period"])
        ended = periods.following(Rhythm(main["rhythm"]), newest)
        return _("No data for {time} on “{name}”").format(
            time=for_so_long((self.on - ended).days), name=main["name"]
        )

    def _signals(self) -> Iterator[ReasonLine]:
        concerns, signals = self.summary.unseen_concerns, self.summary.unseen_signals
        if not signals:
            return
        reason = Reason.CONCERN if concerns else Reason.SIGNAL
        kind = _("of concern ") if concerns else ""
        words = _("A signal {kind}nobody has looked at").format(kind=kind)
        if (count := concerns or signals) > 1:
            words = _("{count} signals {kind}nobody has looked at").format(count=count, kind=kind)
        yield ReasonLine(reason, words, self.measure_href)

    def _tests(self) -> Iterator[ReasonLine]:
        over = sum(end < self.on for end in self.summary.unstudied_ends)
        href = f"{self.href}cycles/"
        if over > 1:
            yield ReasonLine(
                Reason.UNSTUDIED_MANY, _("{over} tests without Study").format(over=over), href
            )
        elif over:
            since = for_so_long((self.on - self.summary.unstudied_ends[0]).days)
            words = _("A test without Study, {since} after its end").format(since=since)
            yield ReasonLine(Reason.UNSTUDIED_ONE, words, href)

    def _waiting(self) -> Iterator[ReasonLine]:
        questions, barriers = self.summary.open_questions, self.summary.open_barriers
        if questions:
            words = _("A coaching question without an answer")
            if questions > 1:
                words = _("{questions} coaching questions without an answer").format(
                    questions=questions
                )
            yield ReasonLine(
                Reason.QUESTION, words + self._since(self.summary.oldest_question_at), self.href
            )
        if barriers:
            words = (
                _("A barrier is open")
                if barriers == 1
                else _("{barriers} barriers are open").format(barriers=barriers)
            )
            yield ReasonLine(
                Reason.BARRIER, words + self._since(self.summary.oldest_barrier_at), self.href
            )

    def _since(self, moment: object) -> str:
        days = (self.on - local_date(self.organisation, moment)).days  # type: ignore[arg-type]
        return _(", for {time}").format(time=for_so_long(days)) if days > 0 else ""

    def _score(self) -> Iterator[ReasonLine]:
        claimed, suggested = self.summary.claimed_score, self.summary.suggested_score
        if claimed is not None and suggested is not None and claimed > suggested:
            words = _("Claims {claimed}, the record shows {suggested}").format(
                claimed=claimed, suggested=suggested
            )
            yield ReasonLine(Reason.OVERCLAIMED, words, self.href)
