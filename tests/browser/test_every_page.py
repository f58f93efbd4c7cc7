"""Every page there is: accessible, without a word in the console, and never wider than a phone.

Pages are found from the addresses themselves, so a page that is added later is looked at too.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone
from playwright.sync_api import Page

from charts.services.annotations import annotate
from charts.services.entry_links import make_entry_link
from charts.services.phases import start_phase
from charts.services.programmes import share_in_programme
from dashboards.services.packs import start_pack
from dashboards.services.portfolio import pause
from dashboards.services.saved_views import save_view
from dashboards.services.survey import open_survey
from feeds.loading import run_until_done
from feeds.models import Load
from feeds.services.codes import explain_unit_code
from feeds.services.loads import Wishes, accept_load
from feeds.services.webhooks import make_webhook
from feeds.vocabulary import Topic
from people.models import RoleAssignment, User
from people.roles import ProjectRole, Scope, UnitRole
from people.selectors import top_unit
from people.services.invitations import invite
from people.services.keys import make_key
from projects.presenters.about import about_project
from projects.services.coaching import log_coaching
from projects.services.conversations import comment
from projects.services.interests import show_interest
from projects.services.involvement import record_level, tell_difference
from projects.services.team import add_member
from tests.addresses import patterns
from tests.barriers import a_barrier
from tests.browser.conftest import Site, check_accessible, sign_in, wait_until_analysed
from tests.cycles import a_cycle, an_idea
from tests.participation import a_partner, a_profile, an_opportunity
from tests.programmes import a_programme, joined
from tests.world import World, a_measure, a_project, a_world, some_data

# What stands in an address, by the beginning of the address; the longest beginning counts.
Samples = dict[str, object]
# Answers to machines, the way out, and pieces of pages that htmx asks for.
NO_PAGES = {"metrics", "alive", "ready", "account_logout", "organisation_sample"}


def a_busy_world() -> tuple[World, Samples]:
    """A world with one of everything that has a page, and its lead allowed to see it all."""
    world = a_world()
    lead, now = world.lead, timezone.now()
    roles = [
        RoleAssignment.objects.create(
            organisation=world.organisation,
            user=lead,
            unit=top_unit(world.organisation),
            role=role,
            starts_on=date(2020, 1, 1),
        )
        for role in (
            UnitRole.ADMINISTRATOR,
            UnitRole.QI_TEAM,
            UnitRole.DATA_ANALYST,
            UnitRole.PARTICIPATION_LEAD,
        )
    ]
    falls = a_measure(world.project, lead, direction="decrease", target=5.0)
    some_data(falls, lead, [*(12.0, 9.0, 11.0, 10.0) * 4, *(4.0, 6.0, 5.0) * 4])
    note = annotate(
        measure=falls, happened_on=date(2026, 1, 5), kind="change", text="Huddle", by=lead, at=now
    )
    phase = start_phase(
        measure=falls, starts_on=date(2026, 2, 1), reason="A new rota", by=lead, at=now
    )
    idea = an_idea(world.project, lead)
    cycle = a_cycle(world.project, lead)
    barrier = a_barrier(world.project, lead)
    coached = log_coaching(project=world.project, minutes=30, by=lead, at=now)
    done = pause(projects=[a_project(world.ward, lead)], by=lead, at=now)
    save_view(page="portfolio", name="Silent", query="activity=silent", by=lead)
    add_member(project=world.project, user=lead, role=ProjectRole.COACH, by=lead, at=now)
    invitation = invite(email="new@example.org", unit=world.ward, by=lead, at=now)
    year = timedelta(days=365)
    made = make_key(name="Load", scopes=list(Scope), unit=world.ward, lasts=year, by=lead, at=now)
    hook = make_webhook(
        name="Channel of the QI team",
        address="https://hooks.invalid/services/a-long-name-that-does-not-fit-on-a-telephone-at-all",
        unit=world.ward,
        topics=Topic,
        by=lead,
        at=now,
    ).webhook
    programme = a_programme(lead)
    link = make_entry_link(measure=falls, name="Day room", by=lead, at=now)
    place = joined(programme, world.project, lead)
    share_in_programme(programme=programme, what=falls, by=lead, at=now)
    remark = comment(
        project=world.project,
        about=about_project(world.project),
        text="@Lena Lead, who says so? See https://example.org/a-long-address",
        is_question=True,
        by=lead,
        at=now,
    )
    record_level(project=world.project, level="big_i", starts_on=now.date(), by=lead, at=now)
    tell_difference(project=world.project, words="Shorter", happened_on=now.date(), by=lead, at=now)
    letter = an_opportunity(world.project, lead)
    ruth = a_partner(world.project)
    a_profile(ruth)
    interest = show_interest(opportunity=letter, by=ruth, at=now)
    a_profile(lead)
    add_member(project=world.project, user=lead, role=ProjectRole.SERVICE_USER, by=lead, at=now)
    gone = a_partner(world.project, "Gone Away")
    User.objects.filter(pk=gone.pk).update(is_active=False)
    wait_until_analysed(falls)
    loaded = a_load(world)
    explained = explain_unit_code(code="OLD", unit=world.ward, by=lead, at=now)
    draft = start_pack(month=now.date(), presents=world.project, by=lead, at=now)
    survey = open_survey(answer_by=now.date() + timedelta(days=9), by=lead, at=now)
    return world, {
        "people/": lead.public_id,
        "people/<uuid:public_id>/erase/": gone.public_id,
        "people/invitations/<uuid:public_id>/erase/": invitation.public_id,
        "opportunities/": letter.public_id,
        "interests/": interest.public_id,
        "membership_id": world.project.memberships.order_by("pk").last().public_id,
        "people/keys/": made.key.public_id,
        "webhooks/": hook.public_id,
        "people/invitations/": invitation.public_id,
        "roles/": roles[0].public_id,
        "units/": world.ward.public_id,
        "projects/": world.project.public_id,
        "measures/": falls.public_id,
        "notes/": note.public_id,
        "coaching/log/": coached.public_id,
        "boardroom/packs/": draft.public_id,
        "boardroom/survey/": survey.public_id,
        "portfolio/coaches/": lead.public_id,
        "portfolio/done/": done.public_id,
        "programmes/": programme.public_id,
        "place_id": place.public_id,
        "link_id": link.public_id,
        "code": link.code,
        "phases/": phase.public_id,
        "cycles/": cycle.public_id,
        "remarks/": remark.public_id,
        "barriers/": barrier.public_id,
        "node_id": idea.public_id,
        "feeds/loads/": loaded.public_id,
        "feeds/codes/": explained.public_id,
        "stage": "aim",
        "day": now.date().isoformat(),
        "period": falls.state.latest_period,
    }


def a_load(world: World) -> Load:
    """A file of which one row was good, and the others were not."""
    rows = "falls,W9,2026-01-01,3\nslips,OLD,2026-01-01,3\nfalls,OLD,never,3\n"
    content = f"measure,unit,period,value\n{rows}".encode()
    load = accept_load(
        name="falls-2026.csv",
        content=BytesIO(content),
        size=len(content),
        wishes=Wishes(),
        by=world.lead,
        at=timezone.now(),
    )
    run_until_done(load)
    return load


def addresses(samples: Samples) -> Iterator[str]:
    """Every address for which the world has something to show."""
    for pattern, route, names in patterns():
        values = {name: value_of(name, route, samples) for name in names}
        if None not in values.values() and is_plain(pattern):
            yield reverse(pattern.name, kwargs=values)


def value_of(name: str, route: str, samples: Samples) -> object:
    if name != "public_id":
        return samples.get(name)
    beginnings = [start for start in samples if route.startswith(start)]
    return samples[max(beginnings, key=len)] if beginnings else None


def is_plain(pattern: URLPattern) -> bool:
    return pattern.name not in NO_PAGES


def is_a_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    assert answer.status_code < 500, address
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


@pytest.mark.timeout(900)
def test_every_page_is_accessible_and_quiet(page: Page, site: Site) -> None:
    world, samples = a_busy_world()
    client = Client()
    client.force_login(world.lead)
    pages = [address for address in addresses(samples) if is_a_page(client, address)]
    assert len(pages) > 40
    sign_in(page, site, world.lead)

    for address in pages:
        page.set_viewport_size({"width": 1366, "height": 900})
        page.goto(site.url(address))
        check_accessible(page)
        page.set_viewport_size({"width": 360, "height": 800})
        wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wider <= 0, f"{address} is {wider} px wider than a phone"
