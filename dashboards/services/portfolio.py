"""What the central team does to many projects at once: one act, one summary, one undo.

Every project meets the checks that it would meet alone; one that refuses does not stop the others.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, DomainError, Invalid, NotNow
from dashboards.models import BulkAct
from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.models import About, Comment, Project, ProjectMembership, Subject
from projects.permissions import check_can_manage_team
from projects.services.conversations import comment, take_back
from projects.services.projects import move_to_stage
from projects.services.team import add_member
from projects.stages import ACTIVE, Stage

MOST_PROJECTS = 200  # at once
LONGEST_NUDGE = 500  # characters
Entry = dict[str, Any]


@recorded
def assign_coach(*, projects: Iterable[Project], coach: User, by: User, at: datetime) -> BulkAct:
    """Make somebody the coach of these projects, beside any coach they have."""

    def place(project: Project) -> Entry:
        held = ProjectMembership.objects.filter(
            project=project, user=coach, role=ProjectRole.COACH, ends_on=None
        )
        if held.exists():
            raise NotNow(_("{coach} coaches this project already.").format(coach=coach))
        made = add_member(project=project, user=coach, role=ProjectRole.COACH, by=by, at=at)
        return {"membership": made.pk}

    return _each(BulkAct.Kind.COACH, projects, place, words=coach.name, by=by, at=at)


@recorded
def nudge(*, projects: Iterable[Project], text: str, by: User, at: datetime) -> BulkAct:
    """Ask the teams something. It stays open until somebody answers; it wakes no clock."""
    words = text.strip()
    if not words:
        raise Invalid(fields={"text": _("Write what you want to ask the teams.")})
    if len(words) > LONGEST_NUDGE:
        raise Invalid(
            fields={"text": _("Use at most {most} characters.").format(most=LONGEST_NUDGE)}
        )

    def ask(project: Project) -> Entry:
        if project.is_closed:
            raise NotNow(_("This project is closed."))
        about = About(Subject.PROJECT, project.public_id, project.title)
        said = comment(project=project, about=about, text=words, is_question=True, by=by, at=at)
        return {"comment": said.pk}

    return _each(BulkAct.Kind.NUDGE, projects, ask, words=words, by=by, at=at)


@recorded
def pause(*, projects: Iterable[Project], by: User, at: datetime) -> BulkAct:
    """Let these projects rest until somebody goes on with them."""

    def rest(project: Project) -> Entry:
        if project.stage not in ACTIVE:
            raise NotNow(_("It is at “{stage}”.").format(stage=project.get_stage_display()))
        before = project.stage
        move_to_stage(project=project, stage=Stage.PAUSED, by=by, at=at)
        return {"stage": before}

    return _each(BulkAct.Kind.PAUSE, projects, rest, by=by, at=at)


@recorded
def undo(*, done: BulkAct, by: User, at: datetime) -> None:
    """Take back, within a day, what nobody has built on since; the rest says why it stays."""
    if done.made_by_id != by.pk:
        raise Denied(
            _("{made_by} did this. Ask {made_by} to undo it.").format(made_by=done.made_by)
        )
    if done.undone_at is not None:
        raise NotNow(_("This has been undone already."))
    if at - done.made_at > BulkAct.UNDO_FOR:
        raise NotNow(_("This can be undone for a day. Change the projects one by one now."))
    undo_one = _UNDOING[BulkAct.Kind(done.kind)]
    projects = Project.objects.select_related("organisation", "unit").in_bulk(
        [entry["project"] for entry in done.done]
    )
    for entry in done.done:
        try:
            undo_one(projects[entry["project"]], entry, by, at)
        except DomainError as refusal:
            entry["stays"] = refusal.sentence
    done.undone_at = at
    done.save(update_fields=["done", "undone_at"])


def _each(
    kind: BulkAct.Kind,
    projects: Iterable[Project],
    do: Callable[[Project], Entry],
    *,
    words: str = "",
    by: User,
    at: datetime,
) -> BulkAct:
    """In the order of their keys, so that two such acts at once do not wait for each other."""
    chosen = sorted(projects, key=lambda project: project.pk)
    if not chosen:
        raise Invalid(_("Tick at least one project, then choose what to do."))
    if len(chosen) > MOST_PROJECTS:
        raise Invalid(_("Choose at most {most} projects at once.").format(most=MOST_PROJECTS))
    done, refused = [], []
    for project in chosen:
        told = {"project": project.pk, "address": str(project.public_id), "title": project.title}
        try:
            done.append(told | do(project))
        except DomainError as refusal:
            refused.append(told | {"why": refusal.sentence})
    return BulkAct.objects.create(
        organisation_id=by.organisation_id,
        kind=kind,
        made_by=by,
        made_at=at,
        words=words[:500],
        done=done,
        refused=refused,
    )


def _unassign(project: Project, entry: Entry, by: User, at: datetime) -> None:
    check_can_manage_team(by, project, on=local_date(project.organisation, at))
    gone, _more = ProjectMembership.objects.filter(pk=entry["membership"], ends_on=None).delete()
    if not gone:
        raise NotNow(_("The team has changed this place since."))


def _unask(project: Project, entry: Entry, by: User, at: datetime) -> None:
    said = Comment.objects.get(pk=entry["comment"])
    if said.answered_at is not None:
        raise NotNow(_("The team has answered."))
    take_back(said=said, by=by, at=at)


def _unpause(project: Project, entry: Entry, by: User, at: datetime) -> None:
    if project.stage != Stage.PAUSED:
        raise NotNow(_("It is at “{stage}” by now.").format(stage=project.get_stage_display()))
    move_to_stage(project=project, stage=Stage(entry["stage"]), by=by, at=at)


_UNDOING: dict[BulkAct.Kind, Callable[[Project, Entry, User, datetime], None]] = {
    BulkAct.Kind.COACH: _unassign,
    BulkAct.Kind.NUDGE: _unask,
    BulkAct.Kind.PAUSE: _unpause,
}
