"""Teams that count the same thing: added up with one click, compared by choice, on any screen."""

from dataclasses import replace

from playwright.sync_api import Page, expect

from charts.models import Comparison
from charts.vocabulary import Rhythm
from people.models import RoleAssignment
from people.roles import UnitRole
from people.selectors import top_unit
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.stack import wait_until
from tests.world import SEEN_ON_TIME, a_measure, a_unit, a_world, some_data

MISSED = replace(SEEN_ON_TIME, name="Missed first appointments", rhythm=Rhythm.MONTH)


def test_teams_are_added_up_and_compared(page: Page, site: Site) -> None:
    world = a_world()
    administrator = world.administrator
    RoleAssignment.objects.create(
        organisation=world.organisation,
        user=administrator,
        unit=top_unit(world.organisation),
        role=UnitRole.QI_TEAM,
        starts_on="2020-01-01",
    )
    for number, name in enumerate(("Fern", "Moss", "Oldwater", "Quill", "Tarn")):
        team = a_measure(a_unit(world.organisation, f"{name} team"), administrator, MISSED)
        some_data(team, administrator, [(12 + number + i % 3, 60 + 20 * number) for i in range(14)])
    sign_in(page, site, administrator)
    page.goto(site.url(f"/measures/{team.public_id}/edit/"))

    page.get_by_role("button", name="Add up with other teams").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("the teams behind it")
    expect(page.get_by_role("article")).to_have_count(5)
    page.get_by_text("Comparing teams").click()
    page.get_by_role("button", name="Compare teams").click()
    wait_until(Comparison.objects.exists, what="the comparison")
    page.reload()
    expect(page.get_by_role("heading", name="Beside one another")).to_be_visible()
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    check_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.set_viewport_size({"width": 1366, "height": 900})
    page.get_by_role("link", name="Chart of all together").click()
    expect(page.get_by_role("link", name="The teams behind it")).to_be_visible()
    expect(page.get_by_role("link", name="Add data")).to_have_count(0)
