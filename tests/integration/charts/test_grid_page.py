"""Many numbers at once: read, checked, and then saved all or none."""

import json
from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Entry, Measure, Measurement
from charts.services import measures
from charts.vocabulary import DataShape, Rhythm
from tests.integration.charts.reading import stored, words
from tests.world import World, a_measure, some_data

pytestmark = pytest.mark.usefixtures("frozen")

APRIL, MAY, JUNE = (date(2026, month, 1) for month in (4, 5, 6))


@pytest.fixture
def frozen():
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False):
        yield


def grid(measure: Measure) -> str:
    return reverse("measurement_grid", args=[measure.public_id])


def check(measure: Measure) -> str:
    return reverse("measurement_check", args=[measure.public_id])


def boxes(*rows: tuple[str, ...], fields: tuple[str, ...] = ("period", "value", "note")) -> dict:
    """What the page sends when these rows are typed into its boxes."""
    return {
        f"form-{number}-{field}": text
        for number, row in enumerate(rows)
        for field, text in zip(fields, (*row, *("",) * len(fields)), strict=False)
    }


def hidden_boxes(page) -> dict[str, str]:
    """What the page that asks before saving carries along."""
    return {
        "carried": page.context["carried"],
        "seen": page.context["seen"],
        "key": str(page.context["key"]),
    }


def save(lead: Client, measure: Measure, page, **more: str):
    return lead.post(grid(measure), {**hidden_boxes(page), "save": "yes", **more})


def refusals(page) -> list[tuple[str, str]]:
    return list(page.context["refusals"])


def outcomes(page) -> list[tuple[str, str]]:
    return [(row.period, row.outcome) for row in page.context["checked"].rows]


def test_the_periods_that_are_missing_stand_there(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, None, 5], ending=date(2026, 9, 1))

    rows = lead.get(grid(falls)).context["grid"].rows

    named = [row[0].text for row in rows if row[0].text]
    assert named == ["August 2026", "October 2026"]
    assert len(rows) == 12


def test_a_new_measure_offers_its_past(falls: Measure, lead: Client) -> None:
    rows = lead.get(grid(falls)).context["grid"].rows

    assert (len(rows), rows[0][0].text, rows[-1][0].text) == (
        24,
        "November 2024",
        "October 2026",
    )


def test_rare_events_have_empty_rows(world: World, lead: Client) -> None:
    injuries = a_measure(
        world.project, world.lead, data_shape=DataShape.TIME_BETWEEN, rhythm=Rhythm.EVENT
    )

    rows = lead.get(grid(injuries)).context["grid"].rows

    assert {cell.text for row in rows for cell in row} == {""}


def test_more_rows_keep_what_was_typed(falls: Measure, lead: Client) -> None:
    page = lead.post(grid(falls), {**boxes(("May 2026", "4", "snow")), "more": ""})

    rows = page.context["grid"].rows
    assert [cell.text for cell in rows[0]] == ["May 2026", "4", "snow"]
    assert len(rows) == 13


def test_checking_shows_what_will_happen_and_saves_nothing(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, 5], ending=MAY)

    page = lead.post(check(falls), boxes(("Apr-26", "4"), ("May-26", "6"), ("Jun-26", "7")))

    assert page.status_code == 200
    assert outcomes(page) == [
        ("April 2026", "unchanged"),
        ("May 2026", "changed"),
        ("June 2026", "added"),
    ]
    assert page.context["checked"].rows[1].about == "was 5"
    assert "1 new, 1 change and 1 the same as saved. Nothing is saved yet." in words(page)
    assert stored(falls) == {APRIL: 4, MAY: 5}


def test_what_was_checked_is_saved_at_once_and_shown_on_the_chart(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, 5], ending=MAY)
    page = lead.post(check(falls), boxes(("Apr-26", "4"), ("May-26", "6"), ("Jun-26", "7", "new")))

    answer = save(lead, falls, page)

    assert answer.url == reverse("measure", args=[falls.public_id])
    assert stored(falls) == {APRIL: 4, MAY: 6, JUNE: 7}
    assert Measurement.objects.get(period=JUNE).note == "new"
    assert "2 numbers saved." in words(lead.get(answer.url))


def test_what_was_checked_is_saved_once(falls: Measure, lead: Client) -> None:
    page = lead.post(check(falls), boxes(("May-26", "6")))

    save(lead, falls, page)
    save(lead, falls, page)

    assert Entry.objects.count() == 1


