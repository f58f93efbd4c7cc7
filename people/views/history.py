"""How long the record of who did what is kept, and when old parts of it went."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from common.http import SignedInRequest
from people.calendar import today_of
from people.forms.history import HistoryKeptForm
from people.permissions import can_manage_organisation, check_can_read_audit
from people.selectors import history_removals_for
from people.services.history import keep_history_for

MOST_REMOVALS = 20


def history_kept(request: SignedInRequest) -> HttpResponse:
    """Set after how many years what is old is removed."""
    on = today_of(request.user)
    check_can_read_audit(request.user, on=on)
    organisation = request.user.organisation
    known = {
        "history_years": organisation.history_years or "",
        "security_log_years": organisation.security_log_years or "",
    }
    form = HistoryKeptForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        keep_history_for(
            organisation=organisation, by=request.user, at=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("Saved. What is older goes during the next night."))
        return redirect("history_kept")
    context = {
        "form": form,
        "may_change": can_manage_organisation(request.user, on=on),
        "removals": history_removals_for(request.user, most=MOST_REMOVALS),
    }
    return render(request, "people/history_kept.html", context, status=422 if form.errors else 200)
