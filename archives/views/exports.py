"""Everything of the organisation as one archive: asking for it, and fetching it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archives.permissions import check_can_export
from archives.presenters import export_line, file_name
from archives.selectors import export_for, exports_of
from archives.services.exports import (
    ask_for_export,
    cancel_export,
    delete_export,
    fetch_export,
)
from common.http import SignedInRequest, page_or_fragment
from common.pagination import page_of
from people.calendar import today_of
from people.security_log import whence

if TYPE_CHECKING:
    from archives.models import Export

PER_PAGE = 20


def exports(request: SignedInRequest) -> HttpResponse:
    """The exports of the organisation, the newest first. Three queries."""
    check_can_export(request.user, on=today_of(request.user))
    number = request.GET.get("page", "")
    page = page_of(exports_of(request.user), number=number, per_page=PER_PAGE)
    lines = [export_line(export) for export in page]
    is_busy = any(not line.is_finished for line in lines)
    context = {
        "page": page,
        "lines": lines,
        "ask_href": reverse("exports") if is_busy else "",
    }
    return page_or_fragment(request, "archives/exports.html", "archives/_exports.html", context)


@require_POST
def export_new(request: SignedInRequest) -> HttpResponse:
    """Let a worker write an export."""
    ask_for_export(by=request.user, at=timezone.now(), whence=whence(request))
    return redirect("exports")


@require_POST
def export_cancel(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stop an export."""
    cancel_export(export=_export_at(request, public_id), by=request.user, at=timezone.now())
    messages.success(request, _("The export is being stopped."))
    return redirect("exports")


@require_POST
def export_delete(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Delete an archive before its time."""
    delete_export(export=_export_at(request, public_id), by=request.user, at=timezone.now())
    messages.success(request, _("The archive is deleted."))
    return redirect("exports")


def export_fetch(request: SignedInRequest, public_id: UUID) -> HttpResponseBase:
    """The archive itself."""
    export = _export_at(request, public_id)
    content = fetch_export(
        export=export, by=request.user, at=timezone.now(), whence=whence(request)
    )
    return FileResponse(
        content, as_attachment=True, filename=file_name(export), content_type="application/zip"
    )


def _export_at(request: SignedInRequest, public_id: UUID) -> "Export":
    """The export of an address. Raises NotVisible or Denied."""
    found = export_for(request.user, public_id)
    check_can_export(request.user, on=today_of(request.user))
    return found
