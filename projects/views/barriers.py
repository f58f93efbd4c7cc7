"""What is in a team's way: raised in one line, answered in another."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from common.kept_forms import keeps_answers, kept_answers
from people.calendar import today_of
from projects.forms.barriers import AnswerForm, BarrierForm, ReopenForm
from projects.permissions import actions_on, check_can_answer_barrier, check_can_raise_barrier
from projects.policies import check_is_open, check_is_waiting
from projects.presenters.barriers import barrier_row, barriers_for_page, people_words
from projects.presenters.project import head_of
from projects.routing import lies_at
from projects.selectors import project_for
from projects.selectors.barriers import barrier_for, barriers_of, lines_of, with_story
from projects.services import barriers as services

# Where an answer is given from, and goes back to.
_PLACES = {"sponsor": "sponsor"}


def barriers(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Every barrier of a project: what is open, and what became of the others."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    project = project_for(user, public_id, on=today)
    actions = actions_on(user, project, on=today)
    line = lines_of([project], on=today)[project.pk]
    page = barriers_for_page(user, project, barriers_of(project), line, actions, at=now)
    context = {"head": head_of(project, actions), "barriers": page}
    return render(request, "projects/barriers.html", context)


@keeps_answers
def barrier_new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One line, and it is with the sponsor."""
    today = today_of(request.user)
    project = project_for(request.user, public_id, on=today)
    check_can_raise_barrier(request.user, project, on=today)
    check_is_open(project)
    goes_to = people_words(lies_at(lines_of([project], on=today)[project.pk], None))
    form = BarrierForm(request.POST or kept_answers(request))
    if request.method == "POST" and form.is_valid():
        services.raise_barrier(
            project=project, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
        )
        messages.success(
            request, _("It is with {goes_to}. The clock runs from now.").format(goes_to=goes_to)
        )
        return _to_project(public_id)
    context = {
        "form": form,
        "project": project.title,
        "goes_to": goes_to,
        "cancel_href": reverse("project", args=[public_id]),
    }
    return render(request, "projects/barrier_new.html", context, status=_status(form))


@keeps_answers
def barrier_answer(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Resolve, decline or take up: one line, and the button that says which."""
    user, today = request.user, today_of(request.user)
    barrier = barrier_for(user, public_id, on=today)
    check_can_answer_barrier(user, barrier.project, on=today)
    check_is_waiting(barrier)
    form = AnswerForm(request.POST or kept_answers(request))
    if request.method == "POST" and form.is_valid():
        words, now = form.cleaned_data["words"], timezone.now()
        match request.POST.get("answer"):
            case "resolve":
                services.resolve_barrier(barrier=barrier, what_changed=words, by=user, at=now)
                done = _("Resolved. The team can read what changed.")
            case "decline":
                services.decline_barrier(barrier=barrier, why=words, by=user, at=now)
                done = _("Declined. The team can read why.")
            case "escalate":
                services.escalate_barrier(barrier=barrier, why=words, by=user, at=now)
                done = _("Taken a level up. The clock goes on.")
            case _:
                raise Invalid(_("Say what becomes of it: press one of the buttons."))
        messages.success(request, done)
        return _back(request, barrier.project.public_id)
    with_story([barrier])
    line = lines_of([barrier.project], on=today)[barrier.project_id]
    actions = actions_on(user, barrier.project, on=today)
    context = {
        "form": form,
        "barrier": barrier_row(user, barrier, line, actions, at=timezone.now()),
        "place": request.POST.get("place", request.GET.get("place", "")),
    }
    return render(request, "projects/barrier_answer.html", context, status=_status(form))


@keeps_answers
def barrier_reword(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Better words, until somebody has answered."""
    barrier = barrier_for(request.user, public_id, on=today_of(request.user))
    services.check_can_reword(barrier, by=request.user)
    form = BarrierForm(request.POST or kept_answers(request), initial={"words": barrier.words})
    if request.method == "POST" and form.is_valid():
        services.reword_barrier(
            barrier=barrier, words=form.cleaned_data["words"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The barrier has your new words."))
        return _to_project(barrier.project.public_id)
    context = {
        "form": form,
        "project": barrier.project.title,
        "cancel_href": reverse("project", args=[barrier.project.public_id]),
    }
    return render(request, "projects/barrier_reword.html", context, status=_status(form))


@keeps_answers
def barrier_reopen(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """It is in the way after all."""
    barrier = barrier_for(request.user, public_id, on=today_of(request.user))
    form = ReopenForm(request.POST or kept_answers(request))
    if request.method == "POST" and form.is_valid():
        services.reopen_barrier(
            barrier=barrier, why=form.cleaned_data["words"], by=request.user, at=timezone.now()
        )
        messages.success(request, _("The barrier is open again, and its clock goes on."))
        return _to_project(barrier.project.public_id)
    context = {
        "form": form,
        "words": barrier.words,
        "cancel_href": reverse("barriers", args=[barrier.project.public_id]),
    }
    return render(request, "projects/barrier_reopen.html", context, status=_status(form))


@require_POST
def barrier_withdraw(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Raised by mistake, or gone by itself."""
    barrier = barrier_for(request.user, public_id, on=today_of(request.user))
    services.withdraw_barrier(barrier=barrier, by=request.user, at=timezone.now())
    messages.success(request, _("Taken back: {words}").format(words=barrier.words))
    return _back(request, barrier.project.public_id)


@require_POST
def barrier_undo(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Put it back as it was before one's own answer."""
    barrier = barrier_for(request.user, public_id, on=today_of(request.user))
    services.undo_answer(barrier=barrier, by=request.user, at=timezone.now())
    messages.success(request, _("It is as it was before: {words}").format(words=barrier.words))
    return _back(request, barrier.project.public_id)


def _back(request: SignedInRequest, project_id: UUID) -> HttpResponseRedirect:
    place = _PLACES.get(request.POST.get("place", ""))
    return redirect(place) if place else _to_project(project_id)


def _to_project(project_id: UUID) -> HttpResponseRedirect:
    return redirect(f"{reverse('project', args=[project_id])}#barriers")


def _status(form: BarrierForm | AnswerForm | ReopenForm) -> int:
    return 422 if form.errors else 200
