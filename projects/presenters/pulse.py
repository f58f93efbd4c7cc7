"""How taking part is, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from projects.models import Project, PulseAnswer
from projects.selectors.pulse import POOR
from projects.vocabulary import PULSE_ANSWERS, PULSE_QUESTIONS, PulseReader


@dataclass(frozen=True)
class GivenLine:
    """One answer, as its giver or somebody whom they chose reads it."""

    name: str
    project: str
    project_href: str
    month: date
    answers: Sequence[tuple[str, str, int]]  # question, answer in words, and its number
    words: str
    readers: str
    is_poor: bool
    remove_href: str
    change_href: str


def given_lines(
    answers: Iterable[PulseAnswer], *, own: bool = False, this_month: date | None = None
) -> list[GivenLine]:
    """Answers in the order given. One's own can be erased; this month's changed as well."""
    return [
        GivenLine(
            name=one.user.name,
            project=one.project.title,
            project_href=reverse("project", args=[one.project.public_id]),
            month=one.month,
            answers=[
                (str(q.words), str(PULSE_ANSWERS[getattr(one, q.key)]), getattr(one, q.key))
                for q in PULSE_QUESTIONS
            ],
            words=one.words,
            readers=str(PulseReader(one.seen_by).label),
            is_poor=any(getattr(one, q.key) <= POOR for q in PULSE_QUESTIONS),
            remove_href=reverse("pulse_remove", args=[one.public_id]) if own else "",
            change_href=(
                reverse("pulse_answer", args=[one.project.public_id])
                if own and one.month == this_month and not one.project.is_closed
                else ""
            ),
        )
        for one in answers
    ]


def due_links(projects: Iterable[Project]) -> list[tuple[str, str]]:
    """The projects of which somebody has not said yet how it is, with the way there."""
    return [
        (project.title, reverse("pulse_answer", args=[project.public_id])) for project in projects
    ]