def test_nothing_new_offers_nothing_to_save(world: World, falls: Measure, lead: Client) -> None:
    some_data(falls, world.lead, [4], ending=MAY)

    page = lead.post(check(falls), boxes(("May 2026", "4")))

    assert "There is nothing to save." in words(page)
    assert b'name="save"' not in page.content


def test_a_note_that_is_left_out_stays(world: World, falls: Measure, lead: Client) -> None:
    lead.post(
        reverse("measurement_new", args=[falls.public_id]),
        {"period": "May 2026", "value": "4", "note": "snow"},
    )
    page = lead.post(check(falls), boxes(("May 2026", "5")))

    save(lead, falls, page)

    row = Measurement.objects.get()
    assert (row.value, row.note) == (5, "snow")


def test_wrong_cells_are_marked_and_reachable_and_nothing_is_lost(
    falls: Measure, lead: Client
) -> None:
    page = lead.post(
        check(falls), boxes(("May 2026", "4", "snow"), ("June 2026", "l8"), ("Smarch", "3"))
    )

    assert page.status_code == 422
    assert refusals(page) == [
        ("form-1-value", "Row 2, falls: “l8” is not a number. Did you mean 18?"),
        (
            "form-2-period",
            "Row 3, month: “Smarch” is not a date we can read. Write it like March 2027.",
        ),
    ]
    html = page.content.decode()
    assert '<a href="#form-1-value">' in html
    assert 'aria-describedby="form-1-value-error"' in html
    assert "<title>Error: " in html
    texts = [[cell.text for cell in row] for row in page.context["grid"].rows]
    assert texts == [["May 2026", "4", "snow"], ["June 2026", "l8", ""], ["Smarch", "3", ""]]
    assert outcomes(page) == [
        ("May 2026", "added"),
        ("June 2026", "refused"),
        ("Smarch", "refused"),
    ]
    assert stored(falls) == {}


def test_the_same_period_twice_marks_both(falls: Measure, lead: Client) -> None:
    page = lead.post(check(falls), boxes(("May 2026", "4"), ("13/5/2026", "5")))

    assert [target for target, _ in refusals(page)] == ["form-0-period", "form-1-period"]


def test_no_number_at_all_is_said_in_words(falls: Measure, lead: Client) -> None:
    page = lead.post(check(falls), boxes(("May 2026", ""), ("June 2026", "n/a")))

    assert page.status_code == 422
    assert "There is no number here yet. Write at least one." in words(page)


def test_a_block_from_a_spreadsheet_is_read_by_its_headings(seen: Measure, lead: Client) -> None:
    block = "Referred\tWeek commencing\tSeen\n24\t04/05/2026\t3\n1,200\t11/05/2026\t900\n"

    page = lead.post(check(seen), {"block": block})

    assert page.status_code == 200
    assert "Read as headings: Referred, Week commencing, Seen." in words(page)
    save(lead, seen, page)
    assert stored(seen) == {date(2026, 5, 4): (3, 24), date(2026, 5, 11): (900, 1200)}


def test_a_block_with_a_mistake_stands_in_the_boxes_to_be_mended(
    falls: Measure, lead: Client
) -> None:
    page = lead.post(check(falls), {"block": "May 2026\t4\nJune 2026\tfour\n"})

    texts = [[cell.text for cell in row] for row in page.context["grid"].rows]
    assert texts == [["May 2026", "4", ""], ["June 2026", "four", ""]]
    assert [target for target, _ in refusals(page)] == ["form-1-value"]
    assert page.context["typed"].block == ""


def test_numbers_alone_go_to_the_periods_that_are_missing(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4], ending=date(2026, 8, 1))

    page = lead.post(check(falls), {"block": "5\n6"})

    assert outcomes(page) == [("September 2026", "added"), ("October 2026", "added")]


def test_a_date_that_can_be_meant_both_ways_is_asked_about_once(world: World, lead: Client) -> None:
    daily = a_measure(world.project, world.lead, rhythm=Rhythm.DAY)

    asked = lead.post(check(daily), {"block": "3/4/2026\t5"})
    answered = lead.post(check(daily), {**boxes(("3/4/2026", "5")), "day_order": "month_first"})
    save(lead, daily, answered, day_order="month_first")

    assert asked.status_code == 422
    assert "How is “3/4/2026” meant? 3 April 2026 4 March 2026" in words(asked)
    assert outcomes(answered) == [("4 March 2026", "added")]
    assert stored(daily) == {date(2026, 3, 4): 5}


