"""The one page that a person writes about themselves, and reading somebody else's."""

from dataclasses import fields
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.opportunities import StrengthsForm
from people.calendar import today_of
from people.services.strengths import Strengths, write_strengths
from projects.presenters.opportunities import profile_words
from projects.selectors.opportunities import profile_for, profile_of


@keeps_answers
def my_strengths(request: SignedInRequest) -> HttpResponse:
    """Write one's own."""
    own = profile_of(request.user)
    initial = {f.name: getattr(own, f.name) for f in fields(Strengths)} if own else {}
    is_sent = request.method == "POST"
    form = StrengthsForm(request.POST if is_sent else kept_answers(request), initial=initial)
    if is_sent and form.is_valid():
        try:
            write_strengths(strengths=form.strengths, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Your page is saved. This is how others see it."))
            return redirect("strengths", request.user.public_id)
    status = 422 if form.errors else 200
    return render(request, "dashboards/my_strengths.html", {"form": form}, status=status)


def strengths(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Read one, if its writer lets this person."""
    profile = profile_for(request.user, public_id, on=today_of(request.user))
    is_own = profile.user_id == request.user.pk
    context = {"profile": profile_words(profile, is_own=is_own), "is_own": is_own}
    return render(request, "dashboards/strengths.html", context)
