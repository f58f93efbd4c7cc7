"""A spreadsheet with a mistake: read what was understood, correct it, save, see the chart, undo."""

from datetime import date, timedelta

from django.urls import reverse
from playwright.sync_api import Page, expect

from charts.models import Measurement
from tests.browser.conftest import Site, check_accessible, sign_in
from tests.spreadsheets import a_workbook
from tests.world import SEEN_ON_TIME, a_measure, a_world

ANALYSED_WITHIN = 20_000  # milliseconds, on a busy machine
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_a_sheet_is_sent_mended_saved_and_undone(page: Page, site: Site, expect_console) -> None:
    expect_console("422")
    world = a_world()
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME)
    weeks = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(3)]
    file = a_workbook(
        ["Willow ward"],
        ["Week commencing", "People seen within 7 days", "People referred"],
        *([week, 9, 12] for week in weeks),
        ["26/01/2026", "l8", 30],
    )
    sign_in(page, site, world.lead)
    page.goto(site.url(reverse("measurement_new", args=[seen.public_id])))
    page.get_by_role("link", name="Upload a spreadsheet").click()

    page.get_by_label("Spreadsheet").set_input_files(
        {"name": "weeks.xlsx", "mimeType": EXCEL, "buffer": file}
    )
    page.get_by_role("button", name="Check this file").click()

    expect(
        page.get_by_text("3 new and 1 cannot be saved yet. Nothing is saved yet.")
    ).to_be_visible()
    expect(page.get_by_text("Sheet “Sheet1”, rows: 3 to 6.")).to_be_visible()
    expect(page.get_by_text("“l8” is not a number. Did you mean 18?")).to_be_visible()
    check_accessible(page)
    page.get_by_role("button", name="Correct them here").click()

    wrong = page.get_by_role("textbox", name="People seen within 7 days, row 4", exact=True)
    expect(wrong).to_have_attribute("aria-invalid", "true")
    wrong.fill("18")
    page.get_by_role("button", name="Check before saving").click()
    expect(page.get_by_text("4 new. Nothing is saved yet.")).to_be_visible()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("4 numbers saved.")).to_be_visible()
    verdict = page.get_by_text("4 weeks so far: too early to say.", exact=True)
    expect(verdict).to_be_visible(timeout=ANALYSED_WITHIN)
    assert Measurement.objects.filter(measure_id=seen.pk).count() == 4

    page.get_by_role("link", name="Add data").click()
    page.get_by_role("button", name="Undo 4 periods").click()
    expect(page.get_by_text("Undone: all is as it was before.")).to_be_visible()
    assert not Measurement.objects.filter(measure_id=seen.pk).exists()
