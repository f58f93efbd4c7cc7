"""Charts as Excel workbooks: drawn anew, with their numbers and what those mean."""

from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from charts.engine import Method
from charts.models import Measure
from charts.policies import recommended_rule_set
from charts.readings import Reading
from charts.recalculation import recompute
from charts.services import annotations, measurements, phases
from common.spreadsheets.writing import CONTENT_TYPE
from tests.integration.charts.conftest import signed_in
from tests.world import SEEN_ON_TIME, World, a_measure, a_person, some_data

NEWEST = date(2026, 5, 1)
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def charted(world: World, falls: Measure) -> Measure:
    """Falls over two years with limits and a target, two phases, and a note."""
    Measure.objects.filter(pk=falls.pk).update(
        method=Method.C, rule_set=recommended_rule_set(Method.C), target=6
    )
    before, since = [14, 16, 15, 17, 13, 15] * 2, [4, 6, 5, 7, 3, 5] * 2
    some_data(falls, world.lead, before + since, ending=NEWEST)
    phases.start_phase(
        measure=falls,
        starts_on=date(2025, 6, 1),
        reason="Huddles at nine",
        by=world.lead,
        at=timezone.now(),
    )
    annotations.annotate(
        measure=falls,
        happened_on=date(2025, 6, 3),
        kind="change",
        text=FORMULA,
        by=world.lead,
        at=timezone.now(),
    )
    recompute([falls.pk])
    return falls


def book_of(client: Client, address: str) -> Workbook:
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == CONTENT_TYPE
    return load_workbook(BytesIO(answer.content))


def of_measure(client: Client, measure: Measure) -> Workbook:
    return book_of(client, reverse("measure_xlsx", args=[measure.public_id]))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_a_measure_is_a_workbook_of_chart_numbers_phases_and_notes(
    charted: Measure, lead: Client
) -> None:
    book = of_measure(lead, charted)

    assert book.sheetnames == [
        "Chart",
        "Falls",
        "Phases",
        "Notes on the charts",
        "What it means",
    ]
    rows = table(book["Falls"])
    assert len(rows) == 24
    assert rows[-1]["Begins on"].date() == NEWEST
    assert (rows[-1]["Period"], rows[-1]["Value"], rows[-1]["Phase"]) == ("May 2026", 5, 2)
    assert rows[0]["Middle line"] == 15
    assert rows[-1]["Middle line"] == 5
    assert "usual variation" in rows[-1]["What the point says"]


def test_excel_draws_every_line_of_the_chart(charted: Measure, lead: Client) -> None:
    answer = lead.get(reverse("measure_xlsx", args=[charted.public_id]))
    [chart] = load_workbook(BytesIO(answer.content))["Chart"]._charts
    with ZipFile(BytesIO(answer.content)) as parts:
        drawing = parts.read("xl/charts/chart1.xml")

    kinds = [series.tx.strRef.f if series.tx.strRef else series.tx.v for series in chart.series]
    # Two phases, each with upper limit, lower limit and middle line; then the points.
    assert kinds.count("Limits") == 1
    assert kinds.count("limit") == 3
    assert kinds.count("Average") == 1
    assert kinds[-1] == "Falls"
    assert {series.val.numRef.f.split("!")[0] for series in chart.series} == {"Falls"}
    assert b"plotVisOnly" not in drawing  # the columns it is drawn from are folded away


def test_phases_and_notes_tell_nobody_s_name(charted: Measure, lead: Client) -> None:
    book = of_measure(lead, charted)

    phases_told = table(book["Phases"])
    assert [row["Why the lines start afresh"] for row in phases_told] == [None, "Huddles at nine"]
    assert [row["Middle line"] for row in phases_told] == [15, 5]
    [note] = table(book["Notes on the charts"])
    assert (note["What happened"], note["What it is"]) == (FORMULA, "We changed something")
    assert book["Notes on the charts"]["E2"].data_type == "s"
    everything = [
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell
    ]
    assert not any("Lena Lead" in str(cell) for cell in everything)


def test_it_says_what_the_columns_mean_and_how_the_chart_was_made(
    charted: Measure, lead: Client
) -> None:
    told = dict(of_measure(lead, charted)["What it means"].iter_rows(values_only=True, max_col=2))

    assert told["Lower limit"] == "Usual variation does not go below it."
    assert told["Kind of chart"].startswith("C chart (counts).")
    assert "Source:" in told["Rules"]


def test_no_number_is_an_empty_cell_and_what_is_left_out_says_why(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, None, 6], ending=NEWEST)
    measurements.exclude_measurement(
        measure=falls, period=NEWEST, because="Ward closed", by=world.lead, at=timezone.now()
    )
    recompute([falls.pk])

    rows = table(of_measure(lead, falls)["Falls"])

    assert [row["Value"] for row in rows] == [4, None, 6]
    assert rows[-1]["What the point says"] == "left out of the sums: Ward closed"


def test_percentages_keep_their_numerator_and_denominator(
    world: World, seen: Measure, lead: Client
) -> None:
    some_data(seen, world.lead, [(9, 12), (8, 16)])
    recompute([seen.pk])

    sheet = of_measure(lead, seen)["Seen within 7 days"]

    rows = table(sheet)
    assert [(row["Value"], row["Numerator"], row["Denominator"]) for row in rows] == [
        (75, 9, 12),
        (50, 8, 16),
    ]
    assert sheet["C2"].number_format.endswith('"%"')


def test_a_workbook_of_older_data_says_so(world: World, charted: Measure, lead: Client) -> None:
    measurements.record_measurements(
        measure=charted,
        readings=[Reading(NEWEST, value=9)],
        replacing=True,
        by=world.lead,
        at=timezone.now(),
    )

    answer = lead.get(reverse("measure_xlsx", args=[charted.public_id]))

    assert "falls-willow-ward-of-older-data.xlsx" in answer.headers["Content-Disposition"]
    assert "older data" in load_workbook(BytesIO(answer.content))["Chart"]["A4"].value


def test_a_project_is_a_chart_and_a_sheet_for_each_measure(
    world: World, charted: Measure, lead: Client, django_assert_num_queries
) -> None:
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME)
    some_data(seen, world.lead, [(9, 12)] * 14)
    a_measure(world.project, world.lead, name="Without numbers")
    recompute([seen.pk])
    address = reverse("project_xlsx", args=[world.project.public_id])
    lead.get(address)

    with django_assert_num_queries(7):
        lead.get(address)
    book = book_of(lead, address)

    assert book.sheetnames[:3] == ["Charts", "Falls", "Seen within 7 days"]
    assert len(book["Charts"]._charts) == 2
    assert book["Charts"]["A1"].value == world.project.title
    assert {row["Measure"] for row in table(book["Phases"])} == {"Falls", "Seen within 7 days"}


def test_there_is_no_workbook_of_nothing(world: World, falls: Measure, lead: Client) -> None:
    for name, thing in (("measure_xlsx", falls), ("project_xlsx", world.project)):
        assert lead.get(reverse(name, args=[thing.public_id])).status_code == 404


def test_whoever_may_read_the_project_may_take_its_charts_along(
    world: World, charted: Measure
) -> None:
    colleague = signed_in(a_person(world.organisation))
    page = colleague.get(reverse("project", args=[world.project.public_id]))

    address = reverse("project_xlsx", args=[world.project.public_id])
    assert address in page.content.decode()
    assert book_of(colleague, address)["Falls"]["A1"].value == "Begins on"
