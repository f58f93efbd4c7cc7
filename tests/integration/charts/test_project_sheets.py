"""A spreadsheet for a whole project: a sheet for each measure, saved and undone together."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from charts.models import Entry, Measure
from charts.readings import Reading
from charts.services.measurements import record_measurements
from charts.services.measures import close_measure
from tests.integration.charts.reading import stored, words
from tests.spreadsheets import a_workbook, carried, save, say, send
from tests.world import World, a_measure, a_project, some_data

MARCH, APRIL = date(2025, 3, 1), date(2025, 4, 1)
MONDAY = date(2025, 3, 3)
FALLS = [["Month", "Falls"], [MARCH, 3], [APRIL, 4]]
SEEN = [["Week", "People seen within 7 days", "People referred"], [MONDAY, 9, 12]]


@pytest.fixture
def address(world: World, falls: Measure, seen: Measure) -> str:
    return reverse("project_sheet", args=[world.project.public_id])


def both(**more: list[list[object]]) -> bytes:
    return a_workbook(*FALLS, name="Falls", Seen_within_7_days=SEEN, **more)


def test_each_sheet_is_for_the_measure_of_its_name(
    address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    shown = send(lead, address, both())

    assert "Sheet “Falls”, rows: 2 to 3." in words(shown)
    assert "Sheet “Seen within 7 days”, rows: 2." in words(shown)
    assert "Save 3 numbers" in words(shown)
    assert stored(falls) == stored(seen) == {}

    saved = save(lead, address, shown)

    assert "3 numbers of “Falls” and “Seen within 7 days” saved." in words(saved)
    assert stored(falls) == {MARCH: 3, APRIL: 4}
    assert stored(seen) == {MONDAY: (9, 12)}


def test_what_was_saved_together_is_undone_together(
    world: World, address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [8], ending=MARCH)
    save(lead, address, send(lead, address, both()))
    [undoable, _earlier] = lead.get(address).context["undoables"]
    assert undoable.words == "3 numbers of 2 measures"

    answer = lead.post(undoable.undo_href, follow=True)

    assert "Undone: all is as it was before." in words(answer)
    assert stored(falls) == {MARCH: 8}
    assert stored(seen) == {}


def test_nothing_is_undone_when_somebody_has_changed_one_of_them(
    world: World, address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    save(lead, address, send(lead, address, both()))
    [undoable] = lead.get(address).context["undoables"]
    record_measurements(
        measure=falls,
        readings=[Reading(MARCH, value=5)],
        replacing=True,
        by=world.lead,
        at=timezone.now(),
    )

    answer = lead.post(undoable.undo_href, follow=True)

    assert "Somebody has changed this since." in answer.content.decode()
    assert stored(seen) == {MONDAY: (9, 12)}


def test_a_sheet_of_another_name_is_given_to_a_measure_by_hand(
    address: str, falls: Measure, lead: Client
) -> None:
    shown = send(lead, address, a_workbook(*FALLS, name="Ward data"))
    assert "There is nothing to save." in words(shown)
    assert carried(shown)["sheet-0"] == "none"

    read = say(lead, address, shown, {"sheet-0": str(falls.public_id), "read": "yes"})
    save(lead, address, read)

    assert stored(falls) == {MARCH: 3, APRIL: 4}


def test_two_sheets_of_one_measure_are_not_mixed(
    address: str, falls: Measure, lead: Client
) -> None:
    shown = send(lead, address, both(Old=[["Month", "Falls"], [APRIL, 9]]))

    read = say(lead, address, shown, {"sheet-2": str(falls.public_id)})

    assert "Another sheet is read for “Falls” already." in words(read)
    save(lead, address, read)
    assert stored(falls) == {MARCH: 3, APRIL: 4}


def test_one_sheet_may_name_the_measure_of_each_row(
    address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    shown = send(
        lead,
        address,
        "Measure,Date,Value,Number,Out of\n"
        "Falls,2025-03-01,3,,\nseen within 7 days,2025-03-03,,9,12\n"
        "Falls,2025-04-01,4,,\nPressure ulcers,2025-03-01,1,,\n",
    )

    assert "no measure here is called so: “Pressure ulcers”." in words(shown)
    assert "Rows: 2 to 4." in words(shown)
    save(lead, address, shown)
    assert stored(falls) == {MARCH: 3, APRIL: 4}
    assert stored(seen) == {MONDAY: (9, 12)}


def test_what_is_wrong_is_said_and_the_rest_saved(
    address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    file = a_workbook(
        ["Month", "Falls"],
        [MARCH, "many"],
        [APRIL, 4],
        name="Falls",
        Seen_within_7_days=[["Week", "Rate"], [MONDAY, "75%"]],
    )

    shown = send(lead, address, file)

    assert "“many” is not a number." in words(shown)
    assert "We found no column for" in words(shown)
    save(lead, address, shown)
    assert stored(falls) == {APRIL: 4}
    assert stored(seen) == {}


def test_the_template_has_a_sheet_for_each_measure_and_comes_back(
    world: World, address: str, falls: Measure, seen: Measure, lead: Client
) -> None:
    long = "Falls of people who were assessed for their risk of falling"
    twins = [a_measure(world.project, world.lead, name=long + end) for end in ("", " again")]
    closing = a_measure(world.project, world.lead, name="Closed")
    close_measure(measure=closing, by=world.lead, at=timezone.now())
    answer = lead.get(reverse("project_template", args=[world.project.public_id]))
    book = load_workbook(BytesIO(answer.content))

    assert book.sheetnames == [
        "Falls",
        "Falls of people who were assess",
        "Falls of people who were asse 2",
        "Seen within 7 days",
        "How to fill this in",
    ]
    for at, name in enumerate(book.sheetnames[:3]):
        book[name]["B2"] = at
    filled = BytesIO()
    book.save(filled)
    shown = send(lead, address, filled.getvalue())
    assert "Without a number yet: “Seen within 7 days”." in words(shown)
    assert "This cannot be saved" not in words(shown)
    save(lead, address, shown)

    assert [list(stored(measure).values()) for measure in (falls, *twins)] == [[0], [1], [2]]


def test_an_upload_of_another_project_is_not_undone_here(
    world: World, address: str, lead: Client
) -> None:
    save(lead, address, send(lead, address, both()))
    other = a_project(world.ward, world.lead)
    a_measure(other, world.lead)
    key = Entry.objects.latest("pk").key

    answer = lead.post(reverse("project_sheet_undo", args=[other.public_id, key]))

    assert answer.status_code == 404


def test_it_costs_a_known_number_of_queries(
    address: str, lead: Client, django_assert_num_queries
) -> None:
    send(lead, address, both())

    with django_assert_num_queries(6):
        send(lead, address, both())


def test_a_project_without_measures_has_no_page(world: World, lead: Client) -> None:
    empty = a_project(world.ward, world.lead)

    assert lead.get(reverse("project_sheet", args=[empty.public_id])).status_code == 404


def test_the_way_there_stands_below_the_measures(world: World, address: str, lead: Client) -> None:
    overview = lead.get(reverse("project", args=[world.project.public_id]))

    assert address in overview.content.decode()
