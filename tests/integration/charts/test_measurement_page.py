"""The page of one number: what it offers, what it accepts, and how it refuses."""

from datetime import date
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Entry, Measure, Measurement
from charts.recalculation import recompute
from charts.services import measurements, measures
from charts.vocabulary import DataShape, Rhythm
from tests.integration.charts.conftest import signed_in
from tests.integration.charts.reading import stored, words
from tests.world import World, a_measure, a_member, closed, some_data

MAY = date(2026, 5, 1)
TODAY = "2026-11-23 10:00:00Z"

pytestmark = pytest.mark.usefixtures("frozen")


@pytest.fixture
def frozen():
    with time_machine.travel(TODAY, tick=False):
        yield


def address(measure: Measure) -> str:
    return reverse("measurement_new", args=[measure.public_id])


def answers(**given: str) -> dict[str, str]:
    return {"period": "May 2026", "note": "", "replaces": "", "key": str(uuid4()), **given}


def test_the_next_period_stands_there_and_the_number_has_the_focus(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, 5, 6], ending=date(2026, 8, 1))

    page = lead.get(address(falls))

    form = page.context["form"]
    assert form["period"].value() == "September 2026"
    assert "autofocus" in str(form["value"])
    assert "autofocus" not in str(form["period"])


def test_a_ratio_asks_for_how_many_and_out_of_how_many(seen: Measure, lead: Client) -> None:
    form = lead.get(address(seen)).context["form"]

    labels = [number.label for number in form.numbers]
    assert labels == ["People seen within 7 days", "People referred"]
    assert "autofocus" in str(form["numerator"])


@pytest.mark.parametrize(
    ("typed", "value"),
    [("7", 7), (" 12 ", 12), ("1,204", 1204), ("0", 0), ("1 204", 1204)],
)
def test_numbers_may_be_sloppy(falls: Measure, lead: Client, typed: str, value: float) -> None:
    answer = lead.post(address(falls), answers(value=typed))

    assert (answer.status_code, answer.url) == (302, address(falls))
    assert stored(falls) == {MAY: value}


@pytest.mark.parametrize("typed", ["45%", "45.0", "45,0"])
def test_a_percent_sign_or_a_decimal_comma_is_understood(
    world: World, lead: Client, typed: str
) -> None:
    share = a_measure(world.project, world.lead, data_shape=DataShape.VALUE)

    lead.post(address(share), answers(value=typed))

    assert stored(share) == {MAY: 45}


@pytest.mark.parametrize("typed", ["May 2026", "may-26", "17/5/2026", "2026-05-17", "2026-05"])
def test_a_period_may_be_written_in_many_ways(falls: Measure, lead: Client, typed: str) -> None:
    lead.post(address(falls), answers(period=typed, value="4"))

    assert stored(falls) == {MAY: 4}


@pytest.mark.parametrize("typed", ["2026-W20", "13/5/2026", "week of 11 May 2026"])
def test_a_week_may_be_written_in_many_ways(seen: Measure, lead: Client, typed: str) -> None:
    lead.post(address(seen), answers(period=typed, numerator="3", denominator="24"))

    assert stored(seen) == {date(2026, 5, 11): (3, 24)}


def test_after_saving_the_page_says_what_was_saved_and_asks_for_the_next(
    falls: Measure, lead: Client
) -> None:
    page = lead.post(address(falls), answers(value="4"), follow=True)

    assert "Saved: 4 for May 2026." in words(page)
    assert page.context["form"]["period"].value() == "June 2026"
    assert [line.value for line in page.context["lines"]] == ["4"]