def test_ten_thousand_lines_are_refused_in_a_sentence_and_kept(
    falls: Measure, lead: Client
) -> None:
    block = "May 2026\t4\n" * 10_000

    page = lead.post(check(falls), {"block": block})

    assert page.status_code == 422
    assert "That is 10,000 lines. Paste at most 5,000 at a time" in words(page)
    assert page.context["typed"].block == block
    assert stored(falls) == {}


def test_thousands_of_rows_with_a_mistake_stay_in_the_block(world: World, lead: Client) -> None:
    daily = a_measure(world.project, world.lead, rhythm=Rhythm.DAY)
    days = [date.fromordinal(date(2019, 1, 1).toordinal() + i) for i in range(2_500)]
    block = "\n".join(f"{day.isoformat()}\t{'x' if i == 7 else 3}" for i, day in enumerate(days))

    page = lead.post(check(daily), {"block": block})

    assert page.status_code == 422
    assert page.context["typed"].block == block
    assert not page.context["points_at_boxes"]
    assert "Row 8, falls: “x” is not a number." in words(page)


def test_thousands_of_rows_are_saved_in_one_go(world: World, lead: Client) -> None:
    daily = a_measure(world.project, world.lead, rhythm=Rhythm.DAY)
    days = [date.fromordinal(date(2019, 1, 1).toordinal() + i) for i in range(2_500)]
    block = "\n".join(f"{day.isoformat()}\t3" for day in days)

    save(lead, daily, lead.post(check(daily), {"block": block}))

    assert Measurement.objects.filter(measure_id=daily.pk).count() == 2_500


def test_a_number_that_changed_since_the_check_is_not_replaced_unseen(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4], ending=MAY)
    page = lead.post(check(falls), boxes(("May 2026", "6"), ("June 2026", "7")))
    lead.post(
        reverse("measurement_new", args=[falls.public_id]),
        {"period": "May 2026", "value": "9", "replaces": "4"},
    )

    refused = save(lead, falls, page)

    assert refused.status_code == 422
    assert refusals(refused) == [
        (
            "form-0-period",
            "Row 1, month: This period already says 9. Replace it, or choose another period.",
        )
    ]
    assert stored(falls) == {MAY: 9}


def test_going_back_keeps_the_rows(falls: Measure, lead: Client) -> None:
    page = lead.post(check(falls), boxes(("May 2026", "6")))

    back = lead.post(grid(falls), {**hidden_boxes(page), "back": "yes"})

    assert [cell.text for cell in back.context["grid"].rows[0]] == ["May 2026", "6", ""]
    assert stored(falls) == {}


@pytest.mark.parametrize("carried", ["[", "{}", "[1]", "[[1]]", json.dumps([["May 2026"]]), "nul"])
def test_hidden_boxes_that_somebody_tampered_with_save_nothing(
    falls: Measure, lead: Client, carried: str
) -> None:
    page = lead.post(grid(falls), {"carried": carried, "seen": "[3]", "key": "x", "save": "yes"})

    assert page.status_code == 422
    assert stored(falls) == {}


def test_a_measure_that_was_closed_meanwhile_takes_nothing(
    world: World, falls: Measure, lead: Client
) -> None:
    page = lead.post(check(falls), boxes(("May 2026", "6")))
    measures.close_measure(measure=falls, by=world.lead, at=timezone.now())

    refused = save(lead, falls, page)

    assert refused.status_code == 422
    assert "“Falls” is closed." in words(refused)
    assert stored(falls) == {}


def test_opening_the_check_by_its_address_leads_to_the_boxes(falls: Measure, lead: Client) -> None:
    assert lead.get(check(falls)).url == grid(falls)


def test_checking_costs_a_known_number_of_queries(
    world: World, falls: Measure, lead: Client, django_assert_num_queries
) -> None:
    some_data(falls, world.lead, [4, 5], ending=MAY)
    rows = boxes(*((f"{month} 2026", "6") for month in ("March", "April", "May", "June")))
    lead.post(check(falls), rows)

    with django_assert_num_queries(8):
        lead.post(check(falls), rows)


def test_notes_that_may_tell_who_a_patient_is_wait_for_a_word(
    world: World, falls: Measure, lead: Client
) -> None:
    page = lead.post(check(falls), boxes(("May 2026", "4", "Mrs Jane Smith, SE1 7EH")))
    assert "looks like somebody&#x27;s name and postcode" in page.text

    refused = save(lead, falls, page)
    assert refused.status_code == 422
    assert "Tick this first" in refused.text
    assert not Measurement.objects.exists()

    assert save(lead, falls, page, no_patient=page.context["no_patient"]).status_code == 302
    assert Measurement.objects.get().note == "Mrs Jane Smith, SE1 7EH"
