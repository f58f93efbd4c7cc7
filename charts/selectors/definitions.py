"""What teams measure alike: who follows a definition, who could, and what is made of it."""

from datetime import date

from django.db.models import Q, QuerySet

from charts.models import Comparison, Measure, SharedDefinition
from people.models import Unit, User
from projects.models import Project


def measures_behind(user: User, roll_up: Measure, *, on: date) -> QuerySet[Measure]:
    """The measures that a roll-up adds up, by the name of their place: never by their values.

    Those of private projects are not added up, so they are not here either.
    """
    return (
        _open_to_all(Measure.objects.visible_to(user, on=on))
        .filter(shared=roll_up.rolls_up, unit__path__contains=[roll_up.unit_id])
        .select_related("state", "unit", "project")
        .defer("state__result", "state__chart_wide", "state__chart_narrow")
        .order_by("unit__name", "name", "pk")
    )


def roll_ups_of(definition: SharedDefinition) -> QuerySet[Measure]:
    """The roll-ups of a definition with their places, the widest first."""
    return (
        Measure.objects.filter(organisation=definition.organisation_id, rolls_up=definition)
        .select_related("unit")
        .order_by("unit__path__len", "unit__name", "pk")
    )


def could_follow(definition: SharedDefinition) -> QuerySet[Measure]:
    """Open measures of that name that count the same thing and follow no definition yet."""
    return (
        _open_to_all(Measure.objects.filter(organisation=definition.organisation_id))
        .filter(
            name__iexact=definition.name,
            data_shape=definition.data_shape,
            rhythm=definition.rhythm,
            shared=None,
            fed_from="",
            closed_on=None,
        )
        .select_related("unit", "project")
        .order_by("unit__name", "pk")
    )


def places_to_roll_up(definition: SharedDefinition) -> QuerySet[Unit]:
    """Open places with followers beneath them that have no roll-up yet. Leaves are left out."""
    above = Unit.objects.filter(measures__shared=definition).values_list("path", flat=True)
    wanted = {key for path in above for key in path[:-1]}
    return (
        Unit.objects.filter(organisation=definition.organisation_id, pk__in=wanted, closed_on=None)
        .exclude(pk__in=roll_ups_of(definition).values("unit"))
        .order_by("path__len", "name", "pk")
    )


def comparison_of(roll_up: Measure) -> Comparison | None:
    """The stored comparison of the teams behind a roll-up. One query."""
    return Comparison.objects.filter(roll_up=roll_up).first()


def _open_to_all(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    return measures.filter(Q(project=None) | Q(project__visibility=Project.Visibility.OPEN.value))
