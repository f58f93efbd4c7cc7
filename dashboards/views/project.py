"""One project: its measures, its team, what is still to do, what happened."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from charts.selectors import measures_at_work
from common.http import SignedInRequest
from dashboards.presenters.history import happenings
from dashboards.presenters.method_standing import strip_of
from dashboards.presenters.project import overview
from dashboards.presenters.score_card import score_card
from dashboards.selectors.evidence import evidence_for
from dashboards.selectors.history import changes_in, entries_in
from dashboards.selectors.methods import method_steps
from people.calendar import today_of
from people.roles import Action
from projects.forms.barriers import BarrierForm
from projects.forms.talking import talk_about
from projects.permissions import actions_on
from projects.presenters.about import about_project
from projects.presenters.barriers import barriers_for_page
from projects.presenters.closing import closing_href
from projects.presenters.programmes import place_line
from projects.presenters.project import head_of
from projects.presenters.talk import remark_lines
from projects.presenters.team import involvement_words, teammates
from projects.presenters.thanks import thanks_lines
from projects.selectors import project_for, team_of
from projects.selectors.barriers import barriers_of, lines_of
from projects.selectors.closing import closing_of
from projects.selectors.conversations import open_questions_in
from projects.selectors.programmes import standing_places_of
from projects.selectors.scores import newest_claim
from projects.selectors.thanks import thanks_of

LATELY = 4
HISTORY = 100


def project(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """The overview of a project."""
    today = today_of(request.user)
    found = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, found, on=today)
    team = list(team_of(found, on=today))
    measures = list(measures_at_work([found]))
    barriers = barriers_for_page(
        request.user,
        found,
        barriers_of(found),
        lines_of([found], on=today)[found.pk],
        actions,
        team=team,
        at=timezone.now(),
    )
    context = {
        "head": head_of(found, actions),
        "project_id": public_id,
        "plain_href": reverse("project_plain", args=[public_id]),
        "barriers": barriers,
        "barrier_form": BarrierForm(is_folded=True),
        "thanks": thanks_lines(thanks_of(found), request.user),
        "thank_href": (
            reverse("thanks_new", args=[public_id]) if Action.COMMENT in actions else ""
        ),
        "places": [
            place_line(place, leads=False, speaks=False, on=today, of_project=True)
            for place in standing_places_of(found)
        ],
        "programmes_href": reverse("project_programmes", args=[public_id]),
        "may_join": Action.JOIN_PROGRAMME in actions and not found.is_closed,
        "overview": overview(found, measures, team, actions, today=today),
        "score": score_card(found, newest_claim(found), evidence_for(found, on=today)),
        "closing": closing_of(found),
        "closing_href": closing_href(found, actions),
        "strip": strip_of(found, method_steps(found, measures, on=today)),
        "team": teammates(team, on=today),
        "questions": remark_lines(found, open_questions_in(found), actions),
        "talk": talk_about(request.user, found, about_project(found), actions, on=today),
        "involvement": involvement_words(found, team),
        "lately": happenings(
            changes_in(found, most=HISTORY), entries_in(found, most=LATELY), most=LATELY
        ),
    }
    return render(request, "dashboards/project.html", context)


def project_history(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Who did what, when."""
    today = today_of(request.user)
    found = project_for(request.user, public_id, on=today)
    actions = actions_on(request.user, found, on=today)
    context = {
        "head": head_of(found, actions),
        "happenings": happenings(
            changes_in(found, most=HISTORY), entries_in(found, most=HISTORY), most=HISTORY
        ),
        "most": HISTORY,
    }
    return render(request, "dashboards/project_history.html", context)
