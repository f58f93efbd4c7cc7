"""The matrix of a portfolio: parts of the organisation by stage, each count a way to the list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from charts.vocabulary import Staleness
from common.language import lazily
from common.markup import filled
from dashboards.selectors.portfolio import UNDER_WAY, Asked
from dashboards.selectors.portfolio_counts import Part
from people.models import Unit
from projects.stages import ACTIVE, LABELS, Stage

IN_ORDER = [stage for stage in LABELS if stage in ACTIVE]
REST = [stage for stage in LABELS if stage not in ACTIVE]
_NOT_FRESH = ((Staleness.QUIET, "quiet", "warning"), (Staleness.SILENT, "silent", "danger"))


@dataclass(frozen=True)
class MatrixLink:
    """A count with the way to what it counts; without an address it is only said."""

    number: int
    href: str
    word: str = ""
    tone: str = ""


@dataclass(frozen=True)
class MatrixCell:
    """One stage in one part: all projects, and those of them that have gone quiet or silent."""

    label: str
    all: MatrixLink
    stale: Sequence[MatrixLink]


@dataclass(frozen=True)
class MatrixRow:
    """One part of the organisation; `drawn` are its cells as they stand in the table."""

    name: str
    href: str
    cells: Sequence[MatrixCell]
    drawn: SafeString
    big_i: str
    is_total: bool = False


@dataclass(frozen=True)
class Sums:
    """What the whole portfolio comes to."""

    under_way: int
    big_i_percent: str
    big_i_words: str
    closed_with_learning: int
    closed_href: str
    completed: int
    silent: int
    silent_href: str
    without_coach_href: str


COLUMNS = [*(LABELS[stage] for stage in IN_ORDER), lazily("Under way"), *(LABELS[s] for s in REST)]


class Matrix:
    """Turns counted parts into rows of links to `address`, keeping the other `filters`."""

    def __init__(self, parts: Sequence[Part], address: str, filters: Mapping[str, str]) -> None:
        self._parts = parts
        self._address = address
        self._filters = {k: v for k, v in filters.items() if k not in ("stage", "activity")}
        self._whole = Part(None)
        for part in parts:
            self._whole.counts.update(part.counts)
            self._whole.big_i += part.big_i

    def rows(self) -> list[MatrixRow]:
        """A row for each part, and the sum of all."""
        rows = [self._row(part) for part in self._parts]
        if len(rows) == 1 and self._parts[0].unit is not None:
            return rows
        cells = self._cells(self._whole, {})
        drawn = _drawn(_("All together"), cells)
        total = MatrixRow(_("All together"), "", cells, drawn, _share(self._whole), is_total=True)
        return [*rows, total] if rows else []

    def sums(self) -> Sums:
        whole, under_way = self._whole, self._whole.at(ACTIVE)
        return Sums(
            under_way=under_way,
            big_i_percent=f"{100 * whole.big_i / under_way:.0f}%" if under_way else "–",
            big_i_words=_("{share} projects under way").format(share=_share(whole))
            if under_way
            else "",
            closed_with_learning=whole.at([Stage.CLOSED_WITH_LEARNING]),
            closed_href=self._href({"stage": Stage.CLOSED_WITH_LEARNING.value}),
            completed=whole.at([Stage.COMPLETED]),
            silent=whole.at(ACTIVE, [Staleness.SILENT]),
            silent_href=self._href({"activity": Staleness.SILENT.value}),
            without_coach_href=self._href({"stage": UNDER_WAY, "coach": "nobody"}),
        )

    def found(self, asked: Asked) -> int:
        """How many projects the list has: those of the matrix at that stage and activity."""
        stages = list(Stage)
        if asked.stage:
            stages = list(ACTIVE) if asked.stage == UNDER_WAY else [Stage(asked.stage)]
        if not asked.staleness:
            return self._whole.at(stages)
        return self._whole.at(
            [stage for stage in stages if stage in ACTIVE], [Staleness(asked.staleness)]
        )

    def _row(self, part: Part) -> MatrixRow:
        place = {} if part.unit is None else {"place": str(part.unit.public_id)}
        offered = part.unit is not None and part.unit.closed_on is None
        name, cells = _name(part.unit), self._cells(part, place if offered else None)
        return MatrixRow(
            name=name,
            href=self._href(place) if offered else "",
            cells=cells,
            drawn=_drawn(name, cells),
            big_i=_share(part),
        )

    def _cells(self, part: Part, place: Mapping[str, str] | None) -> list[MatrixCell]:
        under_way = self._cell(part, _("Under way"), UNDER_WAY, ACTIVE, place)
        return [
            *(self._cell(part, LABELS[s], s.value, [s], place) for s in IN_ORDER),
            under_way,
            *(self._cell(part, LABELS[s], s.value, [s], place) for s in REST),
        ]

    def _cell(
        self,
        part: Part,
        label: str,
        stage: str,
        stages: Sequence[Stage] | frozenset[Stage],
        place: Mapping[str, str] | None,
    ) -> MatrixCell:
        def link(number: int, word: str = "", tone: str = "", **more: str) -> MatrixLink:
            href = "" if place is None else self._href({**place, "stage": stage, **more})
            return MatrixLink(number, href if number else "", word, tone)

        stale = [
            link(count, word, tone, activity=staleness.value)
            for staleness, word, tone in _NOT_FRESH
            if ACTIVE.issuperset(stages) and (count := part.at(stages, [staleness]))
        ]
        return MatrixCell(label, link(part.at(stages)), stale)

    def _href(self, chosen: Mapping[str, str]) -> str:
        return f"{self._address}?{urlencode({**self._filters, **chosen})}#projects"


def _drawn(name: str, cells: Sequence[MatrixCell]) -> SafeString:
    """The cells of a row: there may be hundreds on a page."""
    return mark_safe("".join(_drawn_cell(name, cell) for cell in cells))


def _drawn_cell(name: str, cell: MatrixCell) -> SafeString:
    said = {"name": name, "label": cell.label}
    stale = "".join(
        filled("dashboards/_matrix_stale.html", vars(part) | said) for part in cell.stale
    )
    return filled(
        "dashboards/_matrix_cell.html", vars(cell.all) | said | {"stale": mark_safe(stale)}
    )


def _share(part: Part) -> str:
    return f"{part.big_i:,} of {part.at(ACTIVE):,}"


def _name(unit: Unit | None) -> str:
    if unit is None:
        return _("Directly here")
    return _("{name} (closed)").format(name=unit.name) if unit.closed_on else unit.name
