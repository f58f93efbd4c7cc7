"""Two people who write the same cycle: neither loses a word."""

from django.test import Client

from pdsa.services.predictions import Expectation
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.pdsa.pages import answers_of, at, signed_in
from tests.world import a_member


def test_the_second_sees_both_and_loses_nothing(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead)
    colleague = signed_in(a_member(project, lead))
    mine, theirs = (answers_of(person, cycle, "plan") for person in (client, colleague))
    colleague.post(at(cycle, "plan"), theirs | {"objective": "Ask the night staff."})

    answer = client.post(
        at(cycle, "plan"), mine | {"objective": "Ask the day staff.", "questions": "Who comes?"}
    )

    assert answer.status_code == 409
    said = {(d.label, d.theirs, d.mine) for d in answer.context["differences"]}
    assert said == {
        (
            "What will you try, with whom and where?",
            "Ask the night staff.",
            "Ask the day staff.",
        ),
        ("What do you want to find out?", "Nothing", "Who comes?"),
    }
    assert "Person" in answer.context["editor"]
    cycle.refresh_from_db()
    assert cycle.objective == "Ask the night staff."


def test_saving_again_is_a_choice(client: Client, project: Project, lead: User) -> None:
    cycle = a_cycle(project, lead)
    colleague = signed_in(a_member(project, lead))
    mine, theirs = (answers_of(person, cycle, "plan") for person in (client, colleague))
    colleague.post(at(cycle, "plan"), theirs | {"objective": "Theirs"})
    asked = client.post(at(cycle, "plan"), mine | {"objective": "Mine"})

    form = asked.context["form"]
    again = {field.html_name: field.value() or "" for field in form}
    answer = client.post(at(cycle, "plan"), again)

    assert answer.status_code == 302
    cycle.refresh_from_db()
    assert cycle.objective == "Mine"


def test_two_who_save_different_parts_do_not_meet(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY)
    colleague = signed_in(a_member(project, lead))
    mine, theirs = answers_of(client, cycle, "do"), answers_of(colleague, cycle, "study")
    colleague.post(at(cycle, "study"), theirs | {"learned": "Start later."})

    answer = client.post(at(cycle, "do"), mine | {"observations": "Seven came."})

    assert answer.status_code == 302
    cycle.refresh_from_db()
    assert (cycle.observations, cycle.learned) == ("Seven came.", "Start later.")


def test_two_judgements_of_one_prediction_meet(
    client: Client, project: Project, lead: User
) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY, expected=(Expectation(words="All come"),))
    colleague = signed_in(a_member(project, lead))
    mine, theirs = (answers_of(person, cycle, "study") for person in (client, colleague))
    colleague.post(at(cycle, "study"), theirs | {"learned": "A", "outcome_0": "confirmed"})

    answer = client.post(at(cycle, "study"), mine | {"learned": "A", "outcome_0": "not"})

    assert answer.status_code == 409
    said = [(d.theirs, d.mine) for d in answer.context["differences"]]
    assert said == [("As predicted", "Not as predicted: something was learned")]
