"""What a QI Forum talks about: what is new, stands still, is in the way, and went well."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from django.db.models import (
    Case,
    Count,
    Exists,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)

from charts.models import VerdictChange
from charts.selectors import verdict_changes_below
from charts.vocabulary import Staleness
from dashboards.selectors.attention import last_days, stale_as
from dashboards.selectors.portfolio import with_rows
from dashboards.vocabulary import IMPROVING
from people.models import Unit, User
from people.permissions import units_where
from people.roles import PROJECT_ROLES, Action, ProjectRole
from projects.models import (
    Charter,
    ClosingSummary,
    ProgressScore,
    Project,
    ProjectMembership,
    Thanks,
)
from projects.selectors.barriers import Lying, open_barriers, whom_they_lie_with
from projects.stages import ACTIVE, CLOSED

MOST = 6  # of one kind: an agenda that nobody can get through is none
MOST_CELEBRATED = 3
MOST_OF_ONE_PART = 100  # where somebody asks for the rest of it
REACHED = Decimal("4.0")  # significant improvement, on the scale of progress
_EDITORS = [
    role for role, meaning in PROJECT_ROLES.items() if Action.EDIT_PROJECT in meaning.actions
]
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Some(Generic[Row]):
    """The first of several, and how many there are in all."""

    rows: Sequence[Row]
    in_all: int


@dataclass(frozen=True)
class Coverage:
    """Of the projects under way, private ones too: how many have whom. Counts alone, no names."""

    under_way: int
    big_i: int
    coached: int


@dataclass(frozen=True)
class Span:
    """The moments between which a forum looks back, and the day on which it does."""

    after: datetime
    before: datetime
    on: date

    def of(self, moment: str) -> Q:
        """Rows whose `moment` lies in it."""
        return Q(**{f"{moment}__gte": self.after, f"{moment}__lt": self.before})


@dataclass(frozen=True)
class Celebrations:
    """What went well in the span."""

    improvements: Some[VerdictChange]
    scores: Some[ProgressScore]  # countersigned, of significant improvement or more
    endings: Some[ClosingSummary]  # completed, or closed with learning
    thanks: Some[Thanks]


class AgendaKey(StrEnum):
    """The parts of an agenda that may hold more than it shows, as they stand in addresses."""

    CHARTERS = "charters"
    STALLED = "stalled"
    BARRIERS = "barriers"
    CELEBRATIONS = "celebrations"


class Forum:
    """One unit's agenda for one reader: each part is what that person may read.

    Of the part that is asked for as a `whole`, all is shown.
    """

    def __init__(self, user: User, unit: Unit, span: Span, whole: AgendaKey | None = None) -> None:
        self._user, self._unit, self._span, self._whole = user, unit, span, whole
        self._readable = Project.objects.visible_to(user, on=span.on).filter(
            unit__path__contains=[unit.pk]
        )

    def coverage(self) -> Coverage:
        """One query."""
        under_way = Project.objects.filter(
            organisation=self._user.organisation_id,
            unit__path__contains=[self._unit.pk],
            stage__in=ACTIVE,
        )
        counts = under_way.annotate(has_coach=self._coached()).aggregate(
            under_way=Count("pk"),
            big_i=Count("pk", filter=Q(involvement=Project.Involvement.BIG_I)),
            coached=Count("pk", filter=Q(has_coach=True)),
        )
        return Coverage(**counts)

    def without_coach(self) -> Some[Project]:
        """Under way without a coach, the newest first. One query."""
        return _some(
            self._readable.filter(~self._coached(), stage__in=ACTIVE).order_by("-started_on", "pk")
        )

    def charters(self) -> Some[Charter]:
        """Sent or decided in the span; and all that still wait, which come first. One query."""
        waits = Q(state=Charter.State.SUBMITTED)
        lately = self._span.of("submitted_at") | self._span.of("decided_at")
        return _some(
            Charter.objects.filter(
                waits | lately, project__in=self._readable.filter(closed_on=None).values("pk")
            )
            .exclude(state=Charter.State.DRAFT)
            .select_related("project__unit", "submitted_by", "decided_by")
            .order_by(Case(When(waits, then=Value(0)), default=Value(1)), "-submitted_at", "pk"),
            self._most(AgendaKey.CHARTERS),
        )

    def stalled(self) -> Some[Project]:
        """Gone quiet or silent, for the longest first, with `may_close`. Two queries.

        Which they are is found first: what their rows say takes long for all of many.
        """
        days = last_days(self._user.organisation, on=self._span.on)
        stale = stale_as(Staleness.QUIET, days) | stale_as(Staleness.SILENT, days)
        order = ("summary__last_active_on", "pk")
        found = _some(self._readable.filter(stale).order_by(*order), self._most(AgendaKey.STALLED))
        projects = Project.objects.filter(pk__in=[project.pk for project in found.rows]).annotate(
            may_close=Case(When(self._editable(), then=Value(True)), default=Value(False))
        )
        rows = with_rows(projects.order_by(*order), on=self._span.on, drawn=False)
        return Some(list(rows), found.in_all)

    def barriers(self) -> tuple[list[Lying], int]:
        """Those nobody has answered, the oldest first, with whom they lie; how many. 3 queries."""
        found = _some(
            open_barriers(self._user, on=self._span.on).filter(
                project__unit__path__contains=[self._unit.pk]
            ),
            self._most(AgendaKey.BARRIERS),
        )
        return whom_they_lie_with(found.rows, on=self._span.on), found.in_all

    def celebrations(self) -> Celebrations:
        """Four queries."""
        span, own = self._span, {"project__in": self._readable.values("pk")}
        changes = verdict_changes_below(
            self._user, self._unit, after=span.after, before=span.before, on=span.on
        )
        scores = ProgressScore.objects.filter(
            span.of("countersigned_at"), **own, score__gte=REACHED
        ).select_related("project__unit", "countersigned_by")
        endings = ClosingSummary.objects.filter(
            **own,
            project__stage__in=CLOSED,
            project__closed_on__gte=span.after.date(),
            project__closed_on__lt=span.before.date(),
        ).select_related("project__unit")
        thanks = Thanks.objects.filter(span.of("given_at"), **own, removed_at=None).select_related(
            "project__unit", "given_by"
        )
        most = self._most(AgendaKey.CELEBRATIONS, MOST_CELEBRATED)
        return Celebrations(
            improvements=_some(changes.filter(after__in=IMPROVING.variations), most),
            scores=_some(scores.order_by("-countersigned_at", "-pk"), most),
            endings=_some(endings.order_by("-project__closed_on", "pk"), most),
            thanks=_some(thanks.order_by("-given_at", "-pk"), most),
        )

    def _most(self, part: AgendaKey, otherwise: int = MOST) -> int:
        return MOST_OF_ONE_PART if part is self._whole else otherwise

    def _coached(self) -> Exists:
        held = ProjectMembership.objects.filter(project=OuterRef("pk"), role=ProjectRole.COACH)
        return Exists(held.current(self._span.on))

    def _editable(self) -> Q:
        """Projects whose record this person keeps, through the team or a role above."""
        teams = ProjectMembership.objects.filter(user=self._user, role__in=_EDITORS)
        units = units_where(self._user, Action.EDIT_PROJECT, on=self._span.on)
        return Q(pk__in=teams.current(self._span.on).values("project")) | Q(
            unit__in=units.values("pk")
        )


def _some(rows: QuerySet[Row], most: int = MOST) -> Some[Row]:
    found = list(rows.annotate(in_all=Window(Count("pk")))[:most])
    return Some(found, found[0].in_all if found else 0)  # type: ignore[attr-defined]
