"""How taking part is: said once a month, seen by whom the person chose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.feeds import PULSE
from charts.selectors import fed_measures
from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.pulse import PulseForm
from people.calendar import today_of
from projects.permissions import check_can_give_pulse
from projects.policies import check_is_open
from projects.presenters.pulse import due_links, given_lines
from projects.selectors import project_for
from projects.selectors import pulse as facts
from projects.services.pulse import give_pulse, remove_pulse


def pulse(request: SignedInRequest) -> HttpResponse:
    """One's own answers, and what is asked this month."""
    user, today = request.user, today_of(request.user)
    chart = next(iter(fed_measures(user, PULSE, [], on=today)), None)
    context = {
        "due": due_links(facts.pulses_due(user, on=today)),
        "given": given_lines(facts.own_pulses(user), own=True, this_month=today.replace(day=1)),
        "fewest": facts.FEWEST,
        "chart_href": reverse("measure", args=[chart.public_id]) if chart else "",
    }
    page = "dashboards/easy_pulse.html" if user.easy_read else "dashboards/pulse.html"
    return render(request, page, context)


@keeps_answers
def pulse_answer(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Three questions about one project."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    check_can_give_pulse(user, project, on=today)
    check_is_open(project)
    latest = facts.latest_pulse(user, project)
    initial: dict[str, object] = {"seen_by": latest.seen_by} if latest else {}
    if latest and latest.month == today.replace(day=1):
        initial = {name: getattr(latest, name) for name in PulseForm.field_order}
    form = PulseForm(
        request.POST or kept_answers(request), initial=initial, one_below_another=user.easy_read
    )
    if request.method == "POST" and form.is_valid():
        try:
            give_pulse(project=project, pulse=form.pulse, by=user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, _("Thank you. You can change it until the month is over."))
            return redirect("pulse")
    context = {
        "form": form,
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "fewest": facts.FEWEST,
        "cancel_href": reverse("home"),
    }
    status = 422 if form.errors else 200
    easy = "easy_" if user.easy_read else ""
    return render(request, f"dashboards/{easy}pulse_answer.html", context, status=status)


def pulse_remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Erase one answer of one's own, once it was asked: there is no way back."""
    answer = facts.own_pulse(request.user, public_id)
    if request.method == "POST":
        remove_pulse(answer=answer, by=request.user, at=timezone.now())
        messages.success(request, _("Your answer is erased. Nothing of it is kept."))
        return redirect("pulse")
    context = {
        "given": given_lines([answer], own=True, this_month=answer.month)[0],
        "confirm_label": _("Erase it"),
        "is_danger": True,
        "cancel_href": reverse("pulse"),
    }
    return render(request, "dashboards/pulse_remove.html", context)
