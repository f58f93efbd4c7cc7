"""The page that shows what was understood from a spreadsheet, for one measure or for a project."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from charts.forms.grid import MOST_BOXES, carried
from charts.forms.sheets import SheetAnswers, SheetFileForm, shown
from charts.paste.dates import DayOrder
from charts.paste.telling import dates_words, missing_words, refusals_of, span_words, told
from charts.presenters.checking import Outcome, checked, summary_of
from charts.presenters.sheets import PartPage, changes_in, save_label, table_of
from charts.views.sheet_reading import Part, Upload
from common.http import SignedInRequest
from common.patient_details import mark_of
from common.spreadsheets.sheets import Sheet, as_kept
from common.templatetags.words import joined

if TYPE_CHECKING:
    pass

_MOST_DETAILS = 20


@dataclass(frozen=True)
class Place:
    """Whose spreadsheet it is: what stands above the page, and where its buttons lead."""

    title: str
    where: str
    steps: Sequence[tuple[str, str]]
    href: str  # of this page
    cancel_href: str
    template_href: str
    template_csv_href: str = ""
    check_href: str = ""  # where the rows of one measure are corrected


def ask(
    request: SignedInRequest, place: Place, form: SheetFileForm, **more: object
) -> HttpResponse:
    """Ask for the file."""
    context = {"place": place, "form": form, "cancel_href": place.cancel_href, **more}
    return render(request, "charts/sheet_new.html", context, status=422 if form.errors else 200)


def show(
    request: SignedInRequest,
    place: Place,
    upload: Upload,
    answers: SheetAnswers,
    *,
    refusal: str = "",
) -> HttpResponse:
    """Say what was understood, and what saving would do. Nothing is saved yet."""
    ready = [part for part in upload.parts if part.is_ready]
    pages = [_part_page(part, place) for part in upload.parts if not part.found.is_blank]
    counts = sum((_counts(part) for part in ready), Counter[Outcome]())
    to_do = counts[Outcome.ADDED] + counts[Outcome.CHANGED]
    asks = any(part.understood.question for part in upload.parts)
    details = upload.details
    left_out = counts[Outcome.REFUSED]
    is_unsaid = answers.asks_for("save") and bool(details) and not refusal
    context = {
        "place": place,
        "parts": pages,
        "summary": summary_of(counts),
        "blank": _blank_words(upload),
        "is_one": len(upload.measures) == 1 and bool(place.check_href),
        "choices": _choices(upload),
        "unknown": _unknown_words(upload),
        "refusal": refusal,
        "asks": asks,
        "save_label": save_label(to_do, leaves_out=left_out) if to_do and not asks else "",
        "details": details[:_MOST_DETAILS],
        "no_patient": mark_of(details),
        "is_unsaid": is_unsaid,
        "kept": as_kept(upload.sheets),
        "seen": shown({part.piece.key: part.seen() for part in upload.parts}),
        "key": uuid4(),
        "mend": _to_mend(upload, place),
        "was_signed_out": answers.was_signed_out,
    }
    status = 422 if refusal or is_unsaid else 200
    return render(request, "charts/sheet_check.html", context, status=status)


def _part_page(part: Part, place: Place) -> PartPage:
    headings = part.headings
    trouble = missing_words(part.found, headings)
    if part.is_second:
        trouble = _("Another sheet is read for “{measure}” already. Choose one of them.").format(
            measure=part.measure.name
        )
    found = checked(
        part.measure,
        {number - 1: reading for number, reading in part.readings.items()},
        part.stored,
        refused={},
    )
    changes, more = changes_in(found)
    refused = refusals_of(part.found, part.understood, headings)
    rhythm, asks = part.measure.every, part.understood.question is not None
    days = [row.at_start_of(rhythm).period.isoformat() for row in part.readings.values()]
    span = span_words(days, rhythm)
    other = DayOrder.MONTH_FIRST if part.order is DayOrder.DAY_FIRST else DayOrder.DAY_FIRST
    return PartPage(
        key=part.piece.key,
        heading=_("What we read") if place.check_href else part.measure.name,
        title=part.measure.name,
        told=[
            *told(part.sheet.name, part.found, part.understood, headings),
            *([_("Periods: {span}.").format(span=span)] if span and not asks else []),
        ],
        summary="" if place.check_href else summary_of(_counts(part)),
        remarks=part.sheet.remarks,
        trouble=trouble,
        dates="" if trouble else dates_words(part.found, part.order, rhythm),
        order=part.order.value,
        other_order=other.value,
        question=None if trouble else part.understood.question,
        refused=table_of([] if trouble else refused),
        changes=None if trouble else changes,
        more_changes=more,
    )


def _counts(part: Part) -> Counter[Outcome]:
    """How many rows of a part would do what."""
    found = checked(part.measure, dict(part.readings), part.stored, refused={})
    counts = Counter(row.outcome for row in found.rows)
    counts[Outcome.REFUSED] = len({problem.row for problem in part.understood.problems})
    return counts


def _blank_words(upload: Upload) -> str:
    """The measures whose sheets nobody filled in."""
    names = [part.measure.name for part in upload.parts if part.found.is_blank]
    if not names:
        return ""
    return _("Without a number yet: {names}.").format(names=joined([f"“{name}”" for name in names]))


def _choices(upload: Upload) -> list[dict[str, object]]:
    """For each sheet that is not of several measures: its name, and of which measure it is."""
    split = {piece.sheet for piece in upload.pieces.pieces if piece.is_split}
    of = {piece.sheet: piece.measure for piece in upload.pieces.pieces}
    return [
        {
            "at": at,
            "name": sheet.name or _("The file"),
            "is_used": at in of,
            "options": [
                (measure.public_id, measure.name, of.get(at) == number)
                for number, measure in enumerate(upload.measures)
            ],
        }
        for at, sheet in enumerate(upload.sheets)
        if at not in split
    ]


def _unknown_words(upload: Upload) -> str:
    """Rows of measures that this project does not have."""
    unknown = upload.pieces.unknown
    if not unknown:
        return ""
    names = joined([f"“{name}”" for name in list(unknown)[:10]])
    return _("Left out, because no measure here is called so: {names}.").format(names=names)


def _to_mend(upload: Upload, place: Place) -> dict[str, str] | None:
    """The rows of the one measure with mistakes, to be corrected in boxes."""
    wrong = [part for part in upload.parts if part.is_ready and part.understood.problems]
    if not place.check_href or not wrong or len(wrong[0].found.rows) > MOST_BOXES:
        return None
    [part] = wrong[:1]
    return {"carried": carried(part.found.rows), "order": part.order.value}


def shown_sheets(sheets: Sequence[Sheet], how_to: str) -> list[Sheet]:
    """The sheets without the one of our templates that only explains them."""
    others = [sheet for sheet in sheets if sheet.name != how_to]
    return others or list(sheets)
