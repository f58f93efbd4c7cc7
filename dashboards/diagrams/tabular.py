"""A diagram as a table for spreadsheets, and back: one row a box, its links in one cell.

Boxes are numbered in the order of the outline. "Leads to" holds the numbers of boxes nearer the
aim, "3; 5 (weak)". Reading needs the columns Kind, Text and Leads to; it adds what is not on the
diagram yet and never takes anything away.
"""

import csv
import re
from collections.abc import Mapping
from io import StringIO

from django.utils.translation import gettext as _

from common.spreadsheets.cells import as_meant, harmless
from dashboards.diagrams.outline import outline, walk
from dashboards.diagrams.pasting import LONGEST, Draft
from dashboards.diagrams.theory import IDEA_STATE_LABELS, Theory
from projects.layers import LABELS, Layer, NewBox, NewLink, Strength, may_lead_to

COLUMNS = (
    "Number",
    "Kind",
    "Text",
    "Leads to",
    "State of tests",
    "Measures",
)
_NEEDED = ("kind", "text", "leads to")
_KINDS = {label.lower(): layer for layer, label in LABELS.items()} | {
    layer.value: layer for layer in Layer
}
_WEAK = re.compile(r"\s*\(weak\)\s*$", re.IGNORECASE)


def as_csv(theory: Theory) -> str:
    """The table. Texts cannot become formulas."""
    boxes = [branch.box for branch in walk(outline(theory))]
    numbers = {box.key: number for number, box in enumerate(boxes, start=1)}
    leads_to: dict[int, list[str]] = {box.key: [] for box in boxes}
    for line in sorted(theory.lines, key=lambda line: numbers[line.target]):
        weak = "" if line.is_strong else " (weak)"
        leads_to[line.source].append(f"{numbers[line.target]}{weak}")
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for box in boxes:
        state = IDEA_STATE_LABELS[box.state] if box.state else ""
        watches = "; ".join(watch.words for watch in box.watches)
        writer.writerow(
            [
                numbers[box.key],
                LABELS[box.layer],
                harmless(box.text),
                "; ".join(leads_to[box.key]),
                state,
                harmless(watches),
            ]
        )
    return text.getvalue()


def read_table(text: str, *, there: Mapping[tuple[Layer, str], str]) -> Draft:
    """What a table adds to a diagram on which the boxes `there` are: (layer, words) to key."""
    rows = _rows(text)
    if isinstance(rows, str):
        return Draft(problems=(rows,))
    keys: dict[str, tuple[str, Layer]] = {}  # what a row is called in the table: key and layer
    aim = next((key for (layer, _), key in there.items() if layer is Layer.AIM), "")
    boxes: list[NewBox] = []
    problems: list[str] = []
    for row, cells in rows:
        words, layer = _words(cells["text"]), _KINDS.get(cells["kind"].strip().lower())
        if problem := _problem(row, cells["kind"], layer, words):
            problems.append(problem)
            continue
        assert layer is not None
        known = aim if layer is Layer.AIM else there.get((layer, words.lower()), "")
        key = known or f"row {row}"
        for name in (cells.get("number", "").strip(), words.lower()):
            if name:
                keys.setdefault(name, (key, layer))
        if not known and not any(box.layer is layer and box.text == words for box in boxes):
            boxes.append(NewBox(key, layer, words))
    links, wrong = _links(rows, keys)
    return Draft(tuple(boxes), tuple(links), (*problems, *wrong))


_Rows = list[tuple[int, dict[str, str]]]


def _rows(text: str) -> _Rows | str:
    """The rows by their number in the file, as heading to cell; or what is wrong with the file."""
    if not text.strip():
        return _("The file is empty.")
    first = text.lstrip().splitlines()[0]
    delimiter = max(",;\t", key=first.count)
    try:
        lines = list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error:
        return _("This is no table that can be read. Save it as CSV once more, then try again.")
    headings = [heading.strip().lower() for heading in lines[0]]
    if missing := [name for name in _NEEDED if name not in headings]:
        return _(
            "The first row needs the headings Kind, Text and Leads to. Missing here: {missing}."
        ).format(missing=", ".join(missing))
    return [
        (row, dict(zip(headings, [*cells, *[""] * len(headings)], strict=False)))
        for row, cells in enumerate(lines[1:], start=2)
        if any(cell.strip() for cell in cells)
    ]


def _problem(row: int, kind: str, layer: Layer | None, words: str) -> str:
    if layer is None:
        return _(
            "Row {row}: “{name}” is no kind of box. Write Aim, Primary driver, "
            "Secondary driver or Change idea."
        ).format(row=row, name=kind.strip()[:40])
    if not words:
        return _("Row {row} has no text.").format(row=row)
    if len(words) > LONGEST:
        return _("Row {row} has {words} characters. Use at most {most}.").format(
            row=row, words=len(words), most=LONGEST
        )
    return ""


def _links(rows: _Rows, keys: Mapping[str, tuple[str, Layer]]) -> tuple[list[NewLink], list[str]]:
    links: dict[tuple[str, str], NewLink] = {}
    problems = []
    for row, cells in rows:
        source = keys.get(cells.get("number", "").strip() or _words(cells["text"]).lower())
        for said in cells["leads to"].split(";"):
            name = _words(_WEAK.sub("", said))
            if not name or source is None:
                continue
            target = keys.get(name) or keys.get(name.lower())
            if target is None:
                problems.append(
                    _("Row {row} leads to “{name}”, which is in no row.").format(
                        row=row, name=name[:60]
                    )
                )
            elif not may_lead_to(source[1], target[1]):
                problems.append(
                    _(
                        "Row {row} cannot lead to “{name}”: links go towards the aim, and "
                        "from a change idea to a driver."
                    ).format(row=row, name=name[:60])
                )
            else:
                strength = Strength.WEAK if _WEAK.search(said) else Strength.STRONG
                links[source[0], target[0]] = NewLink(source[0], target[0], strength)
    return list(links.values()), problems


def _words(cell: str) -> str:
    """The words of a cell; the apostrophe that keeps a spreadsheet from calculating is not one."""
    return as_meant(" ".join(cell.split()))
