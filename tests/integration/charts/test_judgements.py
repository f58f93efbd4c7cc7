"""Simulations and proposals: made after the analysis, of its version, never in its way."""

import pytest
from django.test import Client
from django.urls import reverse

from charts import judgements, recalculation
from charts.models import Judgement, Measure
from charts.vocabulary import DataShape
from tests.world import World, a_measure, a_person, a_world, some_data

SHIFTED = [*(12.0, 9.0, 11.0, 10.0) * 4, *(4.0, 6.0, 5.0) * 4]


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    measure = a_measure(world.project, world.lead, direction="decrease", target=5.0)
    some_data(measure, world.lead, SHIFTED)
    return measure


def judgement_of(measure: Measure) -> Judgement | None:
    return Judgement.objects.current().filter(measure=measure).first()


def test_a_lasting_shift_is_proposed_as_a_phase_with_its_questions(falls: Measure) -> None:
    recalculation.recompute([falls.pk])

    assert judgements.judge_waiting() == 1

    judgement = judgement_of(falls)
    assert judgement is not None
    assert judgement.proposal["points"] == 12
    assert judgement.proposal["is_wanted"] is True
    assert len(judgement.proposal["questions"]) == 4
    assert 0 < judgement.false_alarm_rate < 0.5


def test_nothing_waits_twice(falls: Measure) -> None:
    recalculation.recompute([falls.pk])
    judgements.judge_waiting()

    assert judgements.judge_waiting() == 0


def test_a_judgement_of_older_data_is_not_shown(world: World, falls: Measure) -> None:
    recalculation.recompute([falls.pk])
    judgements.judge_waiting()

    falls.state.refresh_from_db()
    some_data(a_measure(world.project, world.lead, name="Other"), world.lead, [1.0])
    Measure.objects.filter(pk=falls.pk).update(target=4.0)
    recalculation.recompute([falls.pk])

    assert judgement_of(falls) is None
    judgements.judge_waiting()
    assert judgement_of(falls) is not None


def test_too_little_data_is_judged_as_nothing_known(world: World) -> None:
    measure = a_measure(world.project, world.lead, target=5.0)
    some_data(measure, world.lead, [1.0, 2.0, 3.0])
    recalculation.recompute([measure.pk])

    judgements.judge_waiting()

    judgement = judgement_of(measure)
    assert judgement is not None
    assert (judgement.proposal, judgement.outlook, judgement.false_alarm_rate) == (None, None, None)


def test_the_page_proposes_and_leads_to_the_form_with_the_period(
    client: Client, world: World, falls: Measure
) -> None:
    recalculation.recompute([falls.pk])
    judgements.judge_waiting()
    client.force_login(world.lead)

    page = client.get(reverse("measure", args=[falls.public_id])).content.decode()

    assert "A new level may have begun with" in page
    assert "Do you expect it to last?" in page
    assert "by luck alone" in page
    first = falls.state.__class__.objects.get(pk=falls.pk).result["labels"][16]
    form = client.get(reverse("phase_new", args=[falls.public_id]), {"period": first})
    assert form.context["form"].initial["starts_on"]


def test_those_who_may_not_shape_the_chart_see_the_proposal_without_its_button(
    client: Client, world: World, falls: Measure
) -> None:
    recalculation.recompute([falls.pk])
    judgements.judge_waiting()
    client.force_login(a_person(world.organisation))

    page = client.get(reverse("measure", args=[falls.public_id])).content.decode()

    assert "A new level may have begun" in page
    assert "Start the phase there" not in page


def test_the_page_that_asks_for_a_chart_says_which_one_suits_and_why(
    client: Client, world: World, falls: Measure
) -> None:
    recalculation.recompute([falls.pk])
    judgements.judge_waiting()
    client.force_login(world.lead)

    page = client.get(reverse("method_edit", args=[falls.public_id]))

    judgement = judgement_of(falls)
    assert judgement is not None
    assert judgement.choice["method"] == "c"
    assert f"What suits these numbers: {judgement.choice['reason']}" in page.content.decode()


@pytest.mark.parametrize(
    ("changes", "values", "method"),
    [
        ({}, [4.0] * 5, "run"),
        (
            {"data_shape": DataShape.PERCENTAGE, "denominator_words": "all"},
            [(5 + i % 4, 30) for i in range(14)],
            "p",
        ),
        ({"data_shape": DataShape.VALUE}, [40.0 + i % 5 for i in range(14)], "i"),
    ],
)
def test_the_chart_that_suits_depends_on_the_numbers(
    world: World, changes: dict, values: list, method: str
) -> None:
    measure = a_measure(world.project, world.lead, **changes)
    some_data(measure, world.lead, values)
    recalculation.recompute([measure.pk])

    judgements.judge_waiting()

    judgement = judgement_of(measure)
    assert judgement is not None
    assert judgement.choice["method"] == method
