"""Thanking a team."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from projects.forms.thanks import ThanksForm
from projects.permissions import check_can_comment
from projects.selectors import project_for
from projects.selectors.thanks import thanks_by_id
from projects.services.thanks import take_back_thanks, thank


@keeps_answers
def thanks_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One line, or none."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_comment(request.user, project, on=today)
    kept = kept_answers(request)
    is_sent = request.method == "POST"
    form = ThanksForm(request.POST if is_sent else kept)
    if is_sent and form.is_valid():
        words = form.cleaned_data["words"]
        thank(project=project, words=words, by=request.user, at=timezone.now())
        messages.success(
            request, _("The team of “{project}” has your thanks.").format(project=project)
        )
        if request.POST.get("place") == "sponsor":
            return redirect("sponsor")
        return redirect("project", public_id)
    context = {
        "form": form,
        "project": project.title,
        "cancel_href": reverse("project", args=[public_id]),
    }
    return render(request, "projects/thanks_new.html", context, status=422 if is_sent else 200)


@require_POST
def thanks_take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Sent by a slip."""
    thanks = thanks_by_id(request.user, public_id, on=today_of(request.user))
    take_back_thanks(thanks=thanks, by=request.user, at=timezone.now())
    messages.success(request, _("Your thanks are taken back."))
    return redirect("project", thanks.project.public_id)
