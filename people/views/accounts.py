"""Signing in, and what people say of themselves."""

from typing import Any

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from common.http import SignedInRequest
from people.calendar import today_of
from people.demonstration import PASSWORD, SIGN_INS
from people.forms.accounts import ProfileForm
from people.policies import language_of
from people.presenters.people import role_line
from people.selectors import roles_by_person, sign_ons
from people.services.accounts import edit_profile


class SignIn(LoginView):
    """allauth's sign-in; in a demonstration with one person of each role to try it as."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        context = super().get_context_data(**given)
        context["sign_ons"] = sign_ons()
        context["was_idle"] = self.request.session.get("was_idle", False)
        if settings.DEMONSTRATION:
            context |= {"sign_ins": SIGN_INS, "shared_password": PASSWORD}
        return context


def profile(request: SignedInRequest) -> HttpResponse:
    """A person's own page: name, job title, roles, and the way to a new password."""
    person = request.user
    known = {"name": person.name, "job_title": person.job_title, "language": person.language}
    form = ProfileForm(request.POST or None, initial=known, organisation=person.organisation)
    if form.is_valid():
        edit_profile(by=person, **form.cleaned_data)
        with translation.override(language_of(person)):  # which may be another one from now on
            messages.success(request, _("Your profile is saved."))
        return redirect("profile")
    held = roles_by_person([person], on=today_of(person))[person.pk]
    context = {"form": form, "roles": [role_line(role, may_end=False) for role in held]}
    return render(request, "people/profile.html", context, status=422 if form.errors else 200)
