"""Ending a project: what was learned, what changed for good, and who keeps it going."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import EditedElsewhere, Invalid
from common.language import lazily
from people.calendar import local_date
from people.models import User
from projects.models import ClosingSummary, Project
from projects.permissions import check_can_edit
from projects.policies import check_can_move_to, check_is_open, left_unsaid
from projects.selectors.closing import closing_of
from projects.services.projects import move_to_stage
from projects.stages import Stage

LONGEST = 5_000  # characters a part
_ASKED: Mapping[str, str] = {
    "learned": lazily("Say what you learned. What did not work is worth as much to the next team."),
    "changed_for_good": lazily("Say what is done differently from now on."),
    "kept_going_by": lazily("Name who keeps it going, so that it does not slip back."),
}


@dataclass(frozen=True)
class Parting:
    """The parts of a closing summary, as written."""

    learned: str = ""
    changed_for_good: str = ""
    kept_going_by: str = ""


@recorded
def write_closing(
    *, project: Project, parting: Parting, by: User, at: datetime, seen_version: int = 0
) -> ClosingSummary:
    """Save the closing summary, finished or not. `seen_version` 0: none had been begun.

    Whoever comes second of two is told (`common.errors.EditedElsewhere`).
    """
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    said = {name: text.strip() for name, text in asdict(parting).items()}
    if too_long := {
        name: _("Use at most {most:,} characters here. This has {text:,}.").format(
            most=LONGEST, text=len(text)
        )
        for name, text in said.items()
        if len(text) > LONGEST
    }:
        raise Invalid(fields=too_long)
    project.refresh_from_db(from_queryset=Project.objects.select_for_update(no_key=True))
    begun, written = closing_of(project), {**said, "written_by": by, "written_at": at}
    if begun is not None:
        ClosingSummary.objects.edit(begun, seen_version=seen_version, **written)
        return begun
    if seen_version:
        raise EditedElsewhere(_("Someone else has just taken this summary back."))
    return ClosingSummary.objects.create(
        organisation=project.organisation, project=project, **written
    )


@recorded
def close_project(
    *,
    project: Project,
    stage: Stage,
    parting: Parting,
    by: User,
    at: datetime,
    seen_version: int = 0,
) -> None:
    """Save the closing summary and end the project, completed or closed with learning."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_can_move_to(project, stage)
    if missing := left_unsaid(asdict(parting), stage):
        raise Invalid(fields={name: _ASKED[name] for name in missing})
    write_closing(project=project, parting=parting, seen_version=seen_version, by=by, at=at)
    move_to_stage(project=project, stage=stage, by=by, at=at)
