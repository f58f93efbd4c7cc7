"""Projects like this one, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dashboards.models import ProjectSummary
from projects.models import Project
from projects.presenters.project import STAGE_TONES
from projects.stages import Stage


@dataclass(frozen=True)
class SimilarLine:
    """A project that somebody may want to look at before starting their own."""

    title: str
    href: str
    place: str
    stage: str
    tone: str
    became: str


def similar_lines(projects: Iterable[Project]) -> list[SimilarLine]:
    """Projects with their summaries, in the order given."""
    return [
        SimilarLine(
            title=project.title,
            href=reverse("project", args=[project.public_id]),
            place=project.unit.name,
            stage=project.get_stage_display(),
            tone=STAGE_TONES.get(Stage(project.stage), "neutral"),
            became=_became(project),
        )
        for project in projects
    ]


def _became(project: Project) -> str:
    """What its main chart says; before there is one, its aim."""
    summary: ProjectSummary | None = getattr(project, "summary", None)
    return (
        (summary.main_headline if summary else "") or project.aim or _("Nothing is measured yet.")
    )
