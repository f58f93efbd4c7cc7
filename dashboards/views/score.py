"""A project's progress score: claimed for the team, countersigned by a coach."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from charts.selectors import measures_of
from common.errors import EditedElsewhere, Invalid, NotNow
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from dashboards.forms.score import ClaimForm, ToldForm
from dashboards.presenters.score import score_page
from dashboards.selectors.evidence import evidence_for
from people.calendar import today_of
from projects.permissions import actions_on, check_can_claim, check_can_countersign
from projects.presenters.project import head_of
from projects.progress import suggest
from projects.selectors import project_for
from projects.selectors.scores import (
    score_for,
    scores_of,
    told_improvement_for,
    told_improvements_of,
)
from projects.services.scores import (
    claim_score,
    countersign_score,
    take_back_told_improvement,
    tell_improvement,
)

if TYPE_CHECKING:
    from projects.models import Project


@keeps_answers
def score(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The score with its receipts; what is posted here is a claim."""
    project = _project(request, public_id)
    if request.method != "POST":
        return _page(request, project)
    check_can_claim(request.user, project, on=today_of(request.user))
    suggested = suggest(evidence_for(project, on=today_of(request.user))).score
    form = ClaimForm(request.POST, suggested=suggested)
    if not form.is_valid():
        return _page(request, project, claim=form, status=422)
    try:
        claimed = claim_score(
            project=project,
            score=form.cleaned_data["score"],
            suggested=suggested,
            why=form.cleaned_data["why"],
            seen_claims=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except EditedElsewhere:
        typed = request.POST.copy()
        typed["seen"] = str(scores_of(project).count())
        again = ClaimForm(typed, suggested=suggested)
        return _page(request, project, claim=again, status=409, is_late=True)
    except (Invalid, NotNow) as error:
        form.refuse(error)
        return _page(request, project, claim=form, status=422)
    messages.success(
        request,
        _("You claim {score}. A coach is asked to countersign.").format(score=claimed.score),
    )
    return redirect("project_score", public_id)


@require_POST
def score_countersign(request: SignedInRequest, public_id: UUID, claim_id: UUID) -> HttpResponse:
    """The coach agrees with the claim on the page."""
    claim = score_for(_project(request, public_id), claim_id)
    countersign_score(score=claim, by=request.user, at=timezone.now())
    messages.success(request, _("You countersigned {score}.").format(score=claim.score))
    return redirect("project_score", public_id)


@require_POST
def score_told(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """A coach tells of an improvement that no number shows yet."""
    project = _project(request, public_id)
    check_can_countersign(request.user, project, on=today_of(request.user))
    form = ToldForm(request.POST)
    if form.is_valid():
        words = form.cleaned_data["words"]
        try:
            tell_improvement(project=project, words=words, by=request.user, at=timezone.now())
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("It is written down, and counts towards 3.0."))
            return redirect("project_score", public_id)
    return _page(request, project, told=form, status=422)


@require_POST
def score_told_remove(request: SignedInRequest, public_id: UUID, told_id: UUID) -> HttpResponse:
    """It was a mistake."""
    told = told_improvement_for(_project(request, public_id), told_id)
    take_back_told_improvement(told=told, by=request.user, at=timezone.now())
    messages.success(request, _("It is taken back."))
    return redirect("project_score", public_id)


def _project(request: SignedInRequest, public_id: UUID) -> "Project":
    return project_for(request.user, public_id, on=today_of(request.user))


def _page(
    request: SignedInRequest,
    project: "Project",
    *,
    claim: ClaimForm | None = None,
    told: ToldForm | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    today, kept = today_of(request.user), kept_answers(request)
    actions = actions_on(request.user, project, on=today)
    evidence, claims = evidence_for(project, on=today), list(scores_of(project))
    page = score_page(
        project,
        claims,
        evidence,
        list(measures_of(project)),
        told_improvements_of(project),
        reader=request.user,
        actions=actions,
        at=timezone.now(),
    )
    fresh = ClaimForm(kept, suggested=page.card.suggested, initial={"seen": len(claims)})
    context = {
        "head": head_of(project, actions),
        "project_id": project.public_id,
        "page": page,
        "claim": claim or fresh,
        "telling": told or ToldForm(),
        "form": claim or told,
        "was_signed_out": kept is not None,
        **more,
    }
    return render(request, "dashboards/score.html", context, status=status)