def test_the_chart_beside_it_waits_for_the_number_just_saved(falls: Measure, lead: Client) -> None:
    page = lead.post(address(falls), answers(value="4"), follow=True)

    falls.state.refresh_from_db()
    wanted = falls.state.data_version
    assert page.context["progress"].is_behind
    assert f"wanted={wanted}&" in page.context["progress"].ask_href
    assert page.context["progress"].delay == 300


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"value": "four"}, "value", "is not a number"),
        ({"value": "l8"}, "value", "Did you mean 18?"),
        ({"value": ""}, "value", "Enter a number"),
        ({"value": "-1"}, "value", "Enter a whole number, 0 or more."),
        ({"value": "2.5"}, "value", "Enter a whole number, 0 or more."),
        ({"value": "1", "period": ""}, "period", "Write which period"),
        ({"value": "1", "period": "Smarch"}, "period", "not a date we can read"),
        ({"value": "1", "period": "February 2027"}, "period", "This is in the future"),
        ({"value": "1", "period": "May 1926"}, "period", "before 1990"),
        ({"value": "1", "note": "x" * 2001}, "note", "Shorten the note to 2,000 characters"),
    ],
)
def test_a_refusal_stands_beside_its_field_and_what_was_typed_stays(
    falls: Measure, lead: Client, given: dict[str, str], field: str, sentence: str
) -> None:
    page = lead.post(address(falls), answers(**given))

    form = page.context["form"]
    assert page.status_code == 422
    assert sentence in " ".join(form.errors[field])
    assert {name: form[name].value() for name in given} == given
    assert "<title>Error: " in page.content.decode()
    assert stored(falls) == {}


@pytest.mark.parametrize(
    ("numerator", "denominator", "field", "sentence"),
    [
        ("30", "24", "numerator", "cannot be more"),
        ("3", "0", "denominator", "above 0"),
        ("-3", "24", "numerator", "0 or more"),
        ("12%", "24", "numerator", "not a percentage"),
        ("3", "", "denominator", "out of how many"),
        ("", "24", "numerator", "0 if there were none"),
    ],
)
def test_a_ratio_that_cannot_be_is_refused_beside_its_number(
    seen: Measure, lead: Client, numerator: str, denominator: str, field: str, sentence: str
) -> None:
    given = answers(period="11 May 2026", numerator=numerator, denominator=denominator)

    page = lead.post(address(seen), given)

    assert page.status_code == 422
    assert sentence in " ".join(page.context["form"].errors[field])
    assert stored(seen) == {}


def test_an_emoji_in_a_note_is_kept(falls: Measure, lead: Client) -> None:
    lead.post(address(falls), answers(value="4", note="party 🎉"))

    assert Measurement.objects.get().note == "party 🎉"


def test_a_note_of_five_megabytes_is_refused_in_a_sentence_and_kept(
    falls: Measure, lead: Client
) -> None:
    note = "x" * 5_000_000

    page = lead.post(address(falls), answers(value="4", note=note))

    assert page.status_code == 422
    assert "It has 5,000,000 now." in " ".join(page.context["form"].errors["note"])
    assert page.context["form"]["note"].value() == note
    assert stored(falls) == {}


def test_the_same_form_twice_saves_once(falls: Measure, lead: Client) -> None:
    given = answers(value="4")

    lead.post(address(falls), given)
    lead.post(address(falls), given)

    assert stored(falls) == {MAY: 4}
    assert Entry.objects.count() == 1


def test_a_period_that_says_something_else_offers_to_replace_it(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [1204], ending=MAY)

    page = lead.post(address(falls), answers(value="5"))

    assert page.status_code == 422
    assert "This period already says 1,204." in " ".join(page.context["form"].errors["period"])
    assert page.context["form"]["value"].value() == "5"
    assert '<input type="checkbox" name="replaces" value="1,204">' in page.content.decode()
    assert stored(falls) == {MAY: 1204}


def test_replacing_is_one_tick_away(world: World, falls: Measure, lead: Client) -> None:
    some_data(falls, world.lead, [1204], ending=MAY)

    lead.post(address(falls), answers(value="5", replaces="1,204"))

    assert stored(falls) == {MAY: 5}


def test_a_number_that_changed_meanwhile_is_not_replaced_unseen(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [7], ending=MAY)

    page = lead.post(address(falls), answers(value="5", replaces="1,204"))

    assert page.context["form"].replaceable == "7"
    assert stored(falls) == {MAY: 7}


