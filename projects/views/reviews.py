"""A coach is asked to look at a charter or a cycle, says what they see, and the team settles it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from people.selectors import person_for
from projects.forms.conversation import AskReviewForm, GiveReviewForm
from projects.permissions import check_can_give
from projects.presenters.about import opened, page_about
from projects.selectors import project_for
from projects.selectors.conversations import review_for
from projects.services.conversations import ask_for_review, give_review, settle_review


@require_POST
def review_ask(request: SignedInRequest) -> HttpResponse:
    """Ask a coach of the project."""
    form = AskReviewForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("Choose a coach, then ask."))
    place = opened(form.cleaned_data["about"])
    project = project_for(request.user, place.project, on=today_of(request.user))
    coach = person_for(request.user, form.cleaned_data["coach"])
    ask_for_review(
        project=project, about=place.about, coach=coach, by=request.user, at=timezone.now()
    )
    messages.success(request, _("{coach} has it on their list now.").format(coach=coach))
    return redirect(place.href)


@keeps_answers
def review_give(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The coach's page for it: short, with the way to what is reviewed."""
    review = review_for(request.user, public_id, on=today_of(request.user))
    start = {"words": review.words}
    form = GiveReviewForm(request.POST or kept_answers(request), initial=start)
    back = page_about(review.subject, project=review.project.public_id, key=review.subject_id)
    check_can_give(request.user, review)
    if request.method == "POST" and form.is_valid():
        give_review(
            review=review, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The team has your words on their list now."))
        return redirect(back)
    context = {
        "form": form,
        "what": review.subject_words,
        "project": review.project.title,
        "project_href": reverse("project", args=[review.project.public_id]),
        "asked_by": review.asked_by.name,
        "cancel_href": back,
    }
    return render(request, "projects/review.html", context, status=422 if form.errors else 200)


@require_POST
def review_settle(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The team has taken it in."""
    review = review_for(request.user, public_id, on=today_of(request.user))
    settle_review(review=review, by=request.user, at=timezone.now())
    messages.success(request, _("The review is settled."))
    return redirect(
        page_about(review.subject, project=review.project.public_id, key=review.subject_id)
    )
