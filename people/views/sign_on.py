"""Signing in through the organisation: there, back again, and how an administrator sets it up."""

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import (
    OAuth2CallbackView,
    OAuth2LoginView,
    OAuth2View,
)
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from common.errors import EditedElsewhere
from common.http import SignedInRequest
from people.calendar import today_of
from people.forms.single_sign_on import SingleSignOnForm
from people.openid import Adapter
from people.permissions import check_can_look_after_sign_in
from people.selectors import sign_on_of
from people.services.single_sign_on import set_up_single_sign_on


@login_not_required
def sign_on(request: HttpRequest, key: str) -> HttpResponse:
    """To the organisation's provider. A link does: nothing is sent and nothing is changed."""
    return _by(OAuth2LoginView, request, key)


@login_not_required
def sign_on_callback(request: HttpRequest, key: str) -> HttpResponse:
    """Back from it, with a code that works once."""
    return _by(OAuth2CallbackView, request, key)


def _by(view: type[OAuth2View], request: HttpRequest, key: str) -> HttpResponse:
    adapter = Adapter(request, key)
    try:
        return view.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except OAuth2Error as error:
        return render_authentication_error(request, adapter.get_provider(), exception=error)


@sensitive_post_parameters("secret")
def single_sign_on(request: SignedInRequest) -> HttpResponse:
    """Where the staff of the organisation sign in."""
    organisation = request.user.organisation
    check_can_look_after_sign_in(request.user, on=today_of(request.user))
    known = sign_on_of(organisation)
    form = SingleSignOnForm(request.POST or None, known=known)
    if form.is_valid():
        try:
            set_up_single_sign_on(
                organisation=organisation,
                answers=form.answers(),
                seen_version=form.cleaned_data["version"],
                by=request.user,
                at=timezone.now(),
            )
        except EditedElsewhere as error:
            form.refuse(error)
        else:
            messages.success(request, _("Single sign-on is saved. Try it in a private window."))
            return redirect("single_sign_on")
    context = {
        "form": form,
        "known": known,
        "callback": known and settings.SITE_ADDRESS + reverse("sign_on_callback", args=[known.key]),
        "domains": organisation.staff_domains,
    }
    return render(
        request, "people/single_sign_on.html", context, status=422 if form.errors else 200
    )
