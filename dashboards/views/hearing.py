"""What a person hears from us: the digest, reminders and news."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import EditedElsewhere
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.hearing import HearingForm
from dashboards.presenters.hearing import answers_in, hearing_history
from dashboards.selectors.hearing import changes_of_hearing, hearing_of, rhythm_of
from dashboards.services.hearing import choose_hearing
from people.calendar import today_of
from people.mailbox import mail_arrives


@keeps_answers
def hearing(request: SignedInRequest) -> HttpResponse:
    """Choose how often to be written to, and what of."""
    user = request.user
    chosen = hearing_of(user)
    known = answers_in(chosen, rhythm_of(chosen, on=today_of(user)))
    kept = kept_answers(request)
    form = HearingForm(request.POST or kept, initial=known)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            choose_hearing(
                seen_version=form.cleaned_data["version"],
                by=user,
                at=timezone.now(),
                **form.answers,
            )
        except EditedElsewhere:
            typed = request.POST.copy()
            typed["version"] = str(hearing_of(user).version)
            form, status = HearingForm(typed), 409
        else:
            messages.success(request, _("Saved. This is what you hear from us now."))
            return redirect("hearing")
    context = {
        "form": form,
        "is_conflict": status == 409,
        "was_signed_out": kept is not None,
        "mail_arrives": mail_arrives(),
        "happenings": hearing_history(changes_of_hearing(user)),
        "cancel_href": reverse("profile"),
    }
    return render(request, "dashboards/hearing.html", context, status=status)
