"""Sending files of measurements, and seeing what becomes of them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest, page_or_fragment
from common.language import lazily
from common.pagination import page_of
from common.upload_limit import UploadLimit
from feeds.exports import rejected_as_csv, rejected_as_ndjson
from feeds.forms.loads import LoadForm
from feeds.permissions import check_can_load
from feeds.presenters.loads import code_line, load_line, standing_of
from feeds.selectors import (
    load_for,
    loads_of,
    reasons_of,
    rejected_rows_of,
    unknown_codes_of,
)
from feeds.services.loads import accept_load, cancel_load, repeat_load
from people.calendar import today_of

if TYPE_CHECKING:
    from feeds.models import Load

PER_PAGE = 30
SHOWN = 50  # rejected rows and codes on the page; all of them are in the file
_TOO_LARGE = lazily("This file has more than 200 MB. Pack it with gzip, or send parts.")
LARGEST = 200 * 1024 * 1024  # bytes through a form; larger files come through the API


def loads(request: SignedInRequest) -> HttpResponse:
    """The loads of the organisation, newest first. Four queries."""
    check_can_load(request.user, on=today_of(request.user))
    page = page_of(loads_of(request.user), number=request.GET.get("page", ""), per_page=PER_PAGE)
    context = {"page": page, "lines": [load_line(load) for load in page]}
    return render(request, "feeds/loads.html", context)


@csrf_exempt  # the token is checked inside, once it is settled how large a file may be
def load_new(request: SignedInRequest) -> HttpResponse:
    """Send a file. It is kept at once, and a worker does the rest."""
    request.upload_handlers = [
        UploadLimit(request, largest=LARGEST),
        TemporaryFileUploadHandler(request),
    ]
    return _load_new(request)


@csrf_protect
def _load_new(request: SignedInRequest) -> HttpResponse:
    check_can_load(request.user, on=today_of(request.user))
    is_sent = request.method == "POST"
    form = LoadForm(request.POST, request.FILES) if is_sent else LoadForm()
    if is_sent:
        if form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                accepted = accept_load(
                    name=sent.name,
                    content=cast(BinaryIO, sent),
                    size=sent.size,
                    wishes=form.wishes(),
                    by=request.user,
                    at=timezone.now(),
                )
            except Invalid as refusal:
                form.refuse(refusal)
            else:
                return redirect("load", accepted.public_id)
        elif int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            form.errors.clear()
            form.add_error("file", _TOO_LARGE)
    context = {"form": form, "cancel_href": reverse("loads")}
    status = 422 if is_sent else 200
    return render(request, "feeds/load_new.html", context, status=status)


def load(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One load: how far it is, what was rejected, and which codes stand for nothing yet."""
    found = _load_at(request, public_id)
    context = {
        "load": found,
        "standing": standing_of(found),
        "ask_href": "" if found.is_finished else reverse("load", args=[found.public_id]),
    }
    if found.is_finished:
        context |= _particulars(found)
    return page_or_fragment(request, "feeds/load.html", "feeds/_load.html", context)


@require_POST
def load_cancel(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Stop a load."""
    found = _load_at(request, public_id)
    cancel_load(load=found, by=request.user, at=timezone.now())
    messages.success(request, _("The load is being stopped."))
    return redirect("load", public_id)


@require_POST
def load_again(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send the same file through again."""
    repeated = repeat_load(
        load=_load_at(request, public_id),
        for_real="for_real" in request.POST,
        by=request.user,
        at=timezone.now(),
    )
    return redirect("load", repeated.public_id)


def rejected_csv(request: SignedInRequest, public_id: UUID) -> StreamingHttpResponse:
    """Every rejected row, for a spreadsheet."""
    rows = rejected_rows_of(_load_at(request, public_id))
    return _file(rejected_as_csv(rows), "text/csv; charset=utf-8", "rejected.csv")


def rejected_ndjson(request: SignedInRequest, public_id: UUID) -> StreamingHttpResponse:
    """Every rejected row, for a program."""
    rows = rejected_rows_of(_load_at(request, public_id))
    return _file(rejected_as_ndjson(rows), "application/x-ndjson", "rejected.ndjson")


def _load_at(request: SignedInRequest, public_id: UUID) -> "Load":
    """The load of an address. Raises NotVisible or Denied."""
    found = load_for(request.user, public_id)
    check_can_load(request.user, on=today_of(request.user))
    return found


def _particulars(found: "Load") -> dict[str, object]:
    codes = unknown_codes_of(found)
    return {
        "rejected": list(rejected_rows_of(found)[:SHOWN]),
        "reasons": [(reason, f"{count:,}") for reason, count in reasons_of(found)],
        "codes": [code_line(code, found) for code in codes[:SHOWN]],
        "more_codes": max(0, codes.count() - SHOWN),
        "may_repeat": bool(found.file),
    }


def _file(lines: Iterator[str], content_type: str, name: str) -> StreamingHttpResponse:
    answer = StreamingHttpResponse(lines, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
