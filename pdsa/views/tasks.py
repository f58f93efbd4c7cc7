"""What has to be done for a test."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from common.errors import Invalid
from common.http import SignedInRequest
from pdsa.forms.offering import offer_choices
from pdsa.forms.writing import TaskForm
from pdsa.permissions import check_can_test
from pdsa.selectors.cycles import task_for
from pdsa.services.tasks import add_task, finish_task, remove_task, reopen_task
from pdsa.views.page import cycle_at, cycle_page
from people.calendar import today_of


@require_POST
def new(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Add something to do."""
    cycle = cycle_at(request, public_id)
    today = today_of(request.user)
    check_can_test(request.user, cycle.project, on=today)
    form = TaskForm(request.POST, auto_id="task_%s")
    offer_choices(form, cycle.project, on=today, cycle=cycle)
    if form.is_valid():
        try:
            add_task(cycle=cycle, **form.cleaned_data, by=request.user, at=timezone.now())
        except Invalid as error:
            form.refuse(error)
        else:
            return _back_to(public_id)
    return cycle_page(request, cycle, shown={"task": form}, status=422)


@require_POST
def finish(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """It is done; or, pressed again, it is not done after all."""
    task = task_for(request.user, public_id, on=today_of(request.user))
    save = reopen_task if request.POST.get("action") == "reopen" else finish_task
    save(task=task, by=request.user, at=timezone.now())
    return _back_to(task.cycle.public_id)


@require_POST
def remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Nobody needs to do this."""
    task = task_for(request.user, public_id, on=today_of(request.user))
    remove_task(task=task, by=request.user, at=timezone.now())
    return _back_to(task.cycle.public_id)


def _back_to(cycle: UUID) -> HttpResponse:
    return redirect(f"{reverse('cycle', args=[cycle])}#tasks")
