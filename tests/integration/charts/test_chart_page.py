"""The chart page, what it says while it is behind, and its files."""

import csv
import io
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Measure, MeasureState
from charts.readings import Reading
from charts.recalculation import recompute
from charts.services import annotations, measurements, measures, phases
from tests.integration.charts.conftest import signed_in
from tests.integration.charts.reading import words
from tests.world import World, a_person, some_data

MAY = date(2026, 5, 1)
HTMX = {"HX-Request": "true"}


def address(measure: Measure, name: str = "measure") -> str:
    return reverse(name, args=[measure.public_id])


@pytest.fixture
def charted(world: World, falls: Measure) -> Measure:
    """Two years of falls, analysed."""
    some_data(falls, world.lead, [4, 6, 5, 7, 3, 5] * 4)
    recompute([falls.pk])
    return falls


def test_a_measure_without_numbers_leads_to_the_first_one(falls: Measure, lead: Client) -> None:
    recompute([falls.pk])

    page = lead.get(address(falls))

    assert "No numbers yet." in words(page)
    assert "Write down the first number" in words(page)
    assert page.context["page"].png_href == ""


def test_the_chart_is_there_before_its_first_analysis(world: World, falls: Measure, lead: Client):
    some_data(falls, world.lead, [4, 5, 6])

    page = lead.get(address(falls))

    assert page.status_code == 200
    assert "The chart is being drawn for the first time." in words(page)


def test_it_says_what_the_analysis_says(charted: Measure, lead: Client) -> None:
    page = lead.get(address(charted))

    state = MeasureState.objects.get(pk=charted.pk)
    assert state.headline in words(page)
    assert state.chart_wide in page.content.decode()
    assert page.context["page"].key_figures[0].figure == "5"
    assert "Analysed on" in words(page)


def test_the_table_has_the_newest_point_first_and_its_lines(charted: Measure, lead: Client) -> None:
    page = lead.get(address(charted)).context["page"]

    assert len(page.points) == 24
    assert page.points[0].row.value == 5
    assert page.centre_name == "Median"
    assert not page.has_limits


def test_it_says_how_it_was_made_and_who_decided(
    world: World, charted: Measure, lead: Client
) -> None:
    charted.state.refresh_from_db()
    middle = date.fromisoformat(charted.state.result["labels"][12])
    phases.start_phase(
        measure=charted,
        starts_on=middle,
        reason="New observation policy",
        baseline_points=12,
        by=world.lead,
        at=timezone.now(),
    )
    recompute([charted.pk])

    making = lead.get(address(charted)).context["page"].making

    assert making.chart.name == "Run chart"
    assert "Anhøj" in making.rules.source
    assert [phase.reason for phase in making.phases] == ["", "New observation policy"]
    assert making.phases[1].by.startswith("Lena Lead, ")
    assert "from the first 12 points" in making.phases[1].lines


def test_notes_have_the_numbers_of_their_flags(
    world: World, charted: Measure, lead: Client
) -> None:
    for day, text in ((date(2026, 3, 3), "Second"), (date(2025, 3, 3), "First")):
        annotations.annotate(
            measure=charted,
            happened_on=day,
            kind="change",
            text=text,
            by=world.lead,
            at=timezone.now(),
        )

    notes = lead.get(address(charted)).context["page"].notes

    assert [(note.number, note.text, note.when) for note in notes] == [
        (1, "First", "3 March 2025"),
        (2, "Second", "3 March 2026"),
    ]


def test_older_data_is_never_shown_as_new(world: World, charted: Measure, lead: Client) -> None:
    replace_newest(world, charted)

    page = lead.get(address(charted))

    assert page.context["progress"].is_behind
    assert "Until then it shows what was known on" in words(page)
    assert 'class="card is-behind"' in page.content.decode()


def test_the_page_asks_again_until_its_version_is_analysed(
    world: World, charted: Measure, lead: Client
) -> None:
    replace_newest(world, charted)
    ask = lead.get(address(charted)).context["progress"].ask_href

    waiting = lead.get(ask, headers=HTMX)
    recompute([charted.pk])
    arrived = lead.get(ask, headers=HTMX)

    assert "load delay:300ms" in waiting.content.decode()
    assert "asked=2" in waiting.content.decode()
    assert len(waiting.content) < 600
    assert arrived.headers["HX-Retarget"] == "#analysis"
    assert 'id="analysis"' in arrived.content.decode()
    assert "hx-trigger" not in arrived.content.decode()
    assert "The chart is up to date." in words(arrived)


def test_after_a_minute_it_stops_asking_and_says_what_to_do(
    world: World, charted: Measure, lead: Client
) -> None:
    replace_newest(world, charted)
    ask = lead.get(address(charted)).context["progress"].ask_href

    tired = lead.get(ask.replace("asked=1", "asked=40"), headers=HTMX)

    assert "hx-trigger" not in tired.content.decode()
    assert "look at this page again in a few minutes" in words(tired)


def test_a_failure_is_said_with_what_to_do(world: World, charted: Measure, lead: Client) -> None:
    replace_newest(world, charted)
    MeasureState.objects.filter(pk=charted.pk).update(attempts=3, last_error="ValueError: no")

    page = lead.get(address(charted))

    assert "The chart could not be brought up to date." in words(page)
    assert "ValueError" not in page.content.decode()


