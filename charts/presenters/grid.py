"""The table of text boxes for many periods at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from charts.figures.words import sentence_case
from charts.models import Measure
from common.language import lazily

_PERIODS = {
    "day": lazily("Day"),
    "week": lazily("Week"),
    "month": lazily("Month"),
    "quarter": lazily("Quarter"),
    "event": lazily("Day"),
}
_TEXT_COLUMNS = ("period", "note")


@dataclass(frozen=True)
class Cell:
    """One box, and what is wrong with what stands in it."""

    name: str
    label: str
    text: str
    error: str
    is_number: bool
    is_wide: bool


@dataclass(frozen=True)
class Grid:
    """The boxes row by row, and every refusal with the box it points at."""

    period: str  # what a period is called: Month
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    template: tuple[Cell, ...]  # a row to be filled in by the script: __index__, __number__
    refusals: tuple[tuple[str, str], ...]


def grid_of(
    measure: Measure,
    fields: Sequence[str],
    rows: Iterable[Mapping[Any, str]],
    problems: Mapping[tuple[int, str], str],
) -> Grid:
    """The boxes for `rows` of typed texts; `problems` are by row, from 0, and field."""
    headings = headings_of(measure, fields)
    return Grid(
        period=headings["period"],
        headings=tuple(headings.values()),
        rows=tuple(
            tuple(
                _cell(str(at), str(at + 1), field, headings[field], row.get(field, ""), problems)
                for field in fields
            )
            for at, row in enumerate(rows)
        ),
        template=tuple(
            _cell("__index__", "__number__", field, headings[field], "", {}) for field in fields
        ),
        refusals=tuple(
            (
                _name(str(at), field),
                _("Row {number}, {column}: {reason}").format(
                    number=at + 1, column=headings[field].lower(), reason=reason
                ),
            )
            for (at, field), reason in problems.items()
        ),
    )


def _cell(
    index: str,
    number: str,
    field: str,
    heading: str,
    text: str,
    problems: Mapping[tuple[int, str], str],
) -> Cell:
    return Cell(
        name=_name(index, field),
        label=_("{heading}, row {number}").format(heading=heading, number=number),
        text=text,
        error=problems.get((int(index), field), "") if index.isdigit() else "",
        is_number=field not in _TEXT_COLUMNS,
        is_wide=field == "note",
    )


def _name(index: str, field: str) -> str:
    return f"form-{index}-{field}"


def headings_of(measure: Measure, fields: Sequence[str]) -> dict[str, str]:
    """What the columns of a measure are called."""
    return {field: _heading(measure, field) for field in fields}


def _heading(measure: Measure, field: str) -> str:
    words = {
        "period": _PERIODS[measure.rhythm],
        "numerator": measure.numerator_words or _("How many"),
        "denominator": measure.denominator_words or _("Out of"),
        "value": measure.value_words or measure.shown_words or _("Number"),
        "note": _("Note"),
    }
    return sentence_case(words[field])
