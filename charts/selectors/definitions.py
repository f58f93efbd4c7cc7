"""What teams measure alike: who follows a definition, who could, and what is made of it."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from charts.models import Comparison, Measure, SharedDefinition
from charts.vocabulary import CAN_BE_SUMMED, Rhythm
from common.errors import NotVisible
from people.models import Unit, User
from projects.models import Programme, ProgrammePlace, Project


def measures_behind(user: User, roll_up: Measure, *, on: date) -> QuerySet[Measure]:
    """The measures that a roll-up adds up, by the name of their place: never by their values.

    Those of private projects are not added up, so they are not here either.
    """
    return (
        added_up_in(roll_up, Measure.objects.visible_to(user, on=on))
        .select_related("state", "unit", "project")
        .defer("state__result", "state__chart_wide", "state__chart_narrow")
        .order_by("unit__name", "name", "pk")
    )


def added_up_in(roll_up: Measure, measures: QuerySet[Measure]) -> QuerySet[Measure]:
    """Those of these measures that a roll-up adds up, by the same rule as `charts.sums`."""
    added_up = _open_to_all(measures).filter(
        shared=roll_up.rolls_up, unit__path__contains=[roll_up.unit_id]
    )
    if roll_up.programme_id is None:
        return added_up
    joined = ProgrammePlace.objects.filter(programme=roll_up.programme_id).joined()
    return added_up.filter(project__in=joined.values("project"))


def roll_ups_in(programme: Programme) -> list[Measure]:
    """What the projects of a programme count alike and is added up, by name. One query.

    With the charts of the projects beside one another, and the comparison, where there are any.
    """
    return list(
        Measure.objects.filter(organisation=programme.organisation_id, programme=programme)
        .filter(Q(closed_on=None) | Q(closed_on=programme.closed_on))
        .select_related("state", "rolls_up", "unit", "site_charts", "comparison")
        .defer("state__result")
        .order_by("rolls_up__name", "pk")
    )


def roll_up_in(programme: Programme, public_id: UUID) -> Measure:
    """One of them that is still added up. Raises NotVisible."""
    found = next((m for m in roll_ups_in(programme) if m.public_id == public_id), None)
    if found is None:
        raise NotVisible("That is not added up in this programme.")
    found.programme = programme
    return found


def definitions_to_share(programme: Programme) -> list[SharedDefinition]:
    """Definitions of the organisation that the programme does not add up now. One query."""
    added_up = Measure.objects.filter(programme=programme, closed_on=None)
    return list(
        SharedDefinition.objects.filter(organisation=programme.organisation_id)
        .exclude(pk__in=added_up.values("rolls_up"))
        .order_by("name")
    )


def measures_to_share(user: User, programme: Programme, *, on: date) -> list[Measure]:
    """What one of its projects counts, can be added up and is not shared yet. One query."""
    joined = ProgrammePlace.objects.filter(programme=programme).joined()
    return list(
        _open_to_all(Measure.objects.visible_to(user, on=on))
        .filter(project__in=joined.values("project"), shared=None, closed_on=None, fed_from="")
        .filter(data_shape__in=CAN_BE_SUMMED)
        .exclude(rhythm=Rhythm.EVENT)
        .select_related("unit", "project")
        .order_by("name", "unit__name", "pk")
    )


def measures_in(
    user: User, programme: Programme, definitions: Iterable[int], *, on: date
) -> list[Measure]:
    """The measures of a programme's projects that follow these definitions. One query."""
    joined = ProgrammePlace.objects.filter(programme=programme).joined()
    return list(
        _open_to_all(Measure.objects.visible_to(user, on=on))
        .filter(shared__in=list(definitions), project__in=joined.values("project"))
        .select_related("state", "unit", "project")
        .defer("state__result", "state__chart_wide", "state__chart_narrow", "state__chart_small")
        .order_by("unit__name", "project__title", "pk")
    )


def roll_ups_of(definition: SharedDefinition) -> QuerySet[Measure]:
    """The roll-ups of a definition with their places, the widest first; not those of programmes."""
    return (
        Measure.objects.filter(organisation=definition.organisation_id, rolls_up=definition)
        .filter(programme=None)
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