def test_correcting_starts_from_what_stands_there(
    world: World, seen: Measure, lead: Client
) -> None:
    some_data(seen, world.lead, [(3, 24)], ending=date(2026, 5, 11))
    page = lead.get(address(seen))

    correct = page.context["lines"][0].correct_href
    form = lead.get(correct).context["form"]

    assert form["period"].value() == "week of 11 May 2026"
    assert (form["numerator"].value(), form["denominator"].value()) == ("3", "24")
    assert form["replaces"].value() == "3 out of 24"


def test_a_correction_keeps_an_exclusion(world: World, falls: Measure, lead: Client) -> None:
    some_data(falls, world.lead, [4], ending=MAY)
    measurements.exclude_measurement(
        measure=falls, period=MAY, because="wrong ward", by=world.lead, at=timezone.now()
    )

    lead.post(address(falls), answers(value="5", replaces="4"))

    row = Measurement.objects.get()
    assert (row.value, row.excluded_because) == (5, "wrong ward")


def test_withdrawing_leaves_a_gap_that_can_be_undone(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4], ending=MAY)
    withdrawal = lead.get(address(falls) + "?period=2026-05-01").context["withdrawal"]

    page = lead.post(withdrawal.href, follow=True)
    assert stored(falls) == {}
    assert "May 2026 is withdrawn." in words(page)
    undo = page.context["undoables"][0]
    assert undo.words == "May 2026 withdrawn"
    page = lead.post(undo.undo_href, follow=True)

    assert stored(falls) == {MAY: 4}
    assert "Undone: all is as it was before." in words(page)


def test_undo_is_offered_for_a_day_and_to_oneself(
    world: World, falls: Measure, lead: Client
) -> None:
    colleague = signed_in(a_member(world.project, world.lead))
    lead.post(address(falls), answers(value="4"))
    offered = lead.get(address(falls)).context["undoables"]
    offered_to_others = colleague.get(address(falls)).context["undoables"]

    with time_machine.travel("2026-11-24 10:01:00Z", tick=False):
        later = signed_in(world.lead).get(address(falls)).context["undoables"]

    assert [undo.words for undo in offered] == ["May 2026: 4"]
    assert (offered_to_others, later) == ([], [])


def test_the_days_between_events_are_counted_where_they_are_left_out(
    world: World, lead: Client
) -> None:
    injuries = a_measure(
        world.project, world.lead, data_shape=DataShape.TIME_BETWEEN, rhythm=Rhythm.EVENT
    )
    first = lead.get(address(injuries)).context["form"]
    lead.post(address(injuries), answers(period="1 May 2026", value="9"))

    lead.post(address(injuries), answers(period="21 May 2026", value=""))

    assert first["value"].field.required
    assert stored(injuries) == {MAY: 9, date(2026, 5, 21): 20}


def test_a_closed_project_is_readable_and_refuses_in_words(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4], ending=MAY)
    closed(world.project, world.lead)

    page = lead.get(address(falls))
    refused = lead.post(address(falls), answers(period="June 2026", value="5"))

    assert not page.context["asks"]
    assert [line.correct_href for line in page.context["lines"]] == [""]
    assert refused.status_code == 422
    assert "is closed. Reopen the project first" in words(refused)
    assert refused.context["form"]["value"].value() == "5"
    assert stored(falls) == {MAY: 4}


def test_a_closed_measure_is_readable_and_refuses_in_words(
    world: World, falls: Measure, lead: Client
) -> None:
    measures.close_measure(measure=falls, by=world.lead, at=timezone.now())

    page = lead.get(address(falls))
    refused = lead.post(address(falls), answers(value="5"))

    assert "This measure is closed." in words(page)
    assert refused.status_code == 422
    assert stored(falls) == {}


def test_without_javascript_a_link_leads_to_the_newest_chart(falls: Measure, lead: Client) -> None:
    page = lead.post(address(falls), answers(value="4"), follow=True).content.decode()

    assert "<noscript>" in page
    assert reverse("measure", args=[falls.public_id]) in page


def test_it_costs_a_known_number_of_queries(
    world: World, falls: Measure, lead: Client, django_assert_num_queries
) -> None:
    some_data(falls, world.lead, [4] * 30)
    recompute([falls.pk])
    lead.get(address(falls))

    with django_assert_num_queries(10):
        lead.get(address(falls))
