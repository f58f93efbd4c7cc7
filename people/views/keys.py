"""Keys for machines: who has one, a new one, and taking one away."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.http import SignedInRequest
from common.pagination import page_of
from people.calendar import today_of
from people.forms.keys import KeyForm
from people.permissions import check_can_manage_keys
from people.presenters.keys import key_line
from people.security_log import whence
from people.selectors import key_for, keys_for, unit_tree
from people.services.keys import make_key, revoke_key

PER_PAGE = 50


def keys(request: SignedInRequest) -> HttpResponse:
    """The keys of the organisation, the newest first."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    page = page_of(keys_for(request.user), number=request.GET.get("page", ""), per_page=PER_PAGE)
    now = timezone.now()
    context = {"page": page, "lines": [key_line(key, at=now) for key in page]}
    return render(request, "people/keys.html", context)


def key_new(request: SignedInRequest) -> HttpResponse:
    """Make a key. The page that answers is the only one that ever shows it."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    units = unit_tree(request.user.organisation)
    form = KeyForm(request.POST or None, units=units)
    if form.is_valid():
        try:
            made = make_key(
                by=request.user, at=timezone.now(), whence=whence(request), **form.cleaned_data
            )
        except Invalid as error:
            form.refuse(error)
        else:
            context = {
                "line": key_line(made.key, at=timezone.now()),
                "text": made.text,
                "client_id": made.client_id,
                "token_address": settings.SITE_ADDRESS + reverse("token"),
            }
            return render(request, "people/key_made.html", context)
    context = {"form": form, "cancel_href": reverse("keys")}
    return render(request, "people/key_new.html", context, status=422 if form.errors else 200)


def key_revoke(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then let nobody in with this key any more."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    key = key_for(request.user, public_id)
    if request.method == "POST":
        revoke_key(key=key, by=request.user, at=timezone.now(), whence=whence(request))
        messages.success(request, _("“%(key)s” opens nothing any more.") % {"key": key})
        return redirect("keys")
    context = {
        "key": key,
        "confirm_label": _("Revoke this key"),
        "is_danger": True,
        "cancel_href": reverse("keys"),
    }
    return render(request, "people/key_revoke.html", context)
