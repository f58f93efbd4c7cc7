"""Whose turn it is to be the project of the meeting, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import month_words
from dashboards.boardroom.rotation import Turn, in_turn
from dashboards.selectors.turns import Presented, directorate_name
from projects.models import Project
from projects.stages import CLOSED

MOST_SUGGESTED = 8


@dataclass(frozen=True)
class PresentedLine:
    """A project that was heard, and when."""

    month: str
    title: str
    href: str
    directorate: str


def presented_lines(heard: Sequence[Presented]) -> list[PresentedLine]:
    """Who presented, the newest meeting first."""
    return [
        PresentedLine(
            month=month_words(one.month),
            title=one.project.title,
            href=reverse("project", args=[one.project.public_id]),
            directorate=one.directorate or _("The whole organisation"),
        )
        for one in heard
    ]


def whose_turn(
    projects: Sequence[Project], heard: Sequence[Presented], directorates: dict[int, str]
) -> list[Turn]:
    """The projects with something to tell, in their turn."""
    last: dict[int, date] = {}
    last_of: dict[str, date] = {}
    for one in heard:  # newest first, so the first that is found is the last time
        last.setdefault(one.project.pk, one.month)
        last_of.setdefault(one.directorate, one.month)
    turns = []
    for project in projects:
        directorate = directorate_name(project.unit, directorates)
        rank, tells = _tells(project)
        turns.append(
            Turn(
                key=project.pk,
                title=project.title,
                directorate=directorate,
                tells=tells,
                rank=rank,
                presented=last.get(project.pk),
                directorate_presented=last_of.get(directorate),
            )
        )
    return in_turn(turns)


def turn_words(turn: Turn) -> str:
    """'Calm evenings (Inpatient services; improving; never presented)'."""
    heard = (
        _("presented in {month}").format(month=month_words(turn.presented))
        if turn.presented
        else _("not heard yet")
    )
    parts = [part for part in (turn.directorate, turn.tells, heard) if part]
    return f"{turn.title} ({'; '.join(parts)})"


def _tells(project: Project) -> tuple[int, str]:
    if project.stage in CLOSED:
        return 1, _("ended lately")
    if project.summary.main_variation == "improvement":
        return 0, "improving"
    return 2, _("of concern")