@pytest.mark.parametrize(
    "question", ["", "?panel=other", "?panel=chart&wanted=x&asked=-1", "?panel=chart&wanted=9"]
)
def test_a_question_by_hand_leads_to_the_chart(
    charted: Measure, lead: Client, question: str
) -> None:
    answer = lead.get(address(charted, "measure_analysis") + question)

    assert answer.url == address(charted)


def test_signed_out_while_waiting_stops_asking_and_leaves_the_page_alone(
    charted: Measure,
) -> None:
    answer = Client().get(address(charted, "measure_analysis") + "?panel=chart", headers=HTMX)

    assert (answer.status_code, answer.content) == (200, b"")
    assert "HX-Redirect" not in answer.headers


def test_an_analysis_of_another_engine_shows_the_drawing_without_the_table(
    charted: Measure, lead: Client
) -> None:
    MeasureState.objects.filter(pk=charted.pk).update(result={"schema": -1})

    page = lead.get(address(charted))

    assert page.context["page"].points == ()
    assert page.context["page"].finding.wide


def test_who_may_not_act_sees_no_buttons(world: World, charted: Measure) -> None:
    reader = signed_in(a_person(world.organisation))

    page = reader.get(address(charted))

    assert page.status_code == 200
    assert "Add data" not in words(page)
    assert "Change this chart" not in words(page)
    assert "Leave out" not in words(page)
    assert b"<form" not in page.content.split(b"<main")[1]


def test_a_closed_measure_is_read_and_can_be_opened_again(
    world: World, charted: Measure, lead: Client
) -> None:
    measures.close_measure(measure=charted, by=world.lead, at=timezone.now())

    page = lead.get(address(charted))
    lead.post(page.context["head"].reopen_href)

    assert "This measure is closed." in words(page)
    assert page.context["head"].add_href == ""
    charted.refresh_from_db()
    assert charted.closed_on is None


def test_numbers_as_a_file(world: World, falls: Measure, lead: Client) -> None:
    readings = [
        Reading(MAY, value=4, note="=HYPERLINK(1)"),
        Reading(date(2026, 6, 1), value=5, note="+44 20, or so"),
    ]
    measurements.record_measurements(
        measure=falls, readings=readings, by=world.lead, at=timezone.now()
    )
    recompute([falls.pk])

    answer = lead.get(address(falls, "measure_csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer.headers["Content-Disposition"] == 'attachment; filename="falls-willow-ward.csv"'
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert [(row["Begins on"], row["Value"], row["Note"]) for row in rows] == [
        ("2026-05-01", "4.0", "'=HYPERLINK(1)"),
        ("2026-06-01", "5.0", "'+44 20, or so"),
    ]
    assert {row["Is up to date"] for row in rows} == {"yes"}


def test_the_file_says_when_it_is_of_older_data(
    world: World, charted: Measure, lead: Client
) -> None:
    replace_newest(world, charted)

    answer = lead.get(address(charted, "measure_csv"))

    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert {row["Is up to date"] for row in rows} == {"no"}
    assert "falls-willow-ward-of-older-data.csv" in answer.headers["Content-Disposition"]


def test_the_drawing_as_files(charted: Measure, lead: Client) -> None:
    svg = lead.get(address(charted, "measure_svg"))
    png = lead.get(address(charted, "measure_png"))

    assert svg.content.startswith(b"<svg")
    assert svg.headers["Content-Type"] == "image/svg+xml"
    assert png.content.startswith(b"\x89PNG")
    assert png.headers["Content-Disposition"] == 'attachment; filename="falls-willow-ward.png"'


def test_the_interactive_figure_has_the_numbers_of_the_drawing(
    charted: Measure, lead: Client
) -> None:
    figure = lead.get(address(charted, "measure_figure")).json()

    numbers = [y for trace in figure["data"] if trace["mode"] == "markers" for y in trace["y"]]
    assert sorted(numbers) == sorted([4, 6, 5, 7, 3, 5] * 4)
    assert figure["config"]["plotlyServerURL"] == ""


@pytest.mark.parametrize("name", ["measure_csv", "measure_svg", "measure_png", "measure_figure"])
def test_there_is_no_file_of_nothing(falls: Measure, lead: Client, name: str) -> None:
    assert lead.get(address(falls, name)).status_code == 404


def test_the_page_costs_a_known_number_of_queries(
    charted: Measure, lead: Client, django_assert_num_queries
) -> None:
    lead.get(address(charted))

    with django_assert_num_queries(12):
        lead.get(address(charted))


def test_asking_again_costs_little(
    world: World, charted: Measure, lead: Client, django_assert_num_queries
) -> None:
    replace_newest(world, charted)
    ask = lead.get(address(charted)).context["progress"].ask_href

    with django_assert_num_queries(3):
        lead.get(ask, headers=HTMX)


def replace_newest(world: World, measure: Measure) -> None:
    """Somebody corrects the newest number; no worker has seen it yet."""
    measure.state.refresh_from_db()
    measurements.record_measurements(
        measure=measure,
        readings=[Reading(measure.state.latest_period, value=9)],
        replacing=True,
        by=world.lead,
        at=timezone.now(),
    )
