"""The coaching log in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.period_words import day_words
from common.templatetags.words import counted
from dashboards.selectors.coaching import CoachTime
from projects.models import CoachingNote


@dataclass(frozen=True)
class NoteLine:
    """One entry of the log."""

    day: str
    minutes: str
    project: str
    project_href: str
    words: str
    coach: str
    change_href: str


@dataclass(frozen=True)
class TimeWords:
    """How much time a coach gave this month, and how much there is."""

    used: str
    agreed: str
    to_spare: str
    is_over: bool
    share: float  # of the agreed time, 0 to 100
    projects: str

    @property
    def in_one_line(self) -> str:
        agreed = f" of {self.agreed}" if self.agreed else ""
        return _("{used}{agreed} this month").format(used=self.used, agreed=agreed)


def note_lines(notes: Iterable[CoachingNote]) -> list[NoteLine]:
    return [
        NoteLine(
            day=day_words(note.happened_on),
            minutes=hours_words(note.minutes),
            project=note.project.title,
            project_href=reverse("project", args=[note.project.public_id]),
            words=note.words,
            coach=note.coach.name,
            change_href=reverse("coaching_note", args=[note.public_id]),
        )
        for note in notes
    ]


def time_words(time: CoachTime) -> TimeWords:
    agreed = None if time.hours is None else time.hours * 60
    spare = None if agreed is None else agreed - time.minutes
    return TimeWords(
        used=hours_words(time.minutes),
        agreed="" if agreed is None else hours_words(agreed),
        to_spare=_to_spare(spare),
        is_over=spare is not None and spare < 0,
        share=min(100.0, 100 * time.minutes / agreed) if agreed else 0.0,
        projects=counted(time.projects, "project"),
    )


def hours_words(minutes: int) -> str:
    """45 minutes, 2 hours, 3½ hours: to the half hour once it is long."""
    if minutes < 60:
        return counted(minutes, "minute")
    halves = round(minutes / 30)
    whole, half = divmod(halves, 2)
    return _("{whole}½ hours").format(whole=whole) if half else counted(whole, "hour")


def _to_spare(minutes: int | None) -> str:
    if minutes is None:
        return _("No hours agreed")
    if minutes < 0:
        return f"{hours_words(-minutes)} over"
    return _("{hours_words} to spare").format(hours_words=hours_words(minutes))
