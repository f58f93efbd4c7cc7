"""A project's spreadsheet: a sheet for each measure, saved together and undone together."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.exports.templates import template_workbook
from charts.forms.sheets import SheetFileForm
from charts.permissions import check_can_record_all
from charts.presenters.sheets import project_undoables
from charts.selectors import entries_under, measures_of, periods_to_fill, uploads_to_undo
from charts.services.sheets import undo_sheets
from charts.views.sheet_pages import Place, ask, show
from charts.views.sheet_reading import blank_of, many_sheets, upload_of
from charts.views.sheets import answers_of, save, sent_sheets
from common.http import SignedInRequest, as_attachment
from common.kept_forms import keeps_answers
from common.spreadsheets.writing import CONTENT_TYPE
from people.calendar import today_of
from projects.policies import check_is_open
from projects.selectors import project_for

if TYPE_CHECKING:
    from charts.models import Measure
    from projects.models import Project

_UNDOABLE = 3  # uploads that are offered


@keeps_answers
def project_sheet(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send a spreadsheet of several measures, look at what was understood, save it."""
    project, measures = _project(request, public_id)
    place = _place(project)
    answers = answers_of(request)
    if not answers.is_given or answers.asks_for("edit"):
        return _ask(request, project, place, SheetFileForm())
    sheets, refused = sent_sheets(request, answers)
    if refused is not None:
        return _ask(request, project, place, refused)
    chosen = many_sheets(sheets, measures, answers)
    upload = upload_of(sheets, measures, chosen, answers, today=today_of(request.user))
    if not answers.asks_for("save") or answers.was_signed_out:
        return show(request, place, upload, answers)
    undo = _("under “Upload a spreadsheet”")
    return save(request, place, upload, answers, undo=undo)


def project_template(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A workbook to fill in, with a sheet for each measure."""
    project, measures = _project(request, public_id)
    periods = periods_to_fill(measures, today=today_of(request.user))
    blanks = [blank_of(measure, periods[measure.pk]) for measure in measures]
    content = template_workbook(blanks, title=project.title, made_at=timezone.now())
    return as_attachment(content, CONTENT_TYPE, stem=f"{project.title} template", ending="xlsx")


@require_POST
def project_sheet_undo(request: SignedInRequest, public_id: UUID, entry_key: UUID) -> HttpResponse:
    """Put back what one upload has changed, in all measures."""
    project = project_for(request.user, public_id, on=today_of(request.user))
    undo_sheets(entries=entries_under(project, entry_key), by=request.user, at=timezone.now())
    messages.success(request, _("Undone: all is as it was before."))
    return redirect("project_sheet", public_id)


def _project(request: SignedInRequest, public_id: UUID) -> "tuple[Project, list[Measure]]":
    """The project and those of its measures that people fill in. Raises Http404 without any."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    measures = [m for m in measures_of(project).select_related("project") if not m.fed_from]
    if not measures:
        raise Http404
    for measure in measures:
        measure.project = project
    check_can_record_all(request.user, measures, on=today)
    if request.method != "POST":
        check_is_open(project)
    return project, measures


def _ask(
    request: SignedInRequest, project: "Project", place: Place, form: SheetFileForm
) -> HttpResponse:
    saved = uploads_to_undo(project, request.user, at=timezone.now(), most=_UNDOABLE)
    return ask(request, place, form, undoables=project_undoables(project, saved))


def _place(project: "Project") -> Place:
    address = [project.public_id]
    href = reverse("project", args=address)
    return Place(
        title=project.title,
        where=f"{project.title}, {project.unit.name}",
        steps=(
            (project.unit.name, reverse("unit", args=[project.unit.public_id])),
            (project.title, href),
        ),
        href=reverse("project_sheet", args=address),
        cancel_href=href,
        template_href=reverse("project_template", args=address),
    )
