"""The first page of a new installation."""

from allauth.account.utils import perform_login
from allauth.decorators import rate_limit
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters

from audit.services import SystemProcess
from common.errors import Invalid, NotNow
from people.forms.welcome import WelcomeForm
from people.selectors import installation_is_empty
from people.services.organisations import found_organisation

SETTING_UP = SystemProcess("Setting up")


@login_not_required
@sensitive_post_parameters("code", "password")
@rate_limit(action="welcome")
def welcome(request: HttpRequest) -> HttpResponse:
    """Create the organisation and the account of whoever sets it up; then sign them in."""
    if not installation_is_empty():
        return _exists(request)
    if not settings.SETUP_CODE:
        return render(request, "welcome/no_code.html", status=403)
    form = WelcomeForm(request.POST or None, initial={"code": request.GET.get("code", "")})
    if form.is_valid():
        try:
            person = found_organisation(by=SETTING_UP, at=timezone.now(), **form.answers())
        except Invalid as error:
            form.refuse(error)
        except NotNow:
            return _exists(request)
        else:
            return perform_login(request, person, redirect_url=reverse("home"))
    status = 422 if form.errors else 200
    return render(request, "welcome/welcome.html", {"form": form}, status=status)


def _exists(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        return redirect("home")
    return render(request, "welcome/exists.html", status=409 if request.method == "POST" else 200)
