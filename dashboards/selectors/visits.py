"""Walk-arounds: which teams wait for one, and what to know before going there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from charts.models import Measure
from charts.selectors import for_lists, measures_below
from common.errors import NotVisible
from dashboards.models import VisitNote
from dashboards.selectors.unit_charts import signals_of
from people.models import Organisation, Unit, User
from people.permissions import holds_action
from people.roles import Action
from projects.models import Barrier, Project, Thanks

MOST_PROJECTS, MOST_MEASURES, MOST_BARRIERS, MOST_NOTES = 8, 4, 3, 5
THANKED_WITHIN = timedelta(days=90)


@dataclass(frozen=True)
class VisitFacts:
    """What the brief of a unit shows."""

    projects: Sequence[Project]  # under way, with `is_thanked`
    more_projects: int
    measures: Sequence[Measure]
    barriers: Sequence[Barrier]
    notes: Sequence[VisitNote]
    may_thank: bool  # here, rather than when they are there


def visit_facts(user: User, unit: Unit, *, on: date, at: datetime) -> VisitFacts:
    """A unit with all below it, as this person may read it. Six queries."""
    thanks = Thanks.objects.filter(
        project=OuterRef("pk"), removed_at=None, given_at__gt=at - THANKED_WITHIN
    )
    projects = (
        Project.objects.visible_to(user, on=on)
        .active()
        .filter(unit__path__contains=[unit.pk])
        .select_related("unit", "summary")
        .annotate(is_thanked=Exists(thanks))
        .order_by(F("summary__last_active_on").desc(nulls_last=True), "title", "pk")
    )
    measures = for_lists(measures_below(user, unit, on=on))
    return VisitFacts(
        projects=list(projects[:MOST_PROJECTS]),
        more_projects=max(0, projects.count() - MOST_PROJECTS),
        measures=list(signals_of(measures, on=on)[:MOST_MEASURES]),
        barriers=list(
            Barrier.objects.filter(project__in=projects.order_by().values("pk"))
            .waiting()
            .select_related("project")
            .order_by("raised_at", "pk")[:MOST_BARRIERS]
        ),
        notes=notes_about(unit),
        may_thank=holds_action(user, Action.COMMENT, unit, on=on),
    )


def notes_about(unit: Unit) -> list[VisitNote]:
    """The newest notes of walk-arounds of a unit. One query."""
    notes = VisitNote.objects.filter(
        organisation=unit.organisation_id, unit=unit, removed_at=None
    ).select_related("written_by")
    return list(notes.order_by("-visited_on", "-pk")[:MOST_NOTES])


def visit_note_for(unit: Unit, public_id: UUID) -> VisitNote:
    """A note about this unit. Raises NotVisible."""
    notes = VisitNote.objects.filter(organisation=unit.organisation_id, unit=unit)
    note = notes.select_related("written_by", "unit").filter(public_id=public_id).first()
    if note is None:
        raise NotVisible("We could not find that note.")
    return note


def teams_to_visit(
    organisation: Organisation | int, *, below: Sequence[Unit] = ()
) -> QuerySet[Unit]:
    """Open teams with projects under way, each with its `visited_on`: never or longest ago first.

    With `below`, only those at or below these units.

    Among those that wait as long, the one whose charts say most.
    """
    units = Unit.objects.at_or_below(*below) if below else Unit.objects.all()
    return (
        units.filter(
            organisation=organisation,
            kind=Unit.Kind.TEAM,
            closed_on=None,
            summary__active_projects__gt=0,
        )
        .select_related("summary")
        .annotate(visited_on=Max("visit_notes__visited_on", filter=Q(visit_notes__removed_at=None)))
        .order_by(
            F("visited_on").asc(nulls_first=True),
            (F("summary__of_concern") + F("summary__improving")).desc(),
            "name",
            "pk",
        )
    )
