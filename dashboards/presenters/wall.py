"""The board on a ward wall in words, short enough to be read while walking by."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from charts.figures.drawing import on_dark
from charts.models import Measure, Measurement
from charts.presenters.safety_cross import cross_of
from common.templatetags.words import counted
from common.verdicts import VARIATIONS, Verdict
from dashboards.presenters.measures import tile
from dashboards.selectors.wall import MOST_MEASURES, MOST_ROWS, BoardFacts
from pdsa.models import Cycle
from pdsa.stages import CycleStage
from people.calendar import days_between
from people.models import Unit, User
from projects.models import Barrier
from projects.presenters.barriers import LONG


@dataclass(frozen=True)
class WallTile:
    """One measure: its latest number, what its chart says, and the chart for a dark ground."""

    title: str
    latest: str
    period: str
    is_late: bool
    sentence: str
    verdict: Verdict
    drawing: SafeString


@dataclass(frozen=True)
class WallCross:
    """A month as a safety cross, in the room of one measure."""

    title: str
    month: str
    drawing: SafeString


@dataclass(frozen=True)
class WallRow:
    """One line of a list on the board."""

    words: str
    beside: str
    is_urgent: bool = False


@dataclass(frozen=True)
class WallList:
    """A list with its heading; `empty` says what it means that there is nothing."""

    heading: str
    rows: Sequence[WallRow]
    has_more: bool
    empty: str


@dataclass(frozen=True)
class Board:
    """Everything on the board, and of which moment it is."""

    unit: Unit
    at: datetime
    crosses: Sequence[WallCross]
    tiles: Sequence[WallTile]
    lists: Sequence[WallList]


def board(unit: Unit, facts: BoardFacts, *, on: date, at: datetime) -> Board:
    """The board of a unit at that moment, in the order in which a huddle walks along it."""
    tests = [_cycle(cycle, facts.partners) for cycle in facts.cycles]
    barriers = [_barrier(barrier, unit, at) for barrier in facts.barriers]
    needed = [
        WallRow(task.what, _name(task.who, facts.partners), is_urgent=_is_before(task.due_on, on))
        for task in facts.tasks
    ]
    crosses = [_month(measure, rows, on) for measure, rows in facts.crosses]
    shown = {measure.pk for measure, _ in facts.crosses}
    others = [measure for measure in facts.measures if measure.pk not in shown]
    return Board(
        unit,
        at,
        crosses=crosses,
        tiles=_tiles(others[: MOST_MEASURES - len(crosses)], on),
        lists=(
            _list(_("What we are testing"), tests, _("No test is planned for this week.")),
            _list(_("What is in the way"), barriers, _("Nothing is in the way.")),
            _list(_("Needed at the huddle"), needed, _("Nobody has anything due today.")),
        ),
    )


def _list(heading: str, rows: Sequence[WallRow], empty: str) -> WallList:
    return WallList(heading, rows[:MOST_ROWS], len(rows) > MOST_ROWS, empty)


def _month(measure: Measure, rows: Sequence[Measurement], on: date) -> WallCross:
    cross = cross_of(rows, on=on, on_dark=True)
    return WallCross(measure.name, cross.month, cross.drawing)


def _tiles(measures: Sequence[Measure], on: date) -> list[WallTile]:
    """Two projects may call their measures alike: then each says whose it is."""
    names = Counter(measure.name for measure in measures)
    return [_tile(measure, on, says_whose=names[measure.name] > 1) for measure in measures]


def _tile(measure: Measure, on: date, *, says_whose: bool) -> WallTile:
    known = tile(measure, today=on)
    whose = f" · {measure.project}" if says_whose and measure.project else ""
    return WallTile(
        title=known.title + whose,
        latest=known.latest or "–",
        period=known.period[:1].upper() + known.period[1:],
        is_late=bool(known.freshness.tone),
        sentence=known.sentence,
        verdict=VARIATIONS[known.variation],
        drawing=mark_safe(on_dark(known.drawing)),  # our own drawing, as workers stored it
    )


def _cycle(cycle: Cycle, partners: Iterable[int]) -> WallRow:
    lead = _name(cycle.lead, partners)
    if cycle.stage == CycleStage.DO and cycle.started_on:
        return WallRow(
            cycle.title,
            _("Since {short} · {lead}").format(short=_short(cycle.started_on), lead=lead),
        )
    if cycle.planned_start:
        return WallRow(
            cycle.title,
            _("From {short} · {lead}").format(short=_short(cycle.planned_start), lead=lead),
        )
    return WallRow(cycle.title, lead)


def _barrier(barrier: Barrier, unit: Unit, at: datetime) -> WallRow:
    days = days_between(unit.organisation, barrier.raised_at, at)
    beside = _("Open for {days}").format(days=counted(days, "day")) if days else _("Raised today")
    return WallRow(barrier.words, beside, is_urgent=days >= LONG)


def _name(person: User | None, partners: Iterable[int]) -> str:
    """Service users and carers are not named where visitors walk by."""
    if person is None or person.pk in partners:
        return _("A partner in the team")
    return person.name


def _is_before(day: date | None, on: date) -> bool:
    return day is not None and day < on


def _short(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B}"
