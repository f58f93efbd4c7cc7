"""What the projects of a programme count alike, and the sums of it."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import Measure, SharedDefinition
from charts.permissions import check_can_define
from charts.selectors.definitions import roll_ups_in
from charts.services.measures import Definition, define_measure
from charts.sharing import (
    TAKEN_OVER,
    check_agrees,
    check_can_be_added_up,
    definition_of,
    follow,
    roll_up_of,
)
from common.errors import NotNow
from people.calendar import local_date
from people.models import User
from people.selectors import top_unit
from projects.models import Programme, ProgrammePlace, Project
from projects.permissions import check_can_join, check_can_lead_programme
from projects.policies import check_programme_is_open

LONGEST_NAME = 150  # characters


@recorded
def share_in_programme(
    *, programme: Programme, what: Measure | SharedDefinition, by: User, at: datetime
) -> Measure:
    """Add up something that the projects of a programme count alike.

    `what` is a definition, or a measure of one of the projects that becomes one. Measures of that
    name that are counted in the same way follow by themselves. What was added up before goes on.
    """
    today = local_date(programme.organisation, at)
    check_can_lead_programme(by, programme, on=today)
    check_programme_is_open(programme)
    if isinstance(what, Measure):
        what = what.shared or definition_of(what, what.name)
    if what.organisation_id != programme.organisation_id:
        raise NotNow(_("That definition belongs to another organisation."))
    roll_up = Measure.objects.filter(programme=programme, rolls_up=what).first()
    if roll_up is None:
        roll_up = roll_up_of(what, top_unit(programme.organisation), on=today)
        roll_up.programme = programme
        roll_up.name = _name(what, programme)
        roll_up.fed_from = f"roll-up {what.pk} of {programme.pk}"
        roll_up.save()
    elif roll_up.closed_on is not None:
        Measure.objects.edit(roll_up, seen_version=roll_up.version, closed_on=None)
    joined = ProgrammePlace.objects.filter(programme=programme).joined()
    follow(what, _alike(what, Project.objects.filter(pk__in=joined.values("project"))))
    return roll_up


@recorded
def stop_sharing(*, roll_up: Measure, by: User, at: datetime) -> None:
    """No longer add it up in the programme. The teams' own charts stay as they are."""
    assert roll_up.programme is not None, "only programmes stop sharing"
    today = local_date(roll_up.organisation, at)
    check_can_lead_programme(by, roll_up.programme, on=today)
    check_programme_is_open(roll_up.programme)
    Measure.objects.edit(roll_up, seen_version=roll_up.version, closed_on=today)


@recorded
def count_alike(
    *,
    place: ProgrammePlace,
    definition: SharedDefinition,
    measure: Measure | None,
    by: User,
    at: datetime,
) -> None:
    """Say which of a project's measures is the shared one; None: none of them."""
    today = local_date(place.organisation, at)
    check_can_join(by, place.project, on=today)
    check_programme_is_open(place.programme)
    if measure is not None:
        check_can_be_added_up(measure)
        check_agrees(definition, measure)
    for other in Measure.objects.filter(project=place.project, shared=definition):
        if other == measure:
            continue
        Measure.objects.edit(other, seen_version=other.version, shared=None)
    if measure is not None and measure.shared_id is None:
        follow(definition, [measure])


@recorded
def begin_to_count_alike(
    *, place: ProgrammePlace, definition: SharedDefinition, by: User, at: datetime
) -> Measure:
    """Give a project a new measure that is counted as the shared definition says."""
    today = local_date(place.organisation, at)
    check_can_join(by, place.project, on=today)
    check_can_define(by, place.project, on=today)
    check_programme_is_open(place.programme)
    measure = define_measure(
        definition=Definition(
            name=definition.name, **{field: getattr(definition, field) for field in TAKEN_OVER}
        ),
        place=place.project,
        by=by,
        at=at,
    )
    follow(definition, [measure])
    return measure


@recorded
def follow_programme(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Let a project that came in count along with what it counts alike. That it may was checked."""
    for roll_up in roll_ups_in(place.programme):
        if roll_up.rolls_up and not _follows(roll_up.rolls_up, place.project):
            alike = _alike(roll_up.rolls_up, Project.objects.filter(pk=place.project_id))
            follow(roll_up.rolls_up, alike)


@recorded
def keep_roll_ups(
    *, programme: Programme, was_closed_on: date | None, by: User, at: datetime
) -> None:
    """Call a programme's roll-ups by its name, and let them end and go on with it.

    Whoever may change the programme may do this: it has been checked there.
    """
    for roll_up in Measure.objects.filter(programme=programme).select_related("rolls_up"):
        changes: dict[str, object] = {}
        if roll_up.rolls_up and roll_up.name != (name := _name(roll_up.rolls_up, programme)):
            changes["name"] = name
        if programme.is_closed and roll_up.closed_on is None:
            changes["closed_on"] = programme.closed_on
        if not programme.is_closed and was_closed_on and roll_up.closed_on == was_closed_on:
            changes["closed_on"] = None
        if changes:
            Measure.objects.edit(roll_up, seen_version=roll_up.version, **changes)


def _follows(definition: SharedDefinition, project: Project) -> bool:
    return Measure.objects.filter(project=project, shared=definition).exists()


def _alike(definition: SharedDefinition, projects: QuerySet[Project]) -> list[Measure]:
    """Open measures of these projects that have its name and are counted in the same way."""
    return list(
        Measure.objects.filter(
            organisation=definition.organisation_id,
            project__in=projects.values("pk"),
            name__iexact=definition.name,
            data_shape=definition.data_shape,
            rhythm=definition.rhythm,
            shared=None,
            fed_from="",
            closed_on=None,
        )
    )


def _name(definition: SharedDefinition, programme: Programme) -> str:
    return f"{definition.name}: {programme.title}"[:LONGEST_NAME]
