"""Defining a measure and changing it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Measure
from charts.services import measures
from tests.integration.charts.reading import words
from tests.world import World, closed, some_data

COUNT = {
    "name": "Falls",
    "data_shape": "count",
    "numerator_words": "falls",
    "denominator_words": "",
    "multiplier": "1,000",
    "rhythm": "month",
    "direction": "decrease",
    "target": "",
    "role": "outcome",
    "definition": "",
}


def new(world: World) -> str:
    return reverse("measure_new", args=[world.project.public_id])


def edit(measure: Measure) -> str:
    return reverse("measure_edit", args=[measure.public_id])


def test_the_defaults_are_a_monthly_outcome(world: World, lead: Client) -> None:
    form = lead.get(new(world)).context["form"]

    chosen = {name: form[name].value() for name in ("role", "rhythm", "multiplier", "data_shape")}
    assert chosen == {
        "role": "outcome",
        "rhythm": "month",
        "multiplier": "1,000",
        "data_shape": "count",
    }


def test_a_new_measure_is_a_run_chart_and_asks_for_its_first_number(
    world: World, lead: Client
) -> None:
    answer = lead.post(new(world), COUNT)

    measure = Measure.objects.get()
    assert answer.url == reverse("measurement_new", args=[measure.public_id])
    assert (measure.method, measure.rule_set, measure.decimals) == ("run", "anhoej", 0)
    assert (measure.value_words, measure.shown_words) == ("falls", "falls")


@pytest.mark.parametrize(
    ("given", "shown", "scale", "rhythm"),
    [
        (
            {"data_shape": "percentage", "denominator_words": "people referred"},
            "% of people referred",
            100,
            "month",
        ),
        (
            {"data_shape": "rate", "denominator_words": "bed days"},
            "falls per 1,000 bed days",
            1000,
            "month",
        ),
        ({"data_shape": "value"}, "falls", 1, "month"),
        ({"data_shape": "time_between"}, "days between falls", 1, "event"),
    ],
)
def test_each_kind_of_measure_says_what_its_numbers_are(
    world: World, lead: Client, given: dict[str, str], shown: str, scale: float, rhythm: str
) -> None:
    lead.post(new(world), {**COUNT, **given})

    measure = Measure.objects.get()
    assert (measure.shown_words, measure.scale, measure.rhythm) == (shown, scale, rhythm)


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"name": ""}, "name", "Give the measure a name."),
        ({"numerator_words": ""}, "numerator_words", "Say what is counted or measured"),
        ({"data_shape": "rate"}, "denominator_words", "Say what it is out of"),
        ({"data_shape": "percentage"}, "denominator_words", "Say what it is out of"),
        ({"target": "many"}, "target", "is not a number"),
        (
            {"data_shape": "percentage", "denominator_words": "all", "target": "120%"},
            "target",
            "between 0 and 100",
        ),
        (
            {"data_shape": "rate", "denominator_words": "days", "multiplier": "-5"},
            "multiplier",
            "Enter per how many",
        ),
    ],
)
def test_what_is_missing_is_asked_for_beside_its_field(
    world: World, lead: Client, given: dict[str, str], field: str, sentence: str
) -> None:
    page = lead.post(new(world), {**COUNT, **given})

    assert page.status_code == 422
    assert sentence in " ".join(page.context["form"].errors[field])
    assert {name: page.context["form"][name].value() for name in given} == given
    assert not Measure.objects.exists()


def test_a_name_is_used_once_in_a_project(world: World, falls: Measure, lead: Client) -> None:
    page = lead.post(new(world), {**COUNT, "name": "FALLS"})

    assert "This project has a measure of that name already." in words(page)


def test_a_closed_project_takes_no_measure(world: World, lead: Client) -> None:
    closed(world.project, world.lead)

    opened = lead.get(new(world), follow=True)
    sent = lead.post(new(world), COUNT)

    assert "is closed. Reopen the project first" in words(opened)
    assert sent.status_code == 422
    assert sent.context["form"]["name"].value() == "Falls"


def test_editing_starts_from_what_is_there_and_saves_it(
    world: World, falls: Measure, lead: Client
) -> None:
    form = lead.get(edit(falls)).context["form"]
    given = {name: form[name].value() or "" for name in form.fields}

    lead.post(edit(falls), {**given, "name": "Falls with harm", "target": "3"})

    falls.refresh_from_db()
    assert (falls.name, falls.target, falls.value_words) == ("Falls with harm", 3, "falls")


def test_with_numbers_the_kind_and_the_rhythm_stay(
    world: World, falls: Measure, lead: Client
) -> None:
    some_data(falls, world.lead, [4, 5])

    page = lead.get(edit(falls))
    sent = lead.post(edit(falls), {**COUNT, "rhythm": "week", "version": str(falls.version)})

    assert 'type="hidden" name="data_shape"' in page.content.decode()
    assert sent.status_code == 422
    assert "Define a new measure for another kind" in words(sent)


def test_another_kind_of_number_brings_a_chart_that_suits_it(
    world: World, falls: Measure, lead: Client
) -> None:
    measures.edit_measure(
        measure=falls,
        seen_version=falls.version,
        changes={"method": "c", "rule_set": "anhoej_and_limits"},
        by=world.lead,
        at=timezone.now(),
    )

    lead.post(edit(falls), {**COUNT, "data_shape": "value", "version": str(falls.version)})

    falls.refresh_from_db()
    assert (falls.data_shape, falls.method, falls.rule_set) == ("value", "run", "anhoej")


def test_two_people_editing_lose_nothing(world: World, falls: Measure, lead: Client) -> None:
    seen = str(falls.version)
    lead.post(edit(falls), {**COUNT, "name": "Theirs", "version": seen})

    clash = lead.post(edit(falls), {**COUNT, "name": "Mine", "version": seen})
    resolved = {**COUNT, "name": "Mine", "version": clash.context["form"]["version"].value()}

    assert clash.status_code == 409
    assert [(d.label, d.theirs, d.mine) for d in clash.context["differences"]] == [
        ("Name", "Theirs", "Mine")
    ]
    assert clash.context["form"]["name"].value() == "Mine"
    assert lead.post(edit(falls), resolved).status_code == 302
    falls.refresh_from_db()
    assert falls.name == "Mine"


def test_a_measure_can_be_closed(falls: Measure, lead: Client) -> None:
    close = lead.get(edit(falls)).context["head"].close_href

    page = lead.post(close, follow=True)

    falls.refresh_from_db()
    assert falls.closed_on is not None
    assert "Its chart stays here to read." in words(page)
