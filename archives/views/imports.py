"""Starting a new installation from the export of another one."""

from typing import cast
from uuid import UUID

from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from archives.forms.imports import ImportForm
from archives.importing.queue import SETTING_UP
from archives.selectors import import_at
from archives.services.imports import bring_export
from common.errors import Invalid, NotNow
from common.http import PlatformRequest, page_or_fragment
from common.language import lazily
from common.upload_limit import UploadLimit
from people.selectors import installation_is_empty

LARGEST = 500 * 1024 * 1024  # bytes through a form
_TOO_LARGE = lazily("This archive has more than 500 MB. Read it in on the server.")


@login_not_required
@csrf_exempt  # the token is checked inside, once it is settled how large a file may be
@sensitive_post_parameters("code", "password")
def import_new(request: HttpRequest) -> HttpResponse:
    """Bring an export. It is kept at once, and a worker does the rest."""
    if not installation_is_empty() or not settings.SETUP_CODE:
        return redirect("welcome")  # before anything is taken in
    request.upload_handlers = [
        UploadLimit(request, largest=LARGEST),
        TemporaryFileUploadHandler(request),
    ]
    return _import_new(request)


@csrf_protect
@rate_limit(action="welcome")
def _import_new(request: HttpRequest) -> HttpResponse:
    is_sent = request.method == "POST"
    form = (
        ImportForm(request.POST, request.FILES)
        if is_sent
        else ImportForm(initial={"code": request.GET.get("code", "")})
    )
    if is_sent and form.is_valid():
        answers = form.cleaned_data
        try:
            brought = bring_export(
                content=answers["file"],
                email=answers["email"],
                password=answers["password"],
                by=SETTING_UP,
                at=timezone.now(),
            )
        except Invalid as refusal:
            form.refuse(refusal)
        except NotNow as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("import_standing", brought.public_id)
    elif is_sent and int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
        form.errors.clear()
        form.add_error("file", _TOO_LARGE)
    status = 422 if is_sent else 200
    return render(request, "archives/import_new.html", {"form": form}, status=status)


@login_not_required
def import_standing(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """How far the export has been read in. One query."""
    brought = import_at(public_id)
    context = {
        "brought": brought,
        "percent": round(100 * brought.share_read),
        "ask_href": "" if brought.is_finished else reverse("import_standing", args=[public_id]),
    }
    return page_or_fragment(
        cast(PlatformRequest, request),
        "archives/import_standing.html",
        "archives/_import_standing.html",
        context,
    )
