"""Which column of a pasted table is what: its heading tells, else what stands in it."""

import re
from collections.abc import Iterable, Mapping, Sequence

from charts.paste.dates import NotADate, read_day
from charts.paste.numbers import NotANumber, is_missing, read_number
from charts.paste.rows import NUMBERS, Field
from charts.paste.tables import Table
from charts.vocabulary import Rhythm

_USUAL_HEADINGS = {
    Field.PERIOD: "month date period week day quarter commencing beginning starting when",
    Field.NUMERATOR: "numerator number count cases events",
    Field.DENOMINATOR: "denominator total all out population base",
    Field.VALUE: "value number count total average mean median result",
    Field.NOTE: "note notes comment comments remark remarks",
}


_EXACT = 100  # a heading in the very words of the measure outweighs any other


def lines_of_headings(table: Table, rhythm: Rhythm) -> int:
    """How many lines at the top hold neither a date nor a number; none if all lines are so."""
    for position, cells in enumerate(table):
        if any(_is_number(cell) or _is_date(cell, rhythm) for cell in cells):
            return position
    return 0


def find_columns(
    headings: Sequence[str],
    body: Table,
    fields: Sequence[Field],
    *,
    words: Mapping[Field, str],
    rhythm: Rhythm,
    guessing: bool = True,
) -> dict[Field, int]:
    """The column of each field. A field whose column is not found is left out.

    `words` are those of the measure: what its numerator and denominator count. With `guessing`,
    a field may get a column in which nothing of its kind stands.
    """
    width = max((len(cells) for cells in body), default=0)
    columns = {i: [cells[i] for cells in body if i < len(cells)] for i in range(width)}
    found = by_headings(headings if not guessing else headings[:width], fields, words)
    essential = [field for field in fields if field is not Field.NOTE]
    for wanted, suits in ((essential, _suits), (essential, _any_will_do), (fields, _suits)):
        if suits is _any_will_do and not guessing:
            continue
        for field in wanted:
            free = (i for i in columns if i not in found.values())
            column = next((i for i in free if suits(columns[i], field, rhythm)), None)
            if field not in found and column is not None:
                found[field] = column
    return found


def by_headings(
    headings: Sequence[str], fields: Sequence[Field], words: Mapping[Field, str]
) -> dict[Field, int]:
    """Columns whose heading speaks for one field more than for any other."""
    best: dict[Field, tuple[int, int]] = {}
    for column, heading in enumerate(headings):
        said = _words_in(heading)
        scores = {
            field: len(said & _words_in(f"{_USUAL_HEADINGS[field]} {words.get(field, '')}"))
            + _EXACT * (heading.strip().lower() == words.get(field, "").lower())
            for field in fields
            if heading.strip()
        } or {Field.NOTE: 0}
        field = max(scores, key=lambda field: scores[field])
        score = scores[field]
        is_clear = score > 0 and list(scores.values()).count(score) == 1
        if is_clear and score > best.get(field, (0, 0))[0]:
            best[field] = (score, column)
    return {field: column for field, (_, column) in best.items()}


def _suits(cells: Sequence[str], field: Field, rhythm: Rhythm) -> bool:
    said = [cell for cell in cells if not is_missing(cell)]
    if field is Field.PERIOD:
        return _mostly(_is_date(cell, rhythm) for cell in said)
    numbers = [_is_number(cell) for cell in said]
    if field in NUMBERS:
        # A column of percentages beside a numerator and a denominator only repeats them.
        repeats = field is not Field.VALUE and _mostly(cell.endswith("%") for cell in said)
        return not repeats and (_mostly(numbers) or not said)
    return bool(said) and not _mostly(numbers)


def _any_will_do(cells: Sequence[str], field: Field, rhythm: Rhythm) -> bool:
    """A column in which nothing can be read still has to go where its mistakes can be seen."""
    return True


def _mostly(answers: Iterable[bool]) -> bool:
    given = list(answers)
    return sum(given) * 2 > len(given)


def _words_in(text: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > 2}


def _is_date(text: str, rhythm: Rhythm) -> bool:
    try:
        read_day(text, rhythm)
    except NotADate:
        return False
    return True


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except NotANumber:
        return False
    return True
