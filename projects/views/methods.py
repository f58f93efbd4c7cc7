"""Ways of working: what there is, what is offered, and which one a project has."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from people.calendar import today_of
from projects.forms.methods import ChooseMethodForm, OfferForm
from projects.methods import METHODS
from projects.permissions import can_offer_methods, check_can_edit, check_can_offer_methods
from projects.policies import check_is_open
from projects.presenters.methods import method_cards
from projects.selectors import project_for
from projects.selectors.methods import offer_of, uses_of
from projects.services.methods import choose_method
from projects.services.offers import offer_methods


def ways_of_working(request: SignedInRequest) -> HttpResponse:
    """Every way of working that is offered here, with its stages, for whoever wants to read."""
    organisation, today = request.user.organisation, today_of(request.user)
    may_offer = can_offer_methods(request.user, organisation, on=today)
    context = {
        "methods": method_cards(offer_of(organisation), uses_of(organisation)),
        "offer_href": reverse("ways_of_working_offer") if may_offer else "",
    }
    return render(request, "projects/ways_of_working.html", context)


def ways_of_working_offer(request: SignedInRequest) -> HttpResponse:
    """Choose which are offered, and which is the usual one."""
    organisation, today = request.user.organisation, today_of(request.user)
    check_can_offer_methods(request.user, organisation, on=today)
    offer = offer_of(organisation)
    initial = {"offered": offer.offered, "usual": offer.usual, "version": offer.version}
    form = OfferForm(request.POST or None, initial=initial)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("offered", "usual")}
        seen, now = form.cleaned_data["version"], timezone.now()
        try:
            offer_methods(
                organisation=organisation, seen_version=seen, by=request.user, at=now, **answers
            )
        except EditedElsewhere:
            form, status = _offer_again(request), 409
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your teams can choose from these now."))
            return redirect("ways_of_working")
    context = {"form": form, "cancel_href": reverse("ways_of_working")}
    return render(request, "projects/ways_of_working_offer.html", context, status=status)


def method_change(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Another way of working for a project. What was written under the present one stays."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_edit(request.user, project, on=today)
    check_is_open(project)
    offered = {*offer_of(project.organisation).offered, project.method}
    start = {"seen": project.method, "method": project.method}
    form = ChooseMethodForm(request.POST or None, offered=offered, initial=start)
    if form.is_valid():
        chosen, seen = form.cleaned_data["method"], form.cleaned_data["seen"]
        try:
            choose_method(
                project=project, method=chosen, seen=seen, by=request.user, at=timezone.now()
            )
        except EditedElsewhere:
            typed = request.POST.copy()
            typed["seen"] = project.method
            form = ChooseMethodForm(typed, offered=offered)
            form.add_error(
                "method",
                _("Somebody else has just chosen {label}. Save again to choose yours.").format(
                    label=METHODS[project.method].label
                ),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("The project works with {label} now.").format(label=METHODS[chosen].label),
            )
            return redirect("method", public_id)
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "method": METHODS[project.method].label,
        "cancel_href": reverse("method", args=[public_id]),
    }
    status = 422 if form.errors else 200
    return render(request, "projects/method_change.html", context, status=status)


def _offer_again(request: SignedInRequest) -> OfferForm:
    """The form as it was filled in, with the version that is there now. Saving is a choice now."""
    offer = offer_of(request.user.organisation)
    typed = request.POST.copy()
    typed["version"] = str(offer.version)
    form = OfferForm(typed)
    there = ", ".join(METHODS[key].label for key in offer.offered)
    form.add_error(
        "offered",
        _(
            "Somebody else has just saved this: {there}. What you chose stands "
            "below. Save again to offer that instead."
        ).format(there=there),
    )
    return form
