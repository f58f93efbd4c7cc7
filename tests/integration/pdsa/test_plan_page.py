"""Planning a test on its page, in the browser's words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from charts.models import Measure
from pdsa.models import Cycle
from pdsa.stages import CycleStage, Scale
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle, an_idea
from tests.integration.pdsa.pages import DOCUMENT, at, save, words

NEW = {"title": "Huddle at 9", "objective": "Two staff.", "scale": "one_shift", "kind": "test"}


def new(project: Project) -> str:
    return reverse("cycle_new", args=[project.public_id])


def test_one_page_plans_a_test_with_its_prediction(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    idea = an_idea(project, lead)

    answer = client.post(
        new(project),
        NEW
        | {
            "idea": str(idea.public_id),
            "planned_start": "3 June 2027",
            "planned_end": "7/6/2027",
            "measure": str(falls.public_id),
            "highest": "12",
            "by_when": "30 June 2027",
            "confidence": "70%",
        },
    )

    cycle = Cycle.objects.get()
    assert answer.url == at(cycle)
    assert (cycle.stage, cycle.idea, cycle.scale) == (CycleStage.DO, idea, Scale.ONE_SHIFT)
    assert (cycle.planned_start, cycle.planned_end) == (date(2027, 6, 3), date(2027, 6, 7))
    prediction = cycle.predictions.get()
    assert (prediction.highest, prediction.confidence) == (12, 70)
    assert list(cycle.measures.all()) == [falls]


def test_a_plan_can_be_kept_for_later(client: Client, project: Project) -> None:
    client.post(new(project), NEW | {"objective": "", "action": "keep"})

    assert Cycle.objects.get().stage == CycleStage.PLAN


def test_the_idea_one_comes_from_is_chosen_already(
    client: Client, project: Project, lead: User
) -> None:
    idea = an_idea(project, lead)

    form = client.get(f"{new(project)}?idea={idea.public_id}").context["form"]

    assert form["idea"].value() == str(idea.public_id)


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"title": ""}, "title", "Give the test a name."),
        ({"objective": ""}, "objective", "Say in a sentence what you will try, and with whom."),
        ({"objective": DOCUMENT}, "objective", "Use at most 10,000 characters here."),
        (
            {"planned_start": "7 June 2027", "planned_end": "3 June 2027"},
            "planned_end",
            "This is before the test starts.",
        ),
        ({"planned_start": "soon"}, "planned_start", ""),
        ({"idea": "nonsense"}, "idea", "Choose one of the list."),
        (
            {"words": "x", "lowest": "9", "highest": "3"},
            "highest",
            "At most is below at least.",
        ),
        ({"words": "x", "confidence": "120"}, "confidence", "Enter a number from 0 to 100."),
        ({"words": "x", "lowest": "many"}, "lowest", ""),
        ({"confidence": "50"}, "words", "Say what you expect to see, or choose a measure."),
    ],
    ids=[
        "no name",
        "does not say what",
        "pasted document",
        "ends before it starts",
        "no day",
        "no idea of ours",
        "ends swapped",
        "too sure",
        "no number",
        "nothing predicted",
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(
    client: Client, project: Project, answers: dict, field: str, sentence: str
) -> None:
    answer = client.post(new(project), NEW | {"questions": "Will they come?"} | answers)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["form"].errors[field][0].startswith(sentence)
    assert "Will they come?" in answer.text
    assert field == "idea" or answers.get(field, "").strip() in answer.text
    assert not Cycle.objects.exists()


def test_a_measure_promises_a_number(client: Client, project: Project, falls: Measure) -> None:
    answer = client.post(new(project), NEW | {"measure": str(falls.public_id)})

    assert "Say how much you expect to see" in words(answer)
    assert not Cycle.objects.exists()


def test_what_was_typed_survives_a_session_that_ended(project: Project, lead: User) -> None:
    returning = Client()
    returning.post(new(project), NEW | {"title": "Typed before"})
    returning.force_login(lead)

    assert 'value="Typed before"' in returning.get(new(project)).text


def test_the_plan_asks_for_a_prediction_and_then_shows_it(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead)

    save(client, cycle, "plan", words="All will come", confidence="80")

    page = client.get(at(cycle))
    assert cycle.predictions.get().words == "All will come"
    assert "All will come 80% sure" in words(page)
    assert Cycle.objects.get().stage == CycleStage.DO


def test_a_prediction_can_be_added_and_taken_back_until_the_test(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)

    client.post(at(cycle, "predictions"), {"words": "All will come"})
    prediction = cycle.predictions.get()
    refused = client.post(at(cycle, "predictions"), {"words": ""})
    client.post(reverse("prediction_take_back", args=[prediction.public_id]))

    assert refused.status_code == 422
    assert "Say what you expect to see" in words(refused)
    assert not cycle.predictions.exists()


def test_once_it_has_begun_the_plan_stands(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)

    form = client.get(at(cycle, "plan")).context["forms"]["plan"]

    assert {"objective", "questions", "words"} & form.fields.keys() == set()


def test_details_can_always_be_changed(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    first = a_cycle(project, lead, CycleStage.DONE, title="First")
    cycle = a_cycle(project, lead, CycleStage.STUDY)

    save(
        client,
        cycle,
        "details",
        title="A better name",
        previous=str(first.public_id),
        measures=str(falls.public_id),
    )

    cycle.refresh_from_db()
    assert (cycle.title, cycle.previous) == ("A better name", first)
    assert list(cycle.measures.all()) == [falls]
    assert "Cycle 2 of 2" in words(client.get(at(cycle)))


def test_a_plan_is_taken_back_after_asking_once(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead)

    asked = client.get(at(cycle, "drop"))
    assert "never tested" in words(asked)
    answer = client.post(at(cycle, "drop"), follow=True)

    assert "is taken back" in words(answer)
    assert not Cycle.objects.exists()
