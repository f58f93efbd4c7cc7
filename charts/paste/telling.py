"""What was understood from a sheet, in words, before anything is saved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts import periods
from charts.figures.period_words import day_words, period_words
from charts.paste.dates import DayOrder, both_ways
from charts.paste.numbers import quoted
from charts.paste.rows import NUMBERS, Field, is_blank
from charts.paste.sheets import Column, SheetRows
from charts.paste.understanding import Understood
from charts.vocabulary import Rhythm
from common.templatetags.words import joined

MOST_NAMED = 8  # rows by their numbers; more are counted


@dataclass(frozen=True)
class Refusal:
    """A cell that cannot be saved: where it stands, what it says, and what to do about it."""

    row: int
    column: str
    typed: str
    reason: str


def told(
    sheet: str, found: SheetRows, understood: Understood, headings: Mapping[Field, str]
) -> list[str]:
    """Sentences on the sheet, its columns, and what is left out.

    `headings` are what the measure calls its fields.
    """
    return [
        *_where(sheet, found),
        *(_column_words(column, headings) for column in found.columns),
        *_left_out(found),
        *_gaps(found, understood),
        *_percentages(found, understood),
    ]


def missing_words(found: SheetRows, headings: Mapping[Field, str]) -> str:
    """What no column was found for, and what to do; empty where everything has one."""
    if not found.missing:
        return ""
    sentence = _(
        "We found no column for {missing}. Name it so above its numbers, or fill in the template."
    ).format(missing=joined([f"“{headings[field]}”" for field in found.missing]))
    if not found.left_out:
        return sentence
    others = joined([*found.left_out])
    return sentence + _(" Columns that we cannot place: {others}.").format(others=others)


def dates_words(found: SheetRows, order: DayOrder, rhythm: Rhythm) -> str:
    """How dates were read that could be meant both ways; empty where there are none."""
    for row in found.rows:
        ways = both_ways(row[Field.PERIOD]) or {}
        days = [day for day in ways.values() if day]
        meant = ways.get(order)
        if meant is None or len({periods.start_of(rhythm, day) for day in days}) < 2:
            continue
        said = {"typed": quoted(row[Field.PERIOD]), "day": day_words(meant)}
        if order is DayOrder.DAY_FIRST:
            return _("Dates are read with the day first: {typed} is {day}.").format(**said)
        return _("Dates are read with the month first: {typed} is {day}.").format(**said)
    return ""


def refusals_of(
    found: SheetRows, understood: Understood, headings: Mapping[Field, str]
) -> list[Refusal]:
    """Every cell that cannot be saved, by the row that it has in the spreadsheet."""
    return [
        Refusal(found.numbers[one.row], headings[one.field], one.typed, one.reason)
        for one in understood.problems
    ]


def _where(sheet: str, found: SheetRows) -> Iterator[str]:
    if not found.numbers:
        return
    first, last = found.numbers[0], found.numbers[-1]
    rows = str(first) if first == last else _("{first} to {last}").format(first=first, last=last)
    if sheet:
        yield _("Sheet “{sheet}”, rows: {rows}.").format(sheet=sheet, rows=rows)
    else:
        yield _("Rows: {rows}.").format(rows=rows)
    if found.heading_row:
        yield _("The headings are in row {row}.").format(row=found.heading_row)


def _column_words(column: Column, headings: Mapping[Field, str]) -> str:
    called = _("Column {letter}").format(letter=column.letter)
    if column.heading:
        called += f" “{column.heading}”"
    said = {"called": called, "words": headings[column.field].lower()}
    if column.field is Field.NUMERATOR:
        return _("{called}: how many, “{words}”.").format(**said)
    if column.field is Field.DENOMINATOR:
        return _("{called}: out of how many, “{words}”.").format(**said)
    if column.field is Field.VALUE:
        return _("{called}: the number, “{words}”.").format(**said)
    return _("{called}: the {words}.").format(**said)


def _left_out(found: SheetRows) -> Iterator[str]:
    if found.left_out:
        yield _("Not used: {columns}.").format(columns=joined([*found.left_out]))
    if found.sums:
        yield ngettext(
            "Row {rows} adds up other rows, and is left out.",
            "Rows {rows} add up other rows, and are left out.",
            len(found.sums),
        ).format(rows=joined([str(number) for number in found.sums]))


def _gaps(found: SheetRows, understood: Understood) -> Iterator[str]:
    """Rows that say nothing of their period, so that nobody looks for them in vain below."""
    refused = {problem.row for problem in understood.problems}
    gaps = [
        found.numbers[at]
        for at, row in enumerate(found.rows)
        if not is_blank(row) and at not in understood.readings and at not in refused
    ]
    if found.missing or not gaps:  # without one of the columns no row can have its numbers
        return
    if len(gaps) > MOST_NAMED:
        yield _("{count} rows have no number, and nothing changes for them.").format(
            count=len(gaps)
        )
        return
    yield ngettext(
        "Row {rows} has no number, and nothing changes for it.",
        "Rows {rows} have no number, and nothing changes for them.",
        len(gaps),
    ).format(rows=joined([str(number) for number in gaps]))


def _percentages(found: SheetRows, understood: Understood) -> Iterator[str]:
    """A percentage in a measure that is written down as a number is the number before the sign."""
    for at in understood.readings:
        for field in NUMBERS:
            typed = found.rows[at].get(field, "")
            if typed.endswith("%"):
                yield _("Percentages are read as they are shown: {typed} is {number}.").format(
                    typed=quoted(typed), number=typed.removesuffix("%").strip()
                )
                return


def span_words(days: Sequence[str], rhythm: Rhythm) -> str:
    """From the first to the last period; `days` are ISO texts."""
    if not days:
        return ""
    first, last = (period_words(day, rhythm) for day in (min(days), max(days)))
    return first if first == last else _("{first} to {last}").format(first=first, last=last)
