"""Starting a project: one short page, and it exists."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from people.selectors import unit_tree
from projects.forms.project import NewProjectForm
from projects.methods import METHODS
from projects.permissions import check_can_start_projects
from projects.selectors import own_unit
from projects.selectors.methods import offer_of
from projects.services.projects import start_project


@keeps_answers
def project_new(request: SignedInRequest) -> HttpResponse:
    """Ask for title, aim and place; then lead to the new project."""
    today = today_of(request.user)
    check_can_start_projects(request.user, on=today)
    home = own_unit(request.user, on=today)
    likely = request.GET.get("unit") or (str(home.public_id) if home else "")
    kept = kept_answers(request)
    offer = offer_of(request.user.organisation)
    form = NewProjectForm(
        request.POST or kept,
        units=unit_tree(request.user.organisation_id),
        methods=offer.offered,
        initial={"unit": likely, "method": offer.usual},
    )
    if request.method == "POST" and form.is_valid():
        try:
            project = start_project(**form.cleaned_data, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            return redirect("project", project.public_id)
    context = {
        "form": form,
        "cancel_href": reverse("projects"),
        "way_of_working": _("Way of working: {label}").format(label=METHODS[offer.usual].label),
        "method_is_open": form["method"].value() != offer.usual
        if "method" in form.fields
        else False,
        "was_signed_out": kept is not None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "projects/new.html", context, status=status)
