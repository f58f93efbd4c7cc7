"""What has happened in a person's projects, a query for each kind of news.

Readers are given the projects of which the person may hear, and leave out what that person did.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from charts.models import VerdictChange
from charts.selectors import newest_verdict_changes
from dashboards.models import Hearing
from pdsa.models import Cycle
from people.models import User
from projects.models import BarrierStep, Charter, Project

MOST_OF_A_KIND = 50
RECENT = timedelta(days=14)  # on the home page
KEPT = timedelta(days=31)  # on the page of news, and at most in an e-mail


@dataclass(frozen=True)
class Wanted:
    """Whose news, of which projects, of which stretch of time (after, up to and including)."""

    user: User
    projects: Sequence[int]
    after: datetime
    until: datetime


def wanted_of(
    user: User, projects: Iterable[Project], *, after: datetime, until: datetime
) -> Wanted:
    """The news of those of a person's own projects that go on. What is closed makes no news."""
    going_on = [project.pk for project in projects if not project.is_closed]
    return Wanted(user, going_on, after, until)


def recent_news_for(hearing: Hearing, projects: Iterable[Project], *, at: datetime) -> Wanted:
    """What belongs on the home page: the last two weeks, without what was put away."""
    after = max(at - RECENT, hearing.news_seen_up_to or at - RECENT)
    return wanted_of(hearing.user, projects, after=after, until=at)


def signals_that_came_or_went(wanted: Wanted) -> list[VerdictChange]:
    """The newest coming or going of a signal on each measure. One query."""
    return newest_verdict_changes(
        wanted.projects, after=wanted.after, until=wanted.until, most=MOST_OF_A_KIND
    )


def cycles_decided(wanted: Wanted) -> list[Cycle]:
    """Tests about which somebody else decided, newest first. One query."""
    return list(
        Cycle.objects.filter(
            project__in=wanted.projects,
            decided_at__gt=wanted.after,
            decided_at__lte=wanted.until,
        )
        .exclude(decided_by=wanted.user)
        .select_related("project", "decided_by")
        .order_by("-decided_at", "-pk")[:MOST_OF_A_KIND]
    )


def charters_decided(wanted: Wanted) -> list[Charter]:
    """Charters that somebody else approved or returned, newest first. One query."""
    return list(
        Charter.objects.filter(
            project__in=wanted.projects,
            state__in=(Charter.State.APPROVED, Charter.State.RETURNED),
            decided_at__gt=wanted.after,
            decided_at__lte=wanted.until,
        )
        .exclude(decided_by=wanted.user)
        .select_related("project", "decided_by")
        .order_by("-decided_at", "-pk")[:MOST_OF_A_KIND]
    )


def barriers_moved(wanted: Wanted) -> list[BarrierStep]:
    """What others did about barriers and has not been undone, newest first. One query."""
    return list(
        BarrierStep.objects.filter(
            barrier__project__in=wanted.projects,
            undone_at=None,
            made_at__gt=wanted.after,
            made_at__lte=wanted.until,
        )
        .exclude(made_by=wanted.user)
        .exclude(kind=BarrierStep.Kind.WITHDRAWN)
        .select_related("barrier__project", "made_by")
        .order_by("-made_at", "-pk")[:MOST_OF_A_KIND]
    )
