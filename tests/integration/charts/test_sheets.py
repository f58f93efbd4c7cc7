"""A spreadsheet for one measure: shown as it was understood, saved once, undone."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from charts.models import Entry, Measure
from charts.vocabulary import DataShape
from people.roles import UnitRole
from tests.integration.charts.conftest import signed_in
from tests.integration.charts.reading import stored, words
from tests.spreadsheets import a_workbook, save, say, send
from tests.world import PASSWORD, World, a_measure, a_person, some_data

MARCH, APRIL, MAY = date(2025, 3, 1), date(2025, 4, 1), date(2025, 5, 1)
JANUARY = date(2025, 1, 1)
NOTE = "NHS number 943 476 5919 moved"


def page_of(measure: Measure) -> str:
    return reverse("measure_sheet", args=[measure.public_id])


def test_a_workbook_is_shown_first_and_then_saved_as_one_entry(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, 5], ending=APRIL)
    file = a_workbook(
        ["Falls on Willow ward"],
        [],
        ["Month", "Falls", "Comment"],
        [MARCH, 4, None],
        [APRIL, 7, "Counted again"],
        [MAY, 3, "Two beds closed"],
        ["Total", 14, None],
    )

    shown = send(lead, page_of(falls), file)

    said = words(shown)
    assert "Sheet “Sheet1”, rows: 4 to 6." in said
    assert "The headings are in row 3." in said
    assert "Column A “Month”: the month." in said
    assert "Column B “Falls”: the number, “falls”." in said
    assert "Column C “Comment”: the note." in said
    assert "Row 7 adds up other rows, and is left out." in said
    assert "Periods: March 2025 to May 2025." in said
    assert "1 new, 1 change and 1 the same as saved." in said
    assert "was 5" in said
    assert stored(falls) == {MARCH: 4, APRIL: 5}

    saved = save(lead, page_of(falls), shown)

    assert "2 numbers of “Falls” saved. You can undo this for a day" in words(saved)
    assert stored(falls) == {MARCH: 4, APRIL: 7, MAY: 3}
    entry = Entry.objects.latest("pk")
    assert set(entry.changes) == {"2025-04-01", "2025-05-01"}

    lead.post(reverse("entry_undo", args=[falls.public_id, entry.public_id]))

    assert stored(falls) == {MARCH: 4, APRIL: 5}


def test_saying_yes_twice_saves_once(falls: Measure, lead: Client) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")

    for _ in range(2):
        save(lead, page_of(falls), shown)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize(
    "typed",
    [
        "13/03/2025",
        "Mar-25",
        "2025-03",
        "March 2025",
        "03/2025",
        "12 March 2025",
        "45728",
        45728,
        date(2025, 3, 12),
        MARCH,
    ],
)
def test_a_month_is_read_in_whichever_way_it_is_written(
    falls: Measure, lead: Client, typed: object
) -> None:
    save(
        lead, page_of(falls), send(lead, page_of(falls), a_workbook(["Month", "Falls"], [typed, 3]))
    )

    assert stored(falls) == {MARCH: 3}


def test_weeks_begin_on_monday_and_numerators_stand_by_their_words(
    world: World, seen: Measure, lead: Client
) -> None:
    file = a_workbook(
        ["Week commencing", "Referred", "Seen within 7 days", "%"],
        [date(2025, 3, 5), 12, 9, "75%"],
        ["w/c 24/03/2025", 16, 8, "50%"],
    )

    shown = send(lead, page_of(seen), file)

    said = words(shown)
    assert "Column C “Seen within 7 days”: how many, “people seen within 7 days”." in said
    assert "Column B “Referred”: out of how many, “people referred”." in said
    assert "Not used: “%” (D)." in said
    save(lead, page_of(seen), shown)
    assert stored(seen) == {date(2025, 3, 3): (9, 12), date(2025, 3, 24): (8, 16)}


def test_dates_that_can_be_meant_both_ways_are_asked_about(falls: Measure, lead: Client) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\n03/04/2025,3\n")

    assert "How is “03/04/2025” meant?" in words(shown)
    assert "Save 1 number" not in words(shown)
    save(lead, page_of(falls), shown)
    assert stored(falls) == {}

    read = say(lead, page_of(falls), shown, {"read": "yes", "order-0-0": "month_first"})

    assert "Dates are read with the month first: “03/04/2025” is 4 March 2025." in words(read)
    answer = save(lead, page_of(falls), read)
    assert "1 number of “Falls” saved." in words(answer)
    assert stored(falls) == {MARCH: 3}


def test_what_decides_about_dates_is_said_and_can_be_turned_round(
    falls: Measure, lead: Client
) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\n01/03/2025,3\n01/04/2025,4\n")

    assert "Dates are read with the day first: “01/03/2025” is 1 March 2025." in words(shown)
    read = say(lead, page_of(falls), shown, {"order-0-0": "month_first"})
    assert "Dates are read with the month first: “01/03/2025” is 3 January 2025." in words(read)


def test_rows_that_fail_say_where_and_why_and_can_be_corrected_here(
    falls: Measure, lead: Client
) -> None:
    file = a_workbook(
        ["Month", "Falls"], [MARCH, "l2"], ["32/04/2025", 4], [MAY, 3], ["June 2025", "#DIV/0!"]
    )

    shown = send(lead, page_of(falls), file)

    said = words(shown)
    assert "Row&nbsp;2 Falls l2 “l2” is not a number. Did you mean 12?" in said
    assert "Row&nbsp;3 Month 32/04/2025 “32/04/2025” is not a day in the calendar." in said
    assert "“#DIV/0!” is an error of a formula." in said
    assert "Save the 1 that is right" in said
    mend = shown.context["mend"]
    boxes = lead.post(
        reverse("measurement_check", args=[falls.public_id]),
        {"carried": mend["carried"], "day_order": mend["order"]},
    )
    assert boxes.status_code == 422
    assert 'value="l2"' in boxes.content.decode()

    saved = save(lead, page_of(falls), shown)

    assert "1 number of “Falls” saved." in words(saved)
    assert stored(falls) == {MAY: 3}


def test_a_period_that_stands_twice_is_refused_both_times(falls: Measure, lead: Client) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n2025-03,4\nMay 2025,1\n")

    assert words(shown).count("This period stands here twice.") == 2
    save(lead, page_of(falls), shown)
    assert stored(falls) == {MAY: 1}


def test_gaps_are_never_zeros(falls: Measure, lead: Client) -> None:
    file = a_workbook(["Month", "Falls"], [MARCH, None], [APRIL, "n/a"], [MAY, 0])

    shown = send(lead, page_of(falls), file)
    save(lead, page_of(falls), shown)

    assert "Row 3 has no number, and nothing changes for it." in shown.text
    assert stored(falls) == {MAY: 0}


def test_many_gaps_are_counted(falls: Measure, lead: Client) -> None:
    weeks = [[date(2025, month, 1), "–"] for month in range(1, 11)]

    shown = send(lead, page_of(falls), a_workbook(["Month", "Falls"], *weeks, [MAY, 0]))

    assert "10 rows have no number, and nothing changes for them." in shown.text


def test_a_sheet_without_its_columns_says_what_is_missing(seen: Measure, lead: Client) -> None:
    shown = send(lead, page_of(seen), a_workbook(["Week", "Seen %"], [date(2025, 3, 3), "75%"]))

    assert "We found no column for" in words(shown)
    assert "“People referred”" in words(shown)
    assert "There is nothing to save." in words(shown)
    assert "no number" not in words(shown)


def test_of_several_sheets_the_one_that_can_be_read_is_taken_and_another_chosen(
    falls: Measure, lead: Client
) -> None:
    file = a_workbook(
        ["About this workbook"],
        name="Read me",
        Oak=[["Month", "Falls"], [MARCH, 3]],
        Willow=[["Month", "Falls"], [MARCH, 5]],
    )

    shown = send(lead, page_of(falls), file)
    assert "Sheet “Oak”, rows: 2." in words(shown)
    other = say(lead, page_of(falls), shown, {"sheet": "2", "read": "yes"})
    assert "Sheet “Willow”, rows: 2." in words(other)
    save(lead, page_of(falls), other)

    assert stored(falls) == {MARCH: 5}


def test_the_sheet_of_its_name_is_taken_before_all_others(falls: Measure, lead: Client) -> None:
    file = a_workbook(
        ["Month", "Falls"], [MARCH, 3], name="Oak", falls=[["Month", "Falls"], [MARCH, 5]]
    )

    assert "Sheet “falls”, rows:" in words(send(lead, page_of(falls), file))


def test_nothing_unseen_is_overwritten(world: World, falls: Measure, lead: Client) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")
    some_data(falls, world.lead, [9], ending=MARCH)

    answer = save(lead, page_of(falls), shown)

    assert answer.status_code == 422
    assert "Somebody has written here meanwhile." in words(answer)
    assert stored(falls) == {MARCH: 9}
    save(lead, page_of(falls), answer)
    assert stored(falls) == {MARCH: 3}


def test_notes_about_patients_are_asked_about_and_other_columns_are_not(
    falls: Measure, lead: Client
) -> None:
    file = a_workbook(
        ["Month", "Falls", "Note", "Whom"], [MARCH, 3, NOTE, "NHS 943 476 5919"], [APRIL, 4, "", ""]
    )
    shown = send(lead, page_of(falls), file)
    assert len(shown.context["details"]) == 1

    asked = save(lead, page_of(falls), shown)
    assert asked.status_code == 422
    assert "Tick this first" in words(asked)
    assert stored(falls) == {}

    save(lead, page_of(falls), asked, no_patient=asked.context["no_patient"])
    assert stored(falls) == {MARCH: 3, APRIL: 4}


def test_percentages_of_a_plain_number_are_read_as_they_are_shown(
    world: World, lead: Client
) -> None:
    beds = a_measure(world.project, world.lead, name="Beds", data_shape=DataShape.VALUE)
    shown = send(lead, page_of(beds), "Month,Beds\nMarch 2025,87.5%\n")

    assert "Percentages are read as they are shown: “87.5%” is 87.5." in words(shown)
    save(lead, page_of(beds), shown)
    assert stored(beds) == {MARCH: 87.5}


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("a.xlsm", "Files with macros are not taken."),
        ("a.xls", "This is another format."),
        ("a.xlsx", "This is no Office file"),
    ],
)
def test_what_is_not_taken_is_refused_beside_the_box(
    falls: Measure, lead: Client, name: str, sentence: str
) -> None:
    answer = send(lead, page_of(falls), b"nothing of the kind", name)

    assert answer.status_code == 422
    assert sentence in answer.context["form"].errors["file"][0]


def test_a_page_that_was_tampered_with_asks_for_the_file_again(
    falls: Measure, lead: Client
) -> None:
    for kept in ("", "[[1]]", "[" * 10_000, '[["", [[1]], []]]'):
        answer = lead.post(page_of(falls), {"kept": kept, "save": "yes"})
        assert answer.status_code == 422
        assert "Send the file once more." in words(answer) or "nothing in this file" in words(
            answer
        )


def test_a_file_that_is_far_too_large_is_said_to_be(falls: Measure, lead: Client) -> None:
    answer = send(lead, page_of(falls), b"x" * (21 * 1024 * 1024), "large.csv")

    assert "larger than 2 MB" in answer.context["form"].errors["file"][0]


def test_signed_out_at_the_moment_of_saving_nothing_is_lost(
    world: World, falls: Measure, lead: Client
) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")
    lead.logout()
    save(lead, page_of(falls), shown)
    login = {"login": world.lead.email, "password": PASSWORD}

    back = lead.post(f"{reverse('account_login')}?next={page_of(falls)}", login, follow=True)

    assert "Save 1 number" in words(back)
    assert stored(falls) == {}
    save(lead, page_of(falls), back)
    assert stored(falls) == {MARCH: 3}


def test_an_indicator_of_a_unit_has_a_spreadsheet_as_well(world: World) -> None:
    analyst = a_person(world.organisation, "", UnitRole.DATA_ANALYST)
    indicator = a_measure(world.ward, analyst, name="Falls")
    browser = signed_in(analyst)

    shown = send(browser, page_of(indicator), "Month,Falls\nMarch 2025,3\n")
    save(browser, page_of(indicator), shown)

    assert stored(indicator) == {MARCH: 3}


def test_another_file_can_be_chosen(falls: Measure, lead: Client) -> None:
    shown = send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")

    again = say(lead, page_of(falls), shown, {"edit": "yes"})

    assert "Check this file" in words(again)


def test_the_template_comes_back_as_what_was_filled_in(
    world: World, seen: Measure, lead: Client
) -> None:
    some_data(seen, world.lead, [(9, 12), None, (8, 16)])
    answer = lead.get(reverse("measure_template", args=[seen.public_id]))
    book = load_workbook(BytesIO(answer.content))
    sheet = book["Seen within 7 days"]

    assert book.sheetnames == ["Seen within 7 days", "How to fill this in"]
    assert [cell.value for cell in sheet[1]] == [
        "Week",
        "People seen within 7 days",
        "People referred",
        "Note",
    ]
    gap = sheet["A2"].value.date()
    assert len(list(sheet.iter_rows())) == 1 + 1 + 26
    sheet["B2"], sheet["C2"] = 7, 10
    filled = BytesIO()
    book.save(filled)
    shown = send(lead, page_of(seen), filled.getvalue())
    assert "Which sheet is which" not in words(shown)
    save(lead, page_of(seen), shown)

    assert stored(seen)[gap] == (7, 10)


def test_the_template_as_csv_has_the_same_periods(falls: Measure, lead: Client) -> None:
    answer = lead.get(reverse("measure_template_csv", args=[falls.public_id]))

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Month,Falls,Note"
    assert len(lines) == 1 + 24 + 12
    first = lines[1].removesuffix(",,")
    save(lead, page_of(falls), send(lead, page_of(falls), f"{lines[0]}\n{first},4,\n{lines[2]}\n"))
    assert list(stored(falls).values()) == [4]


def test_it_costs_a_known_number_of_queries(
    falls: Measure, lead: Client, django_assert_num_queries
) -> None:
    send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")

    with django_assert_num_queries(7):
        send(lead, page_of(falls), "Month,Falls\nMarch 2025,3\n")


def test_the_way_there_stands_beside_the_boxes(falls: Measure, lead: Client) -> None:
    page = lead.get(reverse("measurement_new", args=[falls.public_id]))

    assert page_of(falls) in page.content.decode()
    assert lead.get(page_of(falls)).status_code == 200
