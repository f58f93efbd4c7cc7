"""Which part of a spreadsheet is of which measure: by the names of sheets, or a column of names."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts.paste.sheets import Lines, numbered
from common.spreadsheets.sheets import Sheet
from common.spreadsheets.writing import sheet_name

NOTHING = -1  # the answer that a sheet is of no measure
_NAMES_MEASURES = frozenset({"measure", "measures", "measure name", "indicator"})
_HEADINGS_WITHIN = 30  # lines


@dataclass(frozen=True)
class Piece:
    """The lines of a sheet that are of one measure, counted from 0 as `measure`."""

    sheet: int
    measure: int
    lines: Lines
    is_split: bool = False  # the sheet is of several measures

    @property
    def key(self) -> str:
        return f"{self.sheet}-{self.measure}"


@dataclass(frozen=True)
class Pieces:
    """What was found. `unused` are sheets; `unknown` counts rows by names that no measure has."""

    pieces: tuple[Piece, ...]
    unused: tuple[int, ...]
    unknown: Mapping[str, int]


def pieces_of(sheets: Sequence[Sheet], names: Sequence[str], chosen: Mapping[int, int]) -> Pieces:
    """The parts of a spreadsheet for measures of these `names`.

    `chosen` is what a person answered: of which measure a sheet is, or NOTHING.
    """
    allowed: list[str] = []  # as our own templates name their sheets
    for name in names:
        allowed.append(sheet_name(name, taken=allowed))
    found: list[Piece] = []
    unused: list[int] = []
    unknown: Counter[str] = Counter()
    for at, sheet in enumerate(sheets):
        lines = numbered(sheet.rows)
        measure = chosen.get(at, _by_name(sheet.name, names, allowed))
        column = _column_of_names(lines) if at not in chosen else None
        if column is not None:
            parts, strangers = _split(lines, *column, names)
            found += [Piece(at, measure, part, is_split=True) for measure, part in parts.items()]
            unknown.update(strangers)
        elif measure is None or measure == NOTHING:
            unused.append(at)
        else:
            found.append(Piece(at, measure, lines))
    return Pieces(tuple(found), tuple(unused), unknown)


def _by_name(sheet: str, names: Sequence[str], allowed: Sequence[str]) -> int | None:
    said = _plain(sheet)
    for known in (names, allowed):
        for at, name in enumerate(known):
            if said and said == _plain(name):
                return at
    return None


def _column_of_names(lines: Lines) -> tuple[int, int] | None:
    """The line and the column whose heading says that names of measures stand below."""
    for at, (_number, cells) in enumerate(lines[:_HEADINGS_WITHIN]):
        for column, cell in enumerate(cells):
            if _plain(cell) in _NAMES_MEASURES and len(list(filter(None, cells))) > 1:
                return at, column
    return None


def _split(
    lines: Lines, heading: int, column: int, names: Sequence[str]
) -> tuple[dict[int, Lines], Counter[str]]:
    """The lines of each measure, below the headings of them all; and how many are of no measure."""
    known = {_plain(name): at for at, name in enumerate(names)}
    above = [(number, _without(cells, column)) for number, cells in lines[: heading + 1]]
    parts: dict[int, list[tuple[int, list[str]]]] = {}
    unknown: Counter[str] = Counter()
    for number, cells in lines[heading + 1 :]:
        name = cells[column] if column < len(cells) else ""
        if _plain(name) in known:
            of_one = parts.setdefault(known[_plain(name)], list(above))
            of_one.append((number, _without(cells, column)))
        elif name:
            unknown[name] += 1
    return dict(sorted(parts.items())), unknown


def _without(cells: list[str], column: int) -> list[str]:
    return ["" if at == column else cell for at, cell in enumerate(cells)]


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
