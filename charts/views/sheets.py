"""A measure's spreadsheet: sent, shown as it was understood, corrected or saved."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.exports.templates import HOW_TO, template_csv, template_workbook
from charts.forms.sheets import SheetAnswers, SheetFileForm
from charts.permissions import check_can_record
from charts.policies import check_accepts_changes
from charts.presenters.sheets import saved_words
from charts.selectors import periods_to_fill
from charts.services.sheets import record_sheets
from charts.views.loading import head_for, measure_at
from charts.views.sheet_pages import Place, ask, show, shown_sheets
from charts.views.sheet_reading import Upload, blank_of, one_sheet, upload_of
from common.errors import Invalid, NotNow
from common.http import SignedInRequest, as_attachment
from common.kept_forms import keeps_answers, kept_answers
from common.patient_details import mark_of
from common.spreadsheets.limits import LARGEST, TOO_LARGE
from common.spreadsheets.sheets import Sheet
from common.spreadsheets.writing import CONTENT_TYPE
from people.calendar import today_of

if TYPE_CHECKING:
    from charts.models import Measure


@keeps_answers
def measure_sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send a spreadsheet, look at what was understood, save it."""
    measure = _measure(request, public_id)
    place = _place(request, measure)
    answers = answers_of(request)
    if not answers.is_given or answers.asks_for("edit"):
        return ask(request, place, SheetFileForm())
    sheets, refused = sent_sheets(request, answers)
    if refused is not None:
        return ask(request, place, refused)
    upload = upload_of(
        sheets,
        [measure],
        one_sheet(sheets, measure, answers),
        answers,
        today=today_of(request.user),
    )
    if not answers.asks_for("save") or answers.was_signed_out:
        return show(request, place, upload, answers)
    return save(request, place, upload, answers, undo=_("under “Add data”"))


def measure_template(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The measure's columns and periods as a workbook to fill in."""
    measure = _measure(request, public_id)
    blanks = [blank_of(measure, _periods(request, measure))]
    content = template_workbook(blanks, title=measure.name, made_at=timezone.now())
    return as_attachment(content, CONTENT_TYPE, stem=f"{measure.name} template", ending="xlsx")


def measure_template_csv(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The same as CSV."""
    measure = _measure(request, public_id)
    text = template_csv(blank_of(measure, _periods(request, measure)))
    return as_attachment(
        text.encode("utf-8-sig"),
        "text/csv; charset=utf-8",
        stem=f"{measure.name} template",
        ending="csv",
    )


def answers_of(request: SignedInRequest) -> SheetAnswers:
    """What was answered now, or was about to be when the session ended."""
    if request.method == "POST":
        return SheetAnswers(request.POST)
    return SheetAnswers(kept_answers(request) or QueryDict(), was_signed_out=True)


def sent_sheets(
    request: SignedInRequest, answers: SheetAnswers
) -> tuple[list[Sheet], SheetFileForm | None]:
    """The sheets of the file that was sent now, or of the one that the page carried.

    The form comes back instead where there are none to be read.
    """
    try:
        if answers.carries_a_file:
            return answers.sheets(), None
    except Invalid as error:
        form = SheetFileForm(request.POST)
        form.errors.clear()
        form.refuse(error)
        return [], form
    form = SheetFileForm(request.POST, request.FILES)
    if not form.is_valid():
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            form.errors.clear()  # so large a file has not arrived at all
            form.add_error("file", str(TOO_LARGE))
        return [], form
    return shown_sheets(form.cleaned_data["file"], str(HOW_TO)), None


def save(
    request: SignedInRequest, place: Place, upload: Upload, answers: SheetAnswers, *, undo: str
) -> HttpResponse:
    """Save what is right. Where that is no longer what was shown, it is shown anew."""
    parts = upload.to_save(answers)
    details = upload.details
    if not parts or (details and not answers.says_of_patients(mark_of(details))):
        return show(request, place, upload, answers)
    try:
        entries = record_sheets(parts=parts, key=answers.key, by=request.user, at=timezone.now())
    except NotNow as error:
        return show(request, place, upload, answers, refusal=error.sentence)
    except Invalid:
        refusal = _("Somebody has written here meanwhile. Look again at what saving would do.")
        return show(request, place, upload, answers, refusal=refusal)
    messages.success(
        request,
        _("{saved} You can undo this for a day, {undo}.").format(
            saved=saved_words(entries), undo=undo
        ),
    )
    return redirect(place.cancel_href)


def _measure(request: SignedInRequest, public_id: UUID) -> "Measure":
    measure = measure_at(request, public_id)
    check_can_record(request.user, measure, on=today_of(request.user))
    if request.method != "POST":
        check_accepts_changes(measure)
    return measure


def _place(request: SignedInRequest, measure: "Measure") -> Place:
    head = head_for(request, measure)
    address = [measure.public_id]
    return Place(
        title=head.title,
        where=f"{head.title}, {head.place}",
        steps=head.steps_and_itself,
        href=reverse("measure_sheet", args=address),
        cancel_href=head.href,
        template_href=reverse("measure_template", args=address),
        template_csv_href=reverse("measure_template_csv", args=address),
        check_href=reverse("measurement_check", args=address),
    )


def _periods(request: SignedInRequest, measure: "Measure") -> list:
    return periods_to_fill([measure], today=today_of(request.user))[measure.pk]
