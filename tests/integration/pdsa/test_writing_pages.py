"""Do, Study and Act on the page of a cycle, in the browser's words."""

from datetime import date, timedelta

import pytest
from django.test import Client

from charts.models import Measure
from common.templatetags.words import day
from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage, Decision, Outcome
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.pdsa.pages import DOCUMENT, at, save, words
from tests.world import some_data

TODAY = date.today()  # noqa: DTZ011


def test_a_test_starts_on_a_day(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)

    refused = client.post(at(cycle, "start"), {"started_on": day(TODAY + timedelta(days=2))})
    answer = client.post(at(cycle, "start"), {"started_on": "3/5/2026"})

    assert refused.status_code == 422
    assert "This is in the future" in words(refused)
    assert answer.url == f"{at(cycle)}#do"
    cycle.refresh_from_db()
    assert cycle.started_on == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"ended_on": "1 May 2026"}, "ended_on", "This is before the test started."),
        ({"ended_on": ""}, "ended_on", "Say on which day the test ended."),
        ({"observations": ""}, "observations", "Write down what you saw and heard"),
        ({"observations": DOCUMENT}, "observations", "Use at most 10,000 characters here."),
        ({"as_planned": "no"}, "why_not_as_planned", "Say what was different and why"),
    ],
    ids=["ends before it starts", "no end", "nothing seen", "pasted document", "why not"],
)
def test_do_is_refused_at_its_field_and_keeps_what_was_typed(
    client: Client,
    project: Project,
    lead: User,
    answers: dict,
    field: str,
    sentence: str,
) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)
    client.post(at(cycle, "start"), {"started_on": "3 May 2026"})
    said = {
        "ended_on": "4 May 2026",
        "as_planned": "yes",
        "observations": "Six came.",
        "unexpected": "Snow",
    }

    answer = save(client, cycle, "do", **said | answers)

    assert answer.status_code == 422
    assert "<title>Error: " in answer.text
    errors = answer.context["forms"]["do"].errors
    assert list(errors) == [field]
    assert errors[field][0].startswith(sentence)
    assert "Snow" in answer.text
    assert answers.get("observations", "").strip() in answer.text
    cycle.refresh_from_db()
    assert cycle.unexpected == ""


def test_half_of_do_can_be_kept_for_later(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO)
    client.post(at(cycle, "start"), {"started_on": "3 May 2026"})

    answer = save(client, cycle, "do", observations="Four so far", ended_on="", action="keep")

    assert answer.url == f"{at(cycle)}#do"
    cycle.refresh_from_db()
    assert (cycle.observations, cycle.stage) == ("Four so far", CycleStage.DO)


def test_study_opens_with_what_the_measure_says(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    some_data(falls, lead, [9, 15], ending=date(2026, 6, 1))
    cycle = a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        expected=(Expectation(measure=falls, highest=12, by_when=date(2026, 6, 30)),),
        planned_start=date(2026, 5, 3),
        planned_end=date(2026, 6, 3),
        began=date(2026, 5, 3),
        ended=date(2026, 6, 3),
    )

    form = client.get(at(cycle)).context["forms"]["study"]

    assert (form["happened_0"].value(), form["outcome_0"].value()) == ("15", Outcome.NOT)
    assert form.fields["happened_0"].help_text == "From “Falls”, June 2026."


def test_a_person_confirms_the_outcome(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        expected=(Expectation(words="Most come", lowest=6), Expectation(words="They like it")),
    )

    answer = save(
        client,
        cycle,
        "study",
        happened_0="5",
        outcome_0="partly",
        happened_1="They asked for more",
        outcome_1="confirmed",
        learned="Start later.",
    )

    assert answer.url == f"{at(cycle)}#act"
    first, second = cycle.predictions.order_by("pk")
    assert (first.happened, first.outcome) == (5, Outcome.PARTLY)
    assert (second.happened_words, second.outcome) == ("They asked for more", Outcome.CONFIRMED)
    assert "You expected Most come" in words(client.get(at(cycle)))


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"outcome_0": "not", "learned": ""}, "learned"),
        ({"learned": "Later"}, "outcome_0"),
        ({"learned": DOCUMENT, "outcome_0": "not"}, "learned"),
        ({"learned": "x", "outcome_0": "not", "happened_0": "x" * 301}, "happened_0"),
    ],
    ids=["nothing learned", "not compared", "pasted document", "long words"],
)
def test_study_is_refused_at_its_field(
    client: Client, project: Project, lead: User, answers: dict, field: str
) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY, expected=(Expectation(words="They like it"),))

    answer = save(client, cycle, "study", data_summary="Six of eight", **answers)

    assert answer.status_code == 422
    assert list(answer.context["forms"]["study"].errors) == [field]
    assert "Six of eight" in answer.text
    cycle.refresh_from_db()
    assert cycle.data_summary == ""


def test_a_deleted_measure_leaves_a_prediction_that_can_be_judged(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    cycle = a_cycle(
        project, lead, CycleStage.STUDY, expected=(Expectation(measure=falls, highest=12),)
    )
    falls.delete()

    answer = save(client, cycle, "study", happened_0="15", outcome_0="not", learned="It was more.")

    assert answer.status_code == 302
    assert "Falls: at most 12" in words(client.get(at(cycle)))


def test_deciding_starts_the_next_cycle_in_the_same_press(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)

    answer = save(client, cycle, "act", decision="adapt", action="next")

    following = cycle.following.get()
    assert answer.url == f"{at(following)}#plan"
    cycle.refresh_from_db()
    assert cycle.decision == Decision.ADAPT


def test_deciding_alone_leaves_the_next_for_later(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)

    save(client, cycle, "act", decision="adopt", next_cycle_on="1 July 2027")
    page = client.get(at(cycle))
    answer = client.post(at(cycle, "next"))

    assert "Plan the next cycle" in words(page)
    assert answer.url == at(cycle.following.get())


def test_pressing_twice_starts_one_next_cycle(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.DONE)

    client.post(at(cycle, "next"))
    again = client.post(
        at(cycle, "next"), HTTP_REFERER=f"http://testserver{at(cycle)}", follow=True
    )

    assert cycle.following.count() == 1
    assert "goes on from this cycle already" in words(again)


def test_without_a_choice_nothing_is_decided(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead, CycleStage.ACT)

    answer = save(client, cycle, "act", next_steps="Go on")

    assert answer.status_code == 422
    assert "Choose one of the three" in words(answer)
    assert "Go on" in answer.text


@pytest.mark.parametrize("part", ["do", "study", "act"])
def test_a_part_whose_turn_has_not_come_is_no_page(
    client: Client, project: Project, lead: User, part: str
) -> None:
    cycle = a_cycle(project, lead)

    answer = client.get(at(cycle, part), HTTP_REFERER=f"http://testserver{at(cycle)}", follow=True)

    assert "first" in words(answer)
    assert part not in answer.context["forms"]
