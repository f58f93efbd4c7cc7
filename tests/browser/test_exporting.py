"""An administrator takes everything along: asked for, written by a worker, and downloaded."""

import json
from zipfile import ZipFile

from playwright.sync_api import Page, expect

from tests.browser.conftest import Site, check_accessible, sign_in
from tests.world import a_world


def test_an_export_is_made_and_downloaded(page: Page, site: Site) -> None:
    world = a_world()
    sign_in(page, site, world.administrator)
    page.goto(site.url("/administration/"))
    page.get_by_role("link", name="Data", exact=True).click()
    page.get_by_role("link", name="Export", exact=True).click()
    expect(page.get_by_text("No export yet")).to_be_visible()
    check_accessible(page)

    page.get_by_role("button", name="Make an export").click()
    expect(page.get_by_text("Kept until")).to_be_visible(timeout=20_000)
    check_accessible(page)
    page.set_viewport_size({"width": 360, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    with page.expect_download() as download:
        page.get_by_role("link", name="Download").click()

    assert download.value.suggested_filename.startswith("northgate-fictional-health-20")
    with ZipFile(download.value.path()) as archive:
        package = json.loads(archive.read("datapackage.json"))
        assert package["title"] == "Northgate Fictional Health"
        assert b"Willow ward" in archive.read("data/units.csv")
