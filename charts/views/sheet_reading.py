"""A spreadsheet, compared with the measures that it is for: what saving it would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from charts.exports.templates import Blank
from charts.forms.sheets import SheetAnswers
from charts.paste.dates import DayOrder
from charts.paste.pieces import NOTHING, Piece, Pieces, pieces_of
from charts.paste.rows import Field, fields_for
from charts.paste.sheets import SheetRows, numbered, read_sheet
from charts.paste.understanding import Understood, understand
from charts.presenters.checking import seen_in
from charts.presenters.grid import headings_of
from charts.readings import Reading
from charts.selectors import measurements_on_all
from charts.services.sheets import ForMeasure
from charts.vocabulary import DataShape
from common.patient_details import Detail, patient_details_in
from common.spreadsheets.sheets import Sheet

if TYPE_CHECKING:
    from charts.models import Measure, Measurement


@dataclass(frozen=True)
class Part:
    """What a sheet says of one measure, and what is stored of it now."""

    measure: "Measure"
    sheet: Sheet
    piece: Piece
    found: SheetRows
    understood: Understood
    order: DayOrder
    readings: Mapping[int, Reading]  # without a problem, by the row of the spreadsheet
    stored: Mapping[date, "Measurement"]
    is_second: bool  # another sheet is of the same measure

    @property
    def headings(self) -> dict[Field, str]:
        fields = fields_for(DataShape(self.measure.data_shape))
        return {field: headings_of(self.measure, [field])[field] for field in fields}

    @property
    def is_ready(self) -> bool:
        """Whether anything of it could be saved."""
        return self.found.is_readable and not self.is_second and self.understood.question is None

    def seen(self) -> dict[date, str]:
        """What a page shows of the numbers that saving would replace."""
        return seen_in(self.stored.values())


@dataclass(frozen=True)
class _Read:
    """A part before it is compared with what is stored."""

    piece: Piece
    measure: "Measure"
    found: SheetRows
    understood: Understood

    @property
    def readings(self) -> dict[int, Reading]:
        """What has no problem, by the row of the spreadsheet."""
        wrong = {problem.row for problem in self.understood.problems}
        readings = self.understood.readings.items()
        return {self.found.numbers[at]: one for at, one in readings if at not in wrong}

    @property
    def periods(self) -> set[date]:
        return {one.at_start_of(self.measure.every).period for one in self.readings.values()}


@dataclass(frozen=True)
class Upload:
    """A spreadsheet as it was understood for some measures."""

    sheets: Sequence[Sheet]
    measures: Sequence["Measure"]
    pieces: Pieces
    parts: Sequence[Part]

    @property
    def details(self) -> list[Detail]:
        """What may tell who a patient is, in the notes that would be saved."""
        notes = [r.note for part in self.parts for r in part.readings.values() if r.note]
        return patient_details_in("\n\n".join(notes))

    def to_save(self, answers: SheetAnswers) -> list[ForMeasure]:
        """What is right, for the service, of every part that is ready."""
        return [
            ForMeasure(part.measure, list(part.readings.values()), answers.seen(part.piece.key))
            for part in self.parts
            if part.is_ready and part.readings
        ]


def upload_of(
    sheets: Sequence[Sheet],
    measures: Sequence["Measure"],
    chosen: Mapping[int, int],
    answers: SheetAnswers,
    *,
    today: date,
) -> Upload:
    """Read sheets for measures; `chosen` says of which measure a sheet is. One query."""
    pieces = pieces_of(sheets, [measure.name for measure in measures], chosen)
    read = [
        _Read(
            piece, measures[piece.measure], *_read(piece, measures[piece.measure], answers, today)
        )
        for piece in pieces.pieces
    ]
    wanted: dict[Measure, set[date]] = {}
    for one in read:
        wanted.setdefault(one.measure, set()).update(one.periods)
    stored = measurements_on_all(wanted) if wanted else {}
    first = {piece.measure: piece for piece in reversed(pieces.pieces)}
    parts = [
        Part(
            measure=one.measure,
            sheet=sheets[one.piece.sheet],
            piece=one.piece,
            found=one.found,
            understood=one.understood,
            order=one.understood.order,
            readings=one.readings,
            stored={p: row for p, row in stored[one.measure.pk].items() if p in one.periods},
            is_second=first[one.piece.measure] is not one.piece,
        )
        for one in read
    ]
    return Upload(sheets, measures, pieces, parts)


def one_sheet(sheets: Sequence[Sheet], measure: "Measure", answers: SheetAnswers) -> dict[int, int]:
    """Which sheet is of this measure: as chosen, by name, or else the first that can be read."""
    others = dict.fromkeys(range(len(sheets)), NOTHING)
    chosen = answers.choice("sheet")
    if chosen is not None and chosen in others:
        return {**others, chosen: 0}
    named = pieces_of(sheets, [measure.name], {}).pieces
    if named:
        return {at: nothing for at, nothing in others.items() if at != named[0].sheet}
    readable = (at for at in others if _rows(numbered(sheets[at].rows), measure).is_readable)
    return {**others, next(readable, 0): 0}


def _read(
    piece: Piece, measure: "Measure", answers: SheetAnswers, today: date
) -> tuple[SheetRows, Understood]:
    found = _rows(piece.lines, measure)
    understood = understand(
        found.rows if found.is_readable else (),
        shape=DataShape(measure.data_shape),
        rhythm=measure.every,
        today=today,
        order=answers.order(piece.key),
    )
    return found, understood


def _rows(lines: Sequence[tuple[int, list[str]]], measure: "Measure") -> SheetRows:
    return read_sheet(
        lines,
        fields_for(DataShape(measure.data_shape)),
        words={
            Field.NUMERATOR: measure.numerator_words,
            Field.DENOMINATOR: measure.denominator_words,
            Field.VALUE: measure.value_words or measure.shown_words or measure.name,
        },
        rhythm=measure.every,
    )


def many_sheets(
    sheets: Sequence[Sheet], measures: Sequence["Measure"], answers: SheetAnswers
) -> dict[int, int]:
    """Which sheet is of which measure, as far as somebody has said so."""
    known = {str(measure.public_id): number for number, measure in enumerate(measures)}
    said = {at: answers.text(f"sheet-{at}") for at in range(len(sheets))}
    found = {at: known.get(text, NOTHING) for at, text in said.items() if text in (*known, "none")}
    if found or len(sheets) > 1 or len(measures) > 1:
        return found
    return {} if pieces_of(sheets, [measures[0].name], {}).pieces else {0: 0}


def blank_of(measure: "Measure", periods: Sequence[date]) -> Blank:
    """What a template asks for."""
    fields = fields_for(DataShape(measure.data_shape))
    return Blank(measure.name, measure.every, headings_of(measure, fields), periods)
