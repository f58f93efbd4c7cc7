"""New phases that are proposed, for those who may start them."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from charts.models import Judgement, Measure
from people.models import User
from people.permissions import units_where
from people.roles import PROJECT_ROLES, Action
from projects.models import ProjectMembership

_SHAPING = [
    role for role, meaning in PROJECT_ROLES.items() if Action.SHAPE_CHART in meaning.actions
]


def proposals_for(user: User, *, on: date) -> QuerySet[Judgement]:
    """Judgements that propose a phase on a chart that this person may shape, newest start first.

    Each with its measure, the stored analysis, project and unit. A proposal goes by itself: when a
    phase is started there, or newer numbers return to the level before.
    """
    units = units_where(user, Action.SHAPE_CHART, on=on)
    teams = ProjectMembership.objects.filter(user=user, role__in=_SHAPING).current(on)
    shaped = Measure.objects.visible_to(user, on=on).filter(
        Q(project=None, unit__in=units)
        | Q(project__unit__in=units)
        | Q(project__in=teams.values("project")),
        closed_on=None,
        project__closed_on=None,
    )
    return (
        Judgement.objects.current()
        .filter(
            organisation=user.organisation_id,
            proposal__isnull=False,
            measure__in=shaped.values("pk"),
        )
        .select_related(
            "measure__state", "measure__project__unit", "measure__unit", "measure__organisation"
        )
        .order_by(KeyTextTransform("label", "proposal").desc(), "measure")
    )
