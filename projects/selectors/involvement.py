"""How service users and carers take part: of one project over time, of many on a day."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from common.errors import NotVisible
from people.models import Unit, User
from people.roles import PARTNERS
from projects.models import InvolvementLevel, MadeDifference, Project, ProjectMembership
from projects.stages import ACTIVE

# The share on the last day of each finished month. A project counts from the day it started to
# the day before it closed, where it is today: a team takes its history along.
_BY_MONTH = """
    WITH running AS (
        SELECT p.id, p.organisation_id, p.unit_id, month_end::date AS day
          FROM projects_project p
          JOIN people_organisation o ON o.id = p.organisation_id
         CROSS JOIN LATERAL generate_series(
                   date_trunc('month', p.started_on::timestamp),
                   date_trunc('month', now() AT TIME ZONE o.time_zone) - interval '1 month',
                   interval '1 month') AS month
         CROSS JOIN LATERAL (SELECT (month + interval '1 month - 1 day') AS month_end) AS ends
         WHERE p.closed_on IS NULL OR p.closed_on > month_end::date
    ), levelled AS (
        SELECT r.*, (SELECT l.level
                       FROM projects_involvementlevel l
                      WHERE l.organisation_id = r.organisation_id AND l.project_id = r.id
                            AND l.starts_on <= r.day
                      ORDER BY l.starts_on DESC LIMIT 1) AS level
          FROM running r
    )
    SELECT place.organisation_id, place.id, date_trunc('month', l.day::timestamp)::date,
           count(*) FILTER (WHERE l.level = 'big_i'), count(*)
      FROM levelled l
      JOIN people_unit u ON u.id = l.unit_id
      JOIN people_unit place ON place.id = ANY (u.path)
     WHERE place.parent_id IS NULL OR place.kind = 'directorate'
     GROUP BY 1, 2, 3
     ORDER BY 1, 2, 3
"""


@dataclass(frozen=True)
class MonthOfBigI:
    """How many of the projects that ran on the last day of a month had Big I, there and below."""

    organisation_id: int
    unit_id: int
    month: date
    big_i: int
    running: int


@dataclass(frozen=True)
class ShareOfLevels:
    """The active projects at and below a unit today, by how people take part."""

    unit: Unit
    big_i: int
    little_i: int
    active: int

    @property
    def without(self) -> int:
        return self.active - self.big_i - self.little_i


def months_of_big_i() -> list[MonthOfBigI]:
    """Every finished month in which projects ran, of every organisation. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_MONTH)
        return [MonthOfBigI(*row) for row in cursor.fetchall()]


def levels_of(project: Project) -> list[InvolvementLevel]:
    """Newest first. One query."""
    return list(
        InvolvementLevel.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("said_by")
        .order_by("-starts_on")
    )


def differences_of(project: Project) -> QuerySet[MadeDifference]:
    """What stands on the list, newest first."""
    return (
        MadeDifference.objects.filter(
            organisation=project.organisation_id, project=project, removed_at=None
        )
        .select_related("told_by")
        .order_by("-happened_on", "-pk")
    )


def removed_differences_of(project: Project) -> list[MadeDifference]:
    """What was taken off the list, the newest few. One query."""
    return list(
        MadeDifference.objects.filter(organisation=project.organisation_id, project=project)
        .exclude(removed_at=None)
        .order_by("-removed_at", "-pk")[:10]
    )


def partners_of(project: Project) -> list[ProjectMembership]:
    """Service users and carers, past ones too, those of today first. One query."""
    return list(
        ProjectMembership.objects.filter(project=project, role__in=PARTNERS)
        .select_related("user")
        .order_by("-ends_on", "starts_on", "pk")
    )


def level_for(project: Project, public_id: UUID) -> InvolvementLevel:
    """One level of this project. Raises NotVisible."""
    row = InvolvementLevel.objects.filter(
        organisation=project.organisation_id, project=project, public_id=public_id
    ).first()
    if row is None:
        raise NotVisible("We could not find that. It may have been taken out.")
    row.project = project
    return row


def difference_for(project: Project, public_id: UUID) -> MadeDifference:
    """One difference of this project, taken back or not. Raises NotVisible."""
    row = MadeDifference.objects.filter(
        organisation=project.organisation_id, project=project, public_id=public_id
    ).first()
    if row is None:
        raise NotVisible("We could not find that.")
    row.project = project
    return row


def without_involvement(user: User, *, on: date) -> QuerySet[Project]:
    """Active projects this person may read in which nobody takes part, newest first."""
    return (
        Project.objects.visible_to(user, on=on)
        .filter(stage__in=ACTIVE, involvement=Project.Involvement.NONE)
        .select_related("unit")
        .order_by("-started_on", "-pk")
    )


def shares_by_directorate(user: User) -> list[ShareOfLevels]:
    """The whole organisation, then each directorate with active projects. Two queries.

    Private projects count; nothing of them is shown but that they are there.
    """
    places = Unit.objects.filter(
        Q(parent=None) | Q(kind=Unit.Kind.DIRECTORATE), organisation=user.organisation_id
    ).order_by("path__len", "name", "pk")
    rows = (
        Project.objects.filter(organisation=user.organisation_id, stage__in=ACTIVE)
        .values("unit__path", "involvement")
        .annotate(count=Count("pk"))
    )
    counted = [(set(row["unit__path"]), row["involvement"], row["count"]) for row in rows]

    def count(unit: Unit, level: str = "") -> int:
        return sum(n for path, found, n in counted if unit.pk in path and level in ("", found))

    found = [
        ShareOfLevels(
            unit,
            count(unit, Project.Involvement.BIG_I),
            count(unit, Project.Involvement.LITTLE_I),
            count(unit),
        )
        for unit in places
    ]
    return [share for share in found if share.active or share.unit.parent_id is None]
