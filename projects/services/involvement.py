"""How service users and carers take part in a project, since when, and what changed by it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.models import InvolvementLevel, MadeDifference, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.services.bulk import Stamp

LONGEST_DIFFERENCE = 500  # characters


@recorded
def record_level(
    *, project: Project, level: str, starts_on: date, by: User, at: datetime
) -> InvolvementLevel:
    """Say how people take part from a day on. Of one day the last word counts."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    check_is_open(project)
    _check_level(level)
    _check_day(project, starts_on, "starts_on", today=today)
    row, _made = InvolvementLevel.objects.update_or_create(
        organisation=project.organisation,
        project=project,
        starts_on=starts_on,
        defaults={"level": level, "said_by": by, "said_at": at},
    )
    _let_project_follow(project)
    return row


@recorded
def take_back_level(*, row: InvolvementLevel, by: User, at: datetime) -> None:
    """Take out what was never so; what stood before it goes on."""
    project = row.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    row.delete()
    _let_project_follow(project)


@recorded
def follow_project(*, project: Project, starts_on: date, by: User, at: datetime) -> None:
    """The level that a form of the whole project has just set, from that day on."""
    InvolvementLevel.objects.update_or_create(
        organisation=project.organisation,
        project=project,
        starts_on=starts_on,
        defaults={"level": project.involvement, "said_by": by, "said_at": at},
    )


@recorded
def tell_difference(
    *, project: Project, words: str, happened_on: date, by: User, at: datetime
) -> MadeDifference:
    """Tell what changed because service users and carers take part. Closed projects may tell it."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    said = " ".join(words.split())
    if not said:
        raise Invalid(fields={"words": _("Say what changed.")})
    if len(said) > LONGEST_DIFFERENCE:
        raise Invalid(
            fields={
                "words": _("Use at most %(most)d characters. This has %(has)d.")
                % {"most": LONGEST_DIFFERENCE, "has": len(said)}
            }
        )
    _check_day(project, happened_on, "happened_on", today=today)
    return MadeDifference.objects.create(
        organisation=project.organisation,
        project=project,
        words=said,
        happened_on=happened_on,
        told_by=by,
        told_at=at,
    )


@recorded
def take_back_difference(*, difference: MadeDifference, by: User, at: datetime) -> None:
    """Take it off the list. It can be put back."""
    _set_removed(difference, at, by=by, at=at)


@recorded
def put_back_difference(*, difference: MadeDifference, by: User, at: datetime) -> None:
    """Put it back where it stood."""
    _set_removed(difference, None, by=by, at=at)


@dataclass(frozen=True)
class DifferenceRecord:
    """What changed, as it was told elsewhere."""

    words: str
    happened_on: date
    told: Stamp


@recorded
def record_involvement(
    *,
    project: Project,
    levels: Sequence[tuple[date, str]],
    differences: Sequence[DifferenceRecord],
    by: User,
    at: datetime,
) -> None:
    """Store a history that was kept elsewhere, in place of what is there. Oldest first."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    check_is_open(project)
    for starts_on, level in levels:
        _check_level(level)
        _check_day(project, starts_on, "starts_on", today=today)
    organisation = project.organisation
    InvolvementLevel.objects.filter(organisation=organisation, project=project).delete()
    InvolvementLevel.objects.bulk_create(
        InvolvementLevel(
            organisation=organisation,
            project=project,
            starts_on=starts_on,
            level=level,
            said_by=by,
            said_at=at,
        )
        for starts_on, level in levels
    )
    MadeDifference.objects.bulk_create(
        MadeDifference(
            organisation=organisation,
            project=project,
            words=difference.words,
            happened_on=difference.happened_on,
            told_by=difference.told.by,
            told_at=difference.told.at,
        )
        for difference in differences
    )
    _let_project_follow(project)


def _set_removed(
    difference: MadeDifference, removed_at: datetime | None, *, by: User, at: datetime
) -> None:
    project = difference.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    difference.removed_at = removed_at
    difference.save(update_fields=["removed_at"])


def _let_project_follow(project: Project) -> None:
    newest = (
        InvolvementLevel.objects.filter(organisation=project.organisation_id, project=project)
        .order_by("-starts_on")
        .first()
    )
    level = newest.level if newest else Project.Involvement.NONE.value
    if project.involvement != level:
        Project.objects.edit(project, seen_version=project.version, involvement=level)


def _check_level(level: str) -> None:
    if level not in Project.Involvement.values:
        raise Invalid(fields={"level": _("Choose how service users and carers take part.")})


def _check_day(project: Project, day: date, field: str, *, today: date) -> None:
    if day > today:
        raise Invalid(fields={field: _("Choose today or a day that has passed.")})
    if day < project.started_on:
        raise Invalid(fields={field: _("The project had not started then. Choose a later day.")})
