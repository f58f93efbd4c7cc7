"""A programme from nothing: made, two projects brought in, seen by themselves and together."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from charts.models import SiteCharts
from charts.vocabulary import Rhythm
from people.roles import UnitRole
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.programmes import a_site
from tests.stack import wait_until
from tests.world import SEEN_ON_TIME, a_measure, a_person, a_world, some_data

MISSED = replace(SEEN_ON_TIME, name="Missed appointments", rhythm=Rhythm.MONTH)


def test_two_projects_become_a_programme(page: Page, site: Site) -> None:
    world = a_world()
    qi = a_person(world.organisation, "Quin Qi", UnitRole.QI_TEAM)
    for number, title in enumerate(("Fern calls the day before", "Moss writes letters")):
        measure = a_measure(a_site(world, title), world.lead, MISSED)
        some_data(measure, world.lead, [(6 + 3 * number + i % 3, 40) for i in range(16)])
    sign_in(page, site, qi)

    page.goto(site.url("/projects/"))
    page.get_by_role("link", name="Programmes").click()
    page.get_by_role("link", name="Make the first programme").click()
    page.get_by_label("What is the programme called?").fill("Kept appointments")
    aim = page.get_by_label("What do all its projects want to reach together?")
    aim.fill("A third fewer missed appointments within a year")
    page.get_by_role("button", name="Make the programme").click()
    for title in ("Fern", "Moss"):
        page.get_by_role("link", name="project in").first.click()
        page.get_by_label("Part of its title or place").fill(title)
        page.get_by_role("button", name="Apply").click()
        page.get_by_role("button", name=f"Bring in {title}").click()
        expect(page.get_by_text("is in “Kept appointments”")).to_be_visible()
    page.get_by_role("link", name="Choose what is counted alike").click()
    page.get_by_label("What do the projects count alike?").select_option(index=1)
    page.get_by_role("button", name="Add it up").click()
    expect(page.get_by_text("is being added up over the projects")).to_be_visible()
    wait_until(
        lambda: SiteCharts.objects.filter(drawings__has_keys=[str(measure.pk)]).exists(),
        what="the charts beside one another",
    )
    page.get_by_role("link", name="Back to the programme").click()

    expect(page.get_by_role("article")).to_have_count(2)
    expect(page.get_by_role("heading", name="All together")).to_be_visible()
    expect(page.get_by_role("heading", name="on the same scale")).to_be_visible()
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    check_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
