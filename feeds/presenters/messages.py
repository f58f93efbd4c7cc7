"""What another system is told: what happened, where, and where to read more.

Nobody's name and nothing that people wrote about their work but titles: whoever wants to know more
asks the API, or opens the page, and is let in or not.
"""

import json
from collections.abc import Callable
from datetime import UTC
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import VerdictChange
from feeds.models import Delivery
from feeds.vocabulary import Event
from pdsa.models import Cycle
from pdsa.stages import DECISION_LABELS, Decision
from people.models import Unit
from projects.models import BarrierStep, Project

Told = dict[str, Any]
_BARRIER_WORDS: dict[str, Callable[[], str]] = {
    Event.BARRIER_RAISED: lambda: _("A barrier was raised in “{project}”."),
    Event.BARRIER_ESCALATED: lambda: _("A barrier of “{project}” was taken a level up."),
    Event.BARRIER_RESOLVED: lambda: _("A barrier of “{project}” was resolved."),
    Event.BARRIER_DECLINED: lambda: _("A barrier of “{project}” was declined."),
    Event.BARRIER_REOPENED: lambda: _("A barrier of “{project}” was opened again."),
    Event.BARRIER_WITHDRAWN: lambda: _("A barrier of “{project}” was taken back."),
    Event.BARRIER_UNDONE: lambda: _("An answer to a barrier of “{project}” was taken back."),
}


def message_of(delivery: Delivery) -> bytes | None:
    """The body of one message, in the organisation's language. At most two queries.

    None where what it tells of is gone, or is private by now.
    """
    data = _data(delivery)
    if data is None:
        return None
    organisation = delivery.organisation
    whole = {
        "type": delivery.event,
        "timestamp": delivery.happened_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "data": {
            "organisation": {"id": str(organisation.public_id), "name": organisation.name},
            **data,
        },
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def _data(delivery: Delivery) -> Told | None:
    event = Event(delivery.event)
    if event is Event.TEST:
        link = settings.SITE_ADDRESS + reverse("webhook", args=[delivery.webhook.public_id])
        return {"headline": _("This is a test. Nothing happened."), "link": link}
    if event in (Event.SIGNAL_APPEARED, Event.SIGNAL_ENDED):
        return _signal(delivery)
    if event is Event.CYCLE_DECIDED:
        return _decision(delivery)
    return _barrier(delivery)


def _signal(delivery: Delivery) -> Told | None:
    change = (
        VerdictChange.objects.filter(pk=delivery.subject)
        .select_related("measure__project", "measure__unit")
        .first()
    )
    if change is None or _is_private(change.measure.project):
        return None
    measure = change.measure
    return {
        "headline": f"{measure.name}: {change.headline}",
        **_links("measure", f"measures/{measure.public_id}/analysis/", measure.public_id),
        "unit": _unit(measure.unit),
        "project": _project(measure.project) if measure.project else None,
        "measure": {"id": str(measure.public_id), "name": measure.name},
        "variation": change.after,
        "variation_before": change.before,
    }


def _decision(delivery: Delivery) -> Told | None:
    cycle = Cycle.objects.filter(pk=delivery.subject).select_related("project__unit").first()
    if cycle is None or _is_private(cycle.project):
        return None
    decision = DECISION_LABELS[Decision(delivery.detail)]
    return {
        "headline": _("“{cycle}” of “{project}”: {decision}.").format(
            cycle=cycle.title, project=cycle.project.title, decision=decision
        ),
        **_links("cycle", f"{_api(cycle.project)}cycles/{cycle.public_id}/", cycle.public_id),
        "unit": _unit(cycle.project.unit),
        "project": _project(cycle.project),
        "cycle": {"id": str(cycle.public_id), "title": cycle.title},
        "decision": delivery.detail,
    }


def _barrier(delivery: Delivery) -> Told | None:
    step = (
        BarrierStep.objects.filter(pk=delivery.subject)
        .select_related("barrier__project__unit")
        .first()
    )
    if step is None or _is_private(step.barrier.project):
        return None
    project = step.barrier.project
    return {
        "headline": _BARRIER_WORDS[delivery.event]().format(project=project.title),
        **_links("barriers", f"{_api(project)}barriers/", project.public_id),
        "unit": _unit(project.unit),
        "project": _project(project),
        "barrier": {"id": str(step.barrier.public_id), "state": step.barrier.state},
    }


def _links(page: str, api: str, public_id: object) -> Told:
    site = settings.SITE_ADDRESS
    return {"link": site + reverse(page, args=[public_id]), "api": f"{site}/api/v1/{api}"}


def _api(project: Project) -> str:
    return f"projects/{project.public_id}/"


def _unit(unit: Unit) -> Told:
    return {"id": str(unit.public_id), "name": unit.name, "national_code": unit.national_code}


def _project(project: Project) -> Told:
    return {"id": str(project.public_id), "title": project.title}


def _is_private(project: Project | None) -> bool:
    return project is not None and project.visibility != Project.Visibility.OPEN
