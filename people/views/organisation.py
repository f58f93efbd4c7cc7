"""How an organisation is called and looks: the form, the sample, and what pages fetch."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.colours import read_colour, shades_of
from common.errors import Invalid
from common.http import PlatformRequest, SignedInRequest
from people.calendar import today_of
from people.forms.organisation import OrganisationForm
from people.permissions import check_can_manage_organisation
from people.presenters.look import sample_of
from people.selectors import organisation_at
from people.services.organisations import edit_organisation

if TYPE_CHECKING:
    from people.models import Organisation

_FOR_GOOD = "public, max-age=31536000, immutable"  # another look has another address
_WIDE_LOGO = ".header__mark{width:auto;max-width:10rem}"
_NOTHING_RUNS = "default-src 'none'; sandbox"


def organisation_edit(request: SignedInRequest) -> HttpResponse:
    """Change what it is called, its time zone and how it looks, with a sample of the colour."""
    organisation = request.user.organisation
    check_can_manage_organisation(request.user, on=today_of(request.user))
    names = ("name", "short_name", "time_zone", "language", "goals", "notice", "brand_colour")
    form = OrganisationForm(
        request.POST or None,
        request.FILES or None,
        initial={name: getattr(organisation, name) for name in names},
        has_logo=bool(organisation.logo),
        sample_href=reverse("organisation_sample"),
    )
    if form.is_valid() and "try" not in request.POST:
        try:
            edit_organisation(
                organisation=organisation, look=form.look(), by=request.user, at=timezone.now()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Saved. Pages look like this from now on."))
            return redirect("organisation_edit")
    context = {"form": form, "sample": sample_of(str(form["brand_colour"].value() or ""))}
    status = 422 if form.errors else 200
    return render(request, "people/organisation.html", context, status=status)


def sample(request: SignedInRequest) -> HttpResponse:
    """A colour in use, and in words whether letters can be read on it."""
    context = {"sample": sample_of(request.GET.get("brand_colour", ""))}
    return render(request, "people/_look_sample.html", context)


def sample_css(request: SignedInRequest) -> HttpResponse:
    """The style sheet of the sample alone; without a colour there is nothing in it."""
    colour = read_colour(request.GET.get("colour", ""))
    rules = shades_of(colour).rules("#sample") if colour else ""
    return HttpResponse(rules, content_type="text/css")


@login_not_required
def look_css(request: PlatformRequest, public_id: UUID, look: str) -> HttpResponse:
    """The style sheet of an organisation, for each of its pages. One query."""
    colour = _with_look(public_id, look).brand_colour
    rules = shades_of(colour).rules(":root", _WIDE_LOGO) if colour else _WIDE_LOGO
    return HttpResponse(rules, content_type="text/css", headers={"Cache-Control": _FOR_GOOD})


@login_not_required
def look_logo(request: PlatformRequest, public_id: UUID, look: str) -> HttpResponseBase:
    """The logo of an organisation. One query."""
    organisation = _with_look(public_id, look)
    try:
        content = organisation.logo.open("rb")
    except (FileNotFoundError, ValueError) as error:
        raise Http404 from error
    answer = FileResponse(content, content_type="image/png")
    answer["Cache-Control"] = _FOR_GOOD
    answer["Content-Security-Policy"] = _NOTHING_RUNS
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _with_look(public_id: UUID, look: str) -> "Organisation":
    organisation = organisation_at(public_id)
    if organisation is None or organisation.look != look:
        raise Http404
    return organisation
