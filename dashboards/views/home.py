"""The first page after signing in: what needs this person, and how their projects stand."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from common.http import SignedInRequest
from dashboards.presenters import home as words
from dashboards.presenters.first_steps import first_steps
from dashboards.presenters.needs import needs_of
from dashboards.presenters.news import news_card, news_lines
from dashboards.presenters.participation_needs import easy_prompts
from dashboards.presenters.unit import tiles_of
from dashboards.selectors import home as facts
from dashboards.selectors.hearing import hearing_of
from dashboards.selectors.needs import what_waits_for
from dashboards.selectors.news import recent_news_for
from dashboards.views.boardroom import board_at_home, walk_around_at_home
from people.calendar import today_of
from people.roles import Action, UnitRole
from projects.presenters.thanks import thanks_lines

MOST_SIGNALS = 4


def home(request: SignedInRequest) -> HttpResponse:
    """What needs me, my projects, the places I look after; or where to begin."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    if user.easy_read:
        return _easy_home(request)
    waiting = what_waits_for(user, on=today, at=now)
    work, hearing = waiting.work, hearing_of(user)
    recent = recent_news_for(hearing, work.projects, at=now)
    standing = facts.standing_of(user, on=today)
    steps = []
    if Action.MANAGE_UNITS in standing.actions:
        progress = facts.progress_of(user.organisation, but=user)
        steps = first_steps(progress, work.projects, work.measures)
    projects = words.project_tiles(work, today=today)
    signals, example = [], None
    if not projects and standing.places:
        widest = standing.places[0]
        found = facts.signals_at(widest, user, on=today, most=MOST_SIGNALS)
        signals = tiles_of(found, widest.unit, today=today)
    if not projects and settings.DEMONSTRATION:
        example = facts.worked_example(user, on=today)
    context = {
        "greeting": words.greeting(user, timezone.localtime(now)),
        "needs": needs_of(waiting, today=today, reminders=hearing.reminders),
        "news": news_card(news_lines(recent, without=hearing.without_news)),
        "projects": projects,
        "project_count": len(work.projects),
        "thanks": thanks_lines(waiting.thanks, user),
        "sponsor_href": reverse("sponsor") if facts.sponsors(user, standing, on=today) else "",
        "places": words.place_cards(standing.places),
        "signals": signals,
        "steps": steps,
        "coach_href": reverse("coach_portfolio") if work.coaching else "",
        "portfolio_href": reverse("portfolio")
        if Action.LOOK_AFTER_PORTFOLIO in standing.actions
        else "",
        "participation_href": (
            reverse("participation") if Action.MATCH_PEOPLE in standing.actions else ""
        ),
        "proposed_href": (
            reverse("phases_proposed") if Action.SHAPE_CHART in standing.actions else ""
        ),
        "feeds_href": reverse("loads") if Action.LOAD_DATA in standing.actions else "",
        "take_part_href": reverse("opportunities") if not standing.actions else "",
        "fidelity_href": reverse("fidelity") if Action.REVIEW_WORK in standing.actions else "",
        "administration_href": reverse("organisation_edit") if _administers(standing) else "",
        "board": board_at_home(user, standing),
        "teams_to_visit": walk_around_at_home(user, standing),
        "visits_href": reverse("visits"),
        "may_start": Action.START_PROJECT in standing.actions,
        "example_href": reverse("project", args=[example.public_id]) if example else "",
    }
    return render(request, "dashboards/home.html", context)


def _administers(standing: facts.Standing) -> bool:
    """Whether this person is an administrator of the whole organisation."""
    return any(
        UnitRole.ADMINISTRATOR in place.roles and place.unit.parent_id is None
        for place in standing.places
    )


def _easy_home(request: SignedInRequest) -> HttpResponse:
    """What to do, one's projects in plain words, and what else there is: nothing more."""
    user, now, today = request.user, timezone.now(), today_of(request.user)
    waiting = what_waits_for(user, on=today, at=now)
    context = {
        "greeting": words.greeting(user, timezone.localtime(now)),
        "todo": easy_prompts(waiting),
        "projects": [
            (one.title, reverse("project_plain", args=[one.public_id]))
            for one in waiting.work.projects
            if not one.is_closed
        ],
    }
    return render(request, "dashboards/easy_home.html", context)
