"""What an administrator does for people who cannot sign in: their file, and erasing them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import NotVisible
from common.http import SignedInRequest
from dashboards.forms.my_data import PersonFinder
from dashboards.presenters.my_data import file_of
from dashboards.selectors.my_data import invitation_to_erase, people_to_look_after, personal_data
from dashboards.views.my_data import as_file
from people.calendar import today_of
from people.permissions import check_can_manage_organisation
from people.security_log import whence
from people.selectors import person_for
from people.services import erasing

MOST = 20


def data_requests(request: SignedInRequest) -> HttpResponse:
    """Find the person who asked: by an account, or by an invitation that was never answered."""
    check_can_manage_organisation(request.user, on=today_of(request.user))
    form = PersonFinder(request.GET)
    words = form.chosen("q")
    found = people_to_look_after(request.user, words, most=MOST)
    context = {
        "form": form,
        "words": words,
        "people": [
            (p, reverse("person", args=[p.public_id]), reverse("person_erase", args=[p.public_id]))
            for p in found.people
        ],
        "invited": [
            (one, reverse("invitation_erase", args=[one.public_id])) for one in found.invited
        ],
    }
    return render(request, "dashboards/data_requests.html", context)


@require_POST
def person_data_file(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The file of somebody whose account is closed. The security log says that it was made."""
    user, today = request.user, today_of(request.user)
    check_can_manage_organisation(user, on=today)
    person = person_for(user, public_id)
    erasing.note_data_given_out(person=person, by=user, at=timezone.now(), whence=whence(request))
    return as_file(*file_of(personal_data(person), on=today))


def person_erase(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The file, and erasing, of somebody whose account is closed."""
    user = request.user
    check_can_manage_organisation(user, on=today_of(user))
    person = person_for(user, public_id)
    erasing.check_is_closed(person)
    if request.method == "POST":
        name = person.name
        erasing.erase_closed_account(
            person=person, by=user, at=timezone.now(), whence=whence(request)
        )
        messages.success(request, _("%(name)s is erased.") % {"name": name})
        return redirect("data_requests")
    context = {
        "person": person.name,
        "file_href": reverse("person_data_file", args=[public_id]),
        "confirm_label": _("Erase for good"),
        "is_danger": True,
        "cancel_href": reverse("data_requests"),
    }
    return render(request, "dashboards/person_erase.html", context)


def invitation_erase(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Forget somebody who was invited and never came."""
    user = request.user
    check_can_manage_organisation(user, on=today_of(user))
    invitation = invitation_to_erase(user, public_id)
    if invitation is None:
        raise NotVisible(_("We could not find that invitation. It may be erased already."))
    if request.method == "POST":
        erasing.erase_invitation(invitation=invitation, by=user, at=timezone.now())
        messages.success(request, _("The invitation is erased, and its link works no more."))
        return redirect("data_requests")
    context = {
        "email": invitation.email,
        "name": invitation.name,
        "confirm_label": _("Erase for good"),
        "is_danger": True,
        "cancel_href": reverse("data_requests"),
    }
    return render(request, "dashboards/invitation_erase.html", context)
