"""Deciding about a chart: each short form, saved with its reason and redrawn by a worker."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Annotation, Measure, Measurement, Phase
from charts.recalculation import recompute
from charts.services import annotations, measures, phases
from tests.integration.charts.reading import words
from tests.world import World, some_data

pytestmark = pytest.mark.usefixtures("frozen")

HTMX = {"HX-Request": "true"}
MAY = date(2026, 5, 1)


@pytest.fixture
def frozen():
    with time_machine.travel("2026-11-23 10:00:00Z", tick=False):
        yield


@pytest.fixture
def charted(world: World, falls: Measure) -> Measure:
    some_data(falls, world.lead, [4, 6, 5, 7, 3, 5] * 4)
    recompute([falls.pk])
    return falls


def address(measure: Measure, name: str) -> str:
    return reverse(name, args=[measure.public_id])


def version(measure: Measure) -> int:
    measure.state.refresh_from_db()
    return measure.state.data_version


FORMS = {
    "annotation_new": {"text": "Morning huddle", "happened_on": "3/5/2026", "kind": "change"},
    "phase_new": {"starts_on": "May 2026", "reason": "New policy", "baseline_points": "12"},
    "baseline_edit": {"starts_on": "2024-11-01", "points": "12", "reason": "The year before"},
    "exclusion_edit": {"period": "May 2026", "because": "Ward closed"},
    "method_edit": {"method": "c", "rule_set": "recommended"},
}


@pytest.mark.parametrize("name", FORMS)
def test_each_decision_is_saved_and_redraws_the_chart(
    charted: Measure, lead: Client, name: str
) -> None:
    before = version(charted)

    page = lead.post(address(charted, name), FORMS[name], follow=True)

    assert page.redirect_chain == [(address(charted, "measure"), 302)]
    assert version(charted) > before
    assert page.context["progress"].ask_href


@pytest.mark.parametrize("name", FORMS)
def test_on_the_chart_page_a_form_comes_and_goes_in_place(
    charted: Measure, lead: Client, name: str
) -> None:
    form = lead.get(address(charted, name), headers=HTMX)
    saved = lead.post(address(charted, name), FORMS[name], headers=HTMX)

    assert form.content.decode().lstrip().startswith("<section")
    assert saved.headers["HX-Redirect"] == address(charted, "measure")


@pytest.mark.parametrize("name", FORMS)
def test_each_form_is_also_a_page(charted: Measure, lead: Client, name: str) -> None:
    page = lead.get(address(charted, name))

    assert page.status_code == 200
    assert "</html>" in page.content.decode()


@pytest.mark.parametrize("name", sorted(FORMS.keys() - {"method_edit"}))
def test_an_empty_form_is_refused_beside_its_fields(
    charted: Measure, lead: Client, name: str
) -> None:
    page = lead.post(address(charted, name), {"unrelated": "x"})

    assert page.status_code == 422
    assert page.context["form"].errors


def test_a_note_says_what_when_and_who(world: World, charted: Measure, lead: Client) -> None:
    lead.post(address(charted, "annotation_new"), FORMS["annotation_new"])

    note = Annotation.objects.get()
    assert (note.text, note.happened_on, note.kind, note.made_by) == (
        "Morning huddle",
        date(2026, 5, 3),
        "change",
        world.lead,
    )


@pytest.mark.parametrize(
    ("name", "given", "field", "sentence"),
    [
        ("annotation_new", {"happened_on": "3/5/2027"}, "happened_on", "in the future"),
        ("annotation_new", {"happened_on": "soon"}, "happened_on", "not a date"),
        ("annotation_new", {"text": "x" * 201}, "text", "200"),
        ("phase_new", {"starts_on": "May 2027"}, "starts_on", "in the future"),
        ("phase_new", {"baseline_points": "1"}, "baseline_points", "from 2 to 1,000"),
        ("phase_new", {"baseline_points": "2.5"}, "baseline_points", "whole number"),
        ("phase_new", {"reason": " "}, "reason", "Say why"),
        ("phase_new", {"reason": "x" * 301}, "reason", "300"),
        ("baseline_edit", {"starts_on": "1999-01-01"}, "starts_on", "1999-01-01"),
        ("exclusion_edit", {"because": ""}, "because", "Say why"),
        ("method_edit", {"method": "p"}, "method", "p"),
        ("method_edit", {"method": "run", "rule_set": "shewhart"}, "rule_set", "need limits"),
    ],
)
def test_what_cannot_be_is_refused_and_kept(
    charted: Measure, lead: Client, name: str, given: dict[str, str], field: str, sentence: str
) -> None:
    before = version(charted)

    page = lead.post(address(charted, name), {**FORMS[name], **given})

    assert page.status_code == 422
    assert sentence in " ".join(page.context["form"].errors[field])
    assert version(charted) == before


def test_a_phase_starts_with_its_reason_and_its_baseline(charted: Measure, lead: Client) -> None:
    lead.post(address(charted, "phase_new"), FORMS["phase_new"])
    recompute([charted.pk])

    phase = Phase.objects.get()
    assert (phase.starts_on, phase.reason, phase.baseline_points) == (MAY, "New policy", 12)
    assert len(result_of(charted)["phases"]) == 2


def test_two_phases_cannot_start_in_one_period(charted: Measure, lead: Client) -> None:
    lead.post(address(charted, "phase_new"), FORMS["phase_new"])

    page = lead.post(address(charted, "phase_new"), FORMS["phase_new"])

    assert "A phase starts there already." in words(page)


def test_a_removed_phase_joins_the_one_before(world: World, charted: Measure, lead: Client) -> None:
    phase = phases.start_phase(
        measure=charted, starts_on=MAY, reason="x", by=world.lead, at=timezone.now()
    )
    remove = reverse("phase_remove", args=[phase.public_id])

    asked = lead.get(remove)
    lead.post(remove)

    assert "Remove the phase from May 2026?" in words(asked)
    assert not Phase.objects.exists()


def test_the_baseline_of_the_first_phase_can_be_fixed_and_let_go(
    charted: Measure, lead: Client
) -> None:
    form = lead.get(address(charted, "baseline_edit")).context["form"]
    offered = form.fields["starts_on"].choices

    lead.post(address(charted, "baseline_edit"), FORMS["baseline_edit"])
    recompute([charted.pk])
    fixed = result_of(charted)["phases"]
    lead.post(
        address(charted, "baseline_edit"),
        {"starts_on": "2024-11-01", "points": "", "reason": "All of it again"},
    )
    recompute([charted.pk])

    assert offered == [("2024-11-01", "Since November 2024")]
    assert [phase["baseline_points"] for phase in fixed] == [12]
    assert [p["baseline_points"] for p in result_of(charted)["phases"]] == [None]
    assert Phase.objects.get().reason == "All of it again"


def test_a_chart_without_points_has_no_baseline_to_set(falls: Measure, lead: Client) -> None:
    answer = lead.get(address(falls, "baseline_edit"), follow=True)

    assert "There are no points yet" in words(answer)


def test_a_point_is_left_out_with_a_reason_and_counts_again(charted: Measure, lead: Client) -> None:
    chart = lead.get(address(charted, "measure")).context["page"]
    leave_out = next(p.leave_out_href for p in chart.points if p.row.label == "2026-05-01")
    assert lead.get(leave_out).context["form"]["period"].value() == "May 2026"

    lead.post(leave_out, FORMS["exclusion_edit"])
    recompute([charted.pk])
    row = Measurement.objects.get(measure_id=charted.pk, period=MAY)
    points = lead.get(address(charted, "measure")).context["page"].points
    again = next(p.count_again_href for p in points if p.row.label == "2026-05-01")
    lead.post(again)

    assert row.excluded_because == "Ward closed"
    row.refresh_from_db()
    assert row.excluded_because == ""


def test_a_point_that_is_not_there_cannot_be_left_out(charted: Measure, lead: Client) -> None:
    given = {**FORMS["exclusion_edit"], "period": "May 2020"}

    page = lead.post(address(charted, "exclusion_edit"), given)

    assert "There is nothing written down for this period." in words(page)


def test_the_chart_and_its_rules_are_chosen_together(charted: Measure, lead: Client) -> None:
    lead.post(address(charted, "method_edit"), FORMS["method_edit"])
    recompute([charted.pk])

    charted.refresh_from_db()
    assert (charted.method, charted.rule_set) == ("c", "anhoej_and_limits")
    assert result_of(charted)["method"] == "c"


def test_a_note_is_taken_off_after_being_asked(
    world: World, charted: Measure, lead: Client
) -> None:
    note = annotations.annotate(
        measure=charted,
        happened_on=MAY,
        kind="event",
        text="Huddle",
        by=world.lead,
        at=timezone.now(),
    )
    remove = reverse("annotation_remove", args=[note.public_id])

    asked = lead.get(remove)
    lead.post(remove)

    assert "“Huddle” disappears from the chart." in words(asked)
    assert not Annotation.objects.exists()


def test_a_closed_measure_is_not_shaped(world: World, charted: Measure, lead: Client) -> None:
    measures.close_measure(measure=charted, by=world.lead, at=timezone.now())

    for name, given in FORMS.items():
        opened = lead.get(address(charted, name), follow=True)
        sent = lead.post(address(charted, name), given)

        assert "is closed" in words(opened)
        assert sent.status_code == 422
        assert sent.context["form"].is_bound


def result_of(measure: Measure) -> dict:
    measure.state.refresh_from_db()
    return measure.state.result
