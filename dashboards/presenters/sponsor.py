"""A sponsor's inbox in words: barriers to clear, charters to approve."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from common.templatetags.words import ago
from dashboards.presenters.measures import MeasureTile, tile
from people.models import User
from people.roles import Action
from projects.models import Barrier, Charter
from projects.presenters.barriers import BarrierRow, barrier_row
from projects.routing import Level

_ANSWERING = frozenset({Action.ANSWER_BARRIER})


@dataclass(frozen=True)
class CharterLine:
    """A charter that waits for its sponsor."""

    title: str
    href: str
    aim: str
    sent: str

    @property
    def label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return _("Read and decide: {title}").format(title=self.title)


def inbox_rows(
    reader: User,
    barriers: Sequence[Barrier],
    lines: Mapping[int, Sequence[Level]],
    *,
    at: datetime,
) -> list[BarrierRow]:
    """Barriers that lie with `reader`, who may answer each of them."""
    return [
        barrier_row(reader, barrier, lines[barrier.project_id], _ANSWERING, at=at)
        for barrier in barriers
    ]


def unblocking_tiles(measures: Sequence[Measure], *, today: date) -> list[MeasureTile]:
    """Days to unblock, of the whole organisation and of the directorates concerned."""
    return [tile(measure, today=today, place=measure.unit.name) for measure in measures]


def charter_lines(charters: Iterable[Charter]) -> list[CharterLine]:
    """Charters in the order given, with their project and whoever sent them."""
    return [
        CharterLine(
            title=charter.project.title,
            href=reverse("charter", args=[charter.project.public_id]),
            aim=charter.project.aim,
            sent=_("{submitted_by} sent it {submitted_at}").format(
                submitted_by=charter.submitted_by, submitted_at=ago(charter.submitted_at)
            ),
        )
        for charter in charters
    ]
