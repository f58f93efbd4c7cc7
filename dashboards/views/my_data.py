"""One's own data: seen, taken along in one file, erased kind by kind or with the account."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import NotNow
from common.http import SignedInRequest
from common.language import lazily
from dashboards.forms.my_data import LeaveForm
from dashboards.presenters.my_data import file_of, kept_of
from dashboards.selectors.my_data import personal_data
from people.calendar import today_of
from people.services.erasing import choose_easy_pages, erase_own_account, erase_strengths
from projects.services.erasing import erase_interests, erase_pulses

KINDS: dict[str, tuple[object, Callable]] = {
    "page": (lazily("the page about you"), erase_strengths),
    "pulse": (lazily("all that you said of how it is going"), erase_pulses),
    "interests": (lazily("all that you were interested in"), erase_interests),
}


def my_data(request: SignedInRequest) -> HttpResponse:
    """What is kept, who reads it, and what one can do."""
    data = personal_data(request.user)
    context = {
        "kept": kept_of(data),
        "about_work": len(data.remarks) + len(data.ideas) + len(data.differences),
        "places": len(data.places),
    }
    return render(request, "dashboards/my_data.html", context)


def my_data_file(request: SignedInRequest) -> HttpResponse:
    """Everything in one file."""
    return as_file(*file_of(personal_data(request.user), on=today_of(request.user)))


def my_data_erase(request: SignedInRequest, kind: str) -> HttpResponse:
    """Ask once, then erase one kind."""
    what, erase = KINDS[kind]
    if request.method == "POST":
        erase(by=request.user)
        messages.success(request, _("Erased. Nothing of it is kept here."))
        return redirect("my_data")
    context = {
        "what": what,
        "is_pulse": kind == "pulse",
        "confirm_label": _("Erase it"),
        "is_danger": True,
        "cancel_href": reverse("my_data"),
    }
    return render(request, "dashboards/my_data_erase.html", context)


def my_data_leave(request: SignedInRequest) -> HttpResponse:
    """Erase the account, once its address has been typed."""
    form = LeaveForm(request.POST or None, email=request.user.email)
    if request.method == "POST" and form.is_valid():
        try:
            erase_own_account(by=request.user, at=timezone.now())
        except NotNow as error:
            form.refuse(error)
        else:
            logout(request)
            messages.success(request, _("Your account is erased. Thank you for taking part."))
            return redirect("account_login")
    context = {"form": form, "cancel_href": reverse("my_data")}
    status = 422 if form.errors else 200
    return render(request, "dashboards/my_data_leave.html", context, status=status)


@require_POST
def easy_pages(request: SignedInRequest) -> HttpResponse:
    """The one switch of the easy pages; the button says which way."""
    choose_easy_pages(easy=request.POST.get("easy") == "yes", by=request.user)
    return redirect("home")


def as_file(name: str, text: str) -> HttpResponse:
    """A file to be kept, never a page to be shown."""
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response
