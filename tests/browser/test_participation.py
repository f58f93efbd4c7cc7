"""Taking part in a real browser: a lead matches; a service user answers, exports and erases."""

import json
import re
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from people.models import StrengthsProfile
from people.roles import ProjectRole, UnitRole
from projects.models import Interest, PulseAnswer
from tests.browser.conftest import Hand, Site, check_accessible, sign_in
from tests.participation import LETTER, a_partner, a_partner_in, a_profile, an_opportunity
from tests.world import World, a_person, a_project, a_world


@pytest.fixture
def world(site: Site) -> World:
    return a_world()


def test_a_participation_lead_matches_a_person_in_three_clicks(
    page: Page, site: Site, world: World
) -> None:
    an_opportunity(world.project, world.lead)
    ruth = a_partner(world.project)
    a_profile(ruth)
    sign_in(page, site, a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD))
    hand = Hand()
    page.goto(site.url(reverse("home")))

    hand.click(page.get_by_role("link", name="Participation"))
    expect(page.get_by_role("heading", name="Projects without involvement")).to_be_visible()
    hand.click(page.get_by_role("link", name=re.compile(f"^Find people.*{LETTER.title}")))
    expect(page.get_by_text("In common: write texts or make them clearer.")).to_be_visible()
    check_accessible(page)
    hand.click(page.get_by_role("button", name="Suggest it to Ruth Reader"))

    expect(page.get_by_text("Ruth Reader finds it at home")).to_be_visible()
    assert hand.clicks == 3
    assert Interest.objects.get().user == ruth


def test_a_service_user_says_how_it_is_takes_the_data_along_and_erases_it(
    page: Page, site: Site, world: World
) -> None:
    project = a_project(world.ward, world.lead, "Quiet nights")
    ruth = a_partner_in(project, world.lead, ProjectRole.SERVICE_USER)
    a_profile(ruth, brings="I was a proofreader")
    sign_in(page, site, ruth)
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(site.url(reverse("home")))
    page.get_by_role("button", name="Show easy pages").click()
    expect(page.get_by_role("heading", name="For you today")).to_be_visible()
    check_accessible(page)

    hand = Hand()
    hand.click(page.get_by_role("link", name="Answer: How is it going?"))
    for question in ("Did people listen to you?", "Could you take part", "Was it worth"):
        group = page.get_by_role("group", name=question)
        hand.click(group.get_by_text("Mostly"))
    check_accessible(page)
    hand.click(page.get_by_role("button", name="Send"))
    expect(page.get_by_text("Thank you. You can change it until")).to_be_visible()
    assert hand.clicks == 5
    assert PulseAnswer.objects.get().listened == 4

    page.goto(site.url(reverse("my_data")))
    check_accessible(page)
    with page.expect_download() as started:
        page.get_by_role("link", name="Download everything").click()
    kept = json.loads(Path(started.value.path()).read_text())
    assert kept["The page about you"]["What I bring"] == "I was a proofreader"
    assert kept["How you said it is going"][0]["Was it worth your time?"] == "Mostly"

    page.get_by_role("link", name=re.compile("^Erase.*How you said it is going")).click()
    page.get_by_role("button", name="Erase it").click()
    expect(page.get_by_text("Erased. Nothing of it is kept here.")).to_be_visible()
    assert not PulseAnswer.objects.exists()
    assert StrengthsProfile.objects.exists()

    page.get_by_role("link", name="Erase my account").click()
    page.get_by_label("Type your e-mail address").fill(ruth.email)
    page.get_by_role("button", name="Erase my account").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    ruth.refresh_from_db()
    assert ruth.name == "Former member"
