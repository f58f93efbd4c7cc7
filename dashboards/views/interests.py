"""Yes and no: of people to opportunities, of leads to people, of teams to those who asked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.opportunities import InductionForm, InterestAnswerForm
from people.calendar import today_of
from people.roles import ProjectRole
from people.selectors import person_for
from projects.permissions import check_can_manage_team, check_can_match
from projects.presenters import opportunities as words
from projects.selectors import membership_of, project_for
from projects.selectors import opportunities as facts
from projects.services import interests as services


@require_POST
def interest_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One click."""
    found = facts.opportunity_for(request.user, public_id, on=today_of(request.user))
    try:
        services.show_interest(opportunity=found, by=request.user, at=timezone.now())
    except NotNow as error:
        messages.error(request, error.sentence)
    else:
        messages.success(
            request,
            _("Thank you. The team of “%(project)s” knows, and will answer you here.")
            % {"project": found.project},
        )
    return redirect("opportunity", public_id)


@require_POST
def interest_no(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """No thank you, or not after all."""
    found = facts.interest_for(request.user, public_id, on=today_of(request.user))
    services.say_no_thank_you(interest=found, by=request.user, at=timezone.now())
    messages.success(request, _("That is fine. You can change your mind at any time."))
    return redirect("opportunities")


@keeps_answers
def interest_answer(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The team says yes, or kindly no."""
    user, today = request.user, today_of(request.user)
    found = facts.interest_for(user, public_id, on=today)
    opportunity = found.opportunity
    check_can_manage_team(user, opportunity.project, on=today)
    profile = facts.readable_profiles(user, on=today).filter(user=found.user).first()
    form = InterestAnswerForm(request.POST or kept_answers(request))
    if request.method == "POST" and form.is_valid():
        said, now = form.cleaned_data, timezone.now()
        try:
            if request.POST.get("answer") == "no":
                services.say_not_now(interest=found, words=said["words"], by=user, at=now)
                messages.success(request, _("%(name)s can read it.") % {"name": found.user})
                return redirect("opportunity", opportunity.public_id)
            role = ProjectRole(said["role"] or ProjectRole.SERVICE_USER)
            services.welcome(interest=found, role=role, by=user, at=now)
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(
                request,
                _("%(name)s is in the team. Here is what makes a good start.")
                % {"name": found.user},
            )
            return redirect(_start_of(found.user.public_id, opportunity.project.public_id, request))
    context = {
        "form": form,
        "person": found.user.name,
        "suggested_by": found.suggested_by,
        "opportunity": opportunity.title,
        "opportunity_href": reverse("opportunity", args=[opportunity.public_id]),
        "profile": words.profile_words(profile, is_own=False) if profile else None,
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/interest_answer.html", context, status=status)


def opportunity_people(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Who fits, and why, for a participation lead."""
    user, today = request.user, today_of(request.user)
    check_can_match(user, on=today)
    found = facts.opportunity_for(user, public_id, on=today)
    profiles = facts.people_to_match(user, found, on=today)
    context = {
        "line": words.opportunity_line(found, None, None),
        "people": words.match_lines(profiles, found),
        "suggest_href": reverse("suggestion_new", args=[public_id]),
    }
    return render(request, "dashboards/opportunity_people.html", context)


@require_POST
def suggestion_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Let somebody know of it."""
    user, today = request.user, today_of(request.user)
    check_can_match(user, on=today)
    found = facts.opportunity_for(user, public_id, on=today)
    try:
        key = UUID(request.POST.get("person", ""))
    except ValueError as error:
        raise Invalid(_("Choose a person of the list.")) from error
    profile = facts.profile_for(user, key, on=today)
    try:
        services.suggest(opportunity=found, person=profile.user, by=user, at=timezone.now())
    except NotNow as error:
        messages.error(request, error.sentence)
    else:
        messages.success(
            request,
            _("%(name)s finds it at home, and says yes or no. The project hears of a yes.")
            % {"name": profile.user},
        )
    return redirect("opportunity_people", public_id)


@require_POST
def suggestion_take_back(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Suggested by a slip."""
    user, today = request.user, today_of(request.user)
    check_can_match(user, on=today)
    found = facts.interest_for(user, public_id, on=today)
    services.take_back_suggestion(interest=found, by=user, at=timezone.now())
    messages.success(request, _("%(name)s does not see it any more.") % {"name": found.user})
    return redirect("opportunity_people", found.opportunity.public_id)


@keeps_answers
def induction(request: SignedInRequest, public_id: UUID, membership_id: UUID) -> HttpResponse:
    """What makes a good start, ticked as it is done."""
    user, today = request.user, today_of(request.user)
    project = project_for(user, public_id, on=today)
    membership = membership_of(project, membership_id, on=today)
    services.check_can_tick(membership, by=user, at=timezone.now())
    done = facts.inductions_of([membership]).get(membership.pk, [])
    steps = [(line.key, line.words) for line in words.induction_lines(done)]
    form = InductionForm(
        request.POST if request.method == "POST" else kept_answers(request),
        steps=steps,
        initial={"done": done},
    )
    if request.method == "POST" and form.is_valid():
        services.tick_induction(
            membership=membership, done=form.cleaned_data["done"], by=user, at=timezone.now()
        )
        messages.success(request, _("Saved."))
        return redirect("induction", public_id, membership_id)
    context = {
        "form": form,
        "person": membership.user.name,
        "how_far": words.induction_words(done),
        "project": project.title,
        "project_href": reverse("project", args=[public_id]),
        "cancel_href": reverse("project_team", args=[public_id]),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboards/induction.html", context, status=status)


def _start_of(person_id: UUID, project_id: UUID, request: SignedInRequest) -> str:
    """Where the steps of somebody's start stand."""
    today = today_of(request.user)
    project = project_for(request.user, project_id, on=today)
    person = person_for(request.user, person_id)
    place = facts.partner_place(project, person, on=today)
    return reverse("induction", args=[project_id, place.public_id])
