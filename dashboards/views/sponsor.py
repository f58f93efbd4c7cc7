"""A sponsor's page: what only they can clear, what moved, what stalled, and whom to thank."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from charts.feeds import DAYS_TO_UNBLOCK
from charts.selectors import fed_measures
from common.http import SignedInRequest
from dashboards.presenters.movement import movements
from dashboards.presenters.sponsor import charter_lines, inbox_rows, unblocking_tiles
from dashboards.selectors.movement import movements_in, sponsored_projects
from people.calendar import today_of
from projects.selectors.barriers import answered_lately_by, barriers_waiting_for, lines_of
from projects.selectors.charters import charters_waiting_for

MONTH = timedelta(days=31)


def sponsor(request: SignedInRequest) -> HttpResponse:
    """Everything on one page, each done where it stands."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    waiting = barriers_waiting_for(user, on=today)
    done = answered_lately_by(user, on=today, at=now)
    concerned = {barrier.project for barrier in [*_barriers(waiting), *done]}
    lines = lines_of(concerned, on=today)
    projects = sponsored_projects(user, on=today)
    since = now - MONTH
    places = {key for work in [*projects, *concerned] for key in work.unit.path}
    unblocking = fed_measures(user, DAYS_TO_UNBLOCK, places, on=today)
    context = {
        "waiting": inbox_rows(user, _barriers(waiting), lines, at=now),
        "done": inbox_rows(user, done, lines, at=now),
        "charters": charter_lines(charters_waiting_for(user, on=today)),
        "movements": movements(movements_in(projects, since=since, at=now, on=today)),
        "since": since,
        "unblocking": unblocking_tiles(unblocking, today=today),
        "place": "sponsor",
    }
    return render(request, "dashboards/sponsor.html", context)


def _barriers(waiting: list) -> list:
    return [lying.barrier for lying in waiting]
