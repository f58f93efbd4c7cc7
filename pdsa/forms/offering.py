"""Which ideas, measures, people and cycles the forms of a project offer."""

from datetime import date

from django import forms
from django.db.models import Q

from charts.models import Measure
from pdsa.forms.fields import offer
from pdsa.models import Cycle
from pdsa.selectors.cycles import cycles_of, ideas_of
from people.models import User
from projects.models import Project
from projects.selectors import team_of


def offer_choices(
    form: forms.Form, project: Project, *, on: date, cycle: Cycle | None = None
) -> None:
    """Fill in what can be chosen; what a cycle has chosen stays, whatever became of it since.

    One query for each field that the form asks.
    """
    if "idea" in form.fields:
        ideas = list(ideas_of(project))
        if cycle and cycle.idea and cycle.idea not in ideas:
            ideas.append(cycle.idea)
        offer(form, "idea", ideas)
    for name in {"measures", "measure"} & form.fields.keys():
        offer(form, name, _measures(project, cycle))
    for name in {"lead", "who"} & form.fields.keys():
        offer(form, name, _team(project, on))
    if "previous" in form.fields and cycle:
        offer(form, "previous", _earlier(cycle))


def _measures(project: Project, cycle: Cycle | None) -> list[Measure]:
    chosen = Q(cycles=cycle) if cycle else Q(pk=None)
    own = Measure.objects.filter(organisation=project.organisation_id, project=project)
    return list(own.filter(Q(closed_on=None) | chosen).distinct().order_by("name", "pk"))


def _team(project: Project, on: date) -> list[User]:
    people = {membership.user: None for membership in team_of(project, on=on)}
    return sorted(people, key=lambda person: person.name)


def _earlier(cycle: Cycle) -> list[Cycle]:
    """Cycles that none grew from yet, and the one that this cycle grew from."""
    others = [other for other in cycles_of(cycle.project) if other != cycle]
    taken = {other.previous_id for other in others}
    return [other for other in others if other.pk not in taken]
