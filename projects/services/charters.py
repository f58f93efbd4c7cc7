"""The charter of a project: written as one goes, submitted, approved or returned."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, EditedElsewhere, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.aims import AimParts, sentence
from projects.models import Aim, Charter, Project, ProjectMembership
from projects.permissions import check_can_approve, check_can_edit
from projects.policies import check_is_open, check_not_waiting
from projects.services.diagrams import follow_aim
from projects.stages import Stage

EDITABLE = frozenset(
    {
        "background",
        "what_matters",
        "in_scope",
        "out_of_scope",
        "when_and_where",
        "time_and_people",
        "risks",
        "further_information",
        "strategic_goal",
        "next_meeting_on",
    }
)
LONGEST_PART = 10_000  # characters: a page or two, not a pasted book


@recorded
def open_charter(*, project: Project, by: User, at: datetime) -> Charter:
    """The project's charter; the first time an empty one."""
    existing = Charter.objects.filter(organisation=project.organisation_id, project=project).first()
    if existing is not None:
        return existing
    _check(project, by=by, at=at)
    return Charter.objects.create(organisation=project.organisation, project=project)


@recorded
def write_charter(
    *, charter: Charter, seen_version: int, parts: dict[str, object], by: User, at: datetime
) -> None:
    """Save parts of the charter, unless somebody else has since `seen_version`."""
    if unknown := parts.keys() - EDITABLE:
        raise TypeError(f"Not editable: {', '.join(sorted(unknown))}")
    _check(charter.project, by=by, at=at)
    check_not_waiting(charter)
    too_long = {
        name: _("Use at most {most:,} characters here. This has {text:,}.").format(
            most=LONGEST_PART, text=len(text)
        )
        for name, text in parts.items()
        if isinstance(text, str) and len(text) > LONGEST_PART
    }
    if too_long:
        raise Invalid(fields=too_long)
    Charter.objects.edit(charter, seen_version=seen_version, **parts)


@recorded
def revise_aim(
    *,
    project: Project,
    parts: AimParts,
    by: User,
    at: datetime,
    why: str = "",
    seen_number: int | None = None,
) -> Aim:
    """Write a new version of the aim. The project shows its sentence; older versions stay.

    With `seen_number`, the version that the person has seen (0: none), whoever comes second of two
    is told (`common.errors.EditedElsewhere`).
    """
    _check(project, by=by, at=at)
    if not parts.measured_as.strip():
        raise Invalid(fields={"measured_as": _("Say what will be better, for example “falls”.")})
    project.refresh_from_db(from_queryset=Project.objects.select_for_update(no_key=True))
    newest = Aim.objects.filter(organisation=project.organisation_id, project=project).count()
    if seen_number is not None and newest != seen_number:
        raise EditedElsewhere(_("Someone else has just changed the aim."))
    if newest and not why.strip():
        raise Invalid(fields={"why": _("Say why the aim changes, so that others can follow you.")})
    aim = Aim.objects.create(
        organisation=project.organisation,
        project=project,
        number=newest + 1,
        why_revised=why.strip(),
        written_by=by,
        written_at=at,
        **vars(parts),
    )
    before = project.aim or project.title
    Project.objects.edit(project, seen_version=project.version, aim=sentence(parts))
    follow_aim(project=project, before=before, by=by, at=at)
    return aim


@recorded
def submit_charter(*, charter: Charter, by: User, at: datetime) -> None:
    """Ask the sponsor to approve. Needs an aim and a sponsor to ask."""
    project = charter.project
    _check(project, by=by, at=at)
    check_not_waiting(charter)
    if not project.aim:
        raise NotNow(_("Write the aim first, then send the charter to the sponsor."))
    sponsors = ProjectMembership.objects.filter(project=project, role=ProjectRole.SPONSOR)
    if not sponsors.current(local_date(project.organisation, at)).exists():
        raise NotNow(
            _("Add a sponsor to the team first, so that somebody can approve the charter.")
        )
    Charter.objects.edit(
        charter,
        seen_version=charter.version,
        state=Charter.State.SUBMITTED,
        submitted_by=by,
        submitted_at=at,
        decided_by=None,
        decided_at=None,
    )


@recorded
def decide_charter(*, charter: Charter, approve: bool, note: str, by: User, at: datetime) -> None:
    """Approve a charter, or return it with what is missing. An approved project starts planning."""
    project = charter.project
    check_can_approve(by, project, on=local_date(project.organisation, at))
    if charter.state != Charter.State.SUBMITTED:
        raise NotNow(_("This charter is not waiting for a decision."))
    if charter.submitted_by_id == by.pk:
        raise Denied(_("You sent this charter yourself. Ask another sponsor to decide."))
    if not approve and not note.strip():
        raise Invalid(fields={"note": _("Say what is missing, so that the team can go on.")})
    Charter.objects.edit(
        charter,
        seen_version=charter.version,
        state=Charter.State.APPROVED if approve else Charter.State.RETURNED,
        decided_by=by,
        decided_at=at,
        decision_note=note.strip(),
    )
    if approve and project.stage == Stage.IDEA:
        Project.objects.edit(project, seen_version=project.version, stage=Stage.PLANNING)


def _check(project: Project, *, by: User, at: datetime) -> None:
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
