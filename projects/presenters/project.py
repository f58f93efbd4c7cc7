"""A project's head, its next stages, and what two people wrote of it, in words and links."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from people.roles import Action
from projects.models import ClosingSummary, Programme, Project
from projects.stages import CLOSED, LABELS, MOVES, Stage

STAGE_TONES = {
    Stage.TESTING: "brand",
    Stage.IMPLEMENTING: "brand",
    Stage.SUSTAINING: "brand",
    Stage.COMPLETED: "ok",
    Stage.PAUSED: "warning",
}


@dataclass(frozen=True)
class ProjectHead:
    """What stands above every page of a project. An address that is empty is not offered."""

    title: str
    href: str
    aim: str
    place: str
    place_href: str
    stage: str
    stage_tone: str
    is_private: bool
    is_closed: bool
    edit_href: str
    charter_href: str
    diagram_href: str
    ideas_href: str
    suggest_href: str
    tests_href: str
    plan_test_href: str
    talk_href: str
    talk_about_href: str  # about the project as a whole
    team_href: str
    history_href: str


def head_of(project: Project, actions: Collection[Action]) -> ProjectHead:
    """The head of a project's pages for somebody who may do `actions`."""
    address = [project.public_id]
    may_edit = Action.EDIT_PROJECT in actions and not project.is_closed
    return ProjectHead(
        title=project.title,
        href=reverse("project", args=address),
        aim=project.aim,
        place=project.unit.name,
        place_href=reverse("unit", args=[project.unit.public_id]),
        stage=project.get_stage_display(),
        stage_tone=STAGE_TONES.get(Stage(project.stage), "neutral"),
        is_private=project.visibility == Project.Visibility.PRIVATE,
        is_closed=project.is_closed,
        edit_href=reverse("project_edit", args=address) if may_edit else "",
        charter_href=reverse("charter", args=address),
        diagram_href=reverse("diagram", args=address),
        ideas_href=reverse("ideas", args=address),
        suggest_href=reverse("idea_new", args=address) if may_edit else "",
        tests_href=reverse("cycles", args=address),
        plan_test_href=reverse("cycle_new", args=address) if may_edit else "",
        talk_href=reverse("project_talk", args=address),
        talk_about_href=f"{reverse('project', args=address)}#talk",
        team_href=reverse("project_team", args=address),
        history_href=reverse("project_history", args=address),
    )


def stage_choices(project: Project) -> list[tuple[str, str]]:
    """The stages a project can go on to from where it is, in the order of a project's life.

    Its end is not among them: that has a page of its own, for what was learned.
    """
    moves = MOVES[Stage(project.stage)] - CLOSED
    return [(stage.value, label) for stage, label in LABELS.items() if stage in moves]


@dataclass(frozen=True)
class Difference:
    """An answer that two people gave differently."""

    label: str
    theirs: str
    mine: str


def differences(
    row: Project | ClosingSummary | Programme,
    answers: Mapping[str, object],
    labels: Mapping[str, str],
) -> list[Difference]:
    """Where what is saved now differs from what was about to be saved."""
    return [
        Difference(label, _said(row, name, saved), _said(row, name, answers[name]))
        for name, label in labels.items()
        if name in answers and (saved := getattr(row, name)) != answers[name]
    ]


def _said(row: Project | ClosingSummary | Programme, name: str, value: object) -> str:
    choices = getattr(row._meta.get_field(name), "flatchoices", None) or []
    return str(dict(choices).get(value, value)) or _("Nothing")
