"""Starting, editing and moving a project, in the browser's words."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Measure
from people.models import Unit
from projects.models import Project, ProjectMembership
from projects.services.projects import edit_project
from projects.stages import CLOSED, MOVES, Stage
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world, closed

NEW = "/projects/new/"


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def lead(world: World) -> Client:
    client = Client()
    client.force_login(world.lead)
    return client


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def address(name: str, project: Project) -> str:
    return reverse(name, args=[project.public_id])


class TestStarting:
    def answers(self, world: World, **changes: str) -> dict[str, str]:
        return {
            "title": "Safer discharge", "aim": "Fewer come back.",
            "unit": str(world.ward.public_id), **changes,
        }  # fmt: skip

    def test_strangers_sign_in_first(self, world: World) -> None:
        assert Client().get(NEW).status_code == 302

    def test_service_users_are_told_whom_to_ask(self, world: World) -> None:
        answer = signed_in(a_person(world.organisation, role=None)).get(NEW)

        assert answer.status_code == 403
        assert "Ask an administrator" in answer.text

    def test_three_answers_make_a_project_with_its_lead(self, world: World, lead: Client) -> None:
        answer = lead.post(NEW, self.answers(world))

        project = Project.objects.get(title="Safer discharge")
        assert answer.status_code == 302
        assert answer.url == address("project", project)
        assert (project.aim, project.unit) == ("Fewer come back.", world.ward)
        place = ProjectMembership.objects.get(project=project)
        assert (place.user, place.role) == (world.lead, "lead")

    def test_the_aim_can_wait(self, world: World, lead: Client) -> None:
        assert lead.post(NEW, self.answers(world, aim="")).status_code == 302

    @pytest.mark.parametrize(
        ("field", "typed", "sentence"),
        [
            ("title", "  ", "Enter a title for the project."),
            ("title", "x" * 151, "Shorten this to 150 characters or fewer."),
            ("aim", "x" * 2001, "Shorten this to 2,000 characters. It has 2001 now."),
            ("unit", "", "Choose where the project takes place."),
            ("unit", "nowhere", "Choose where the project takes place."),
        ],
    )
    def test_a_refusal_stands_at_its_field_and_keeps_what_was_typed(
        self, world: World, lead: Client, field: str, typed: str, sentence: str
    ) -> None:
        before = Project.objects.count()

        answer = lead.post(NEW, self.answers(world, **{field: typed}))

        assert answer.status_code == 422
        assert answer.context["form"].errors == {field: [sentence]}
        assert "Error: Start a project" in answer.text
        kept = "Safer discharge" if field != "title" else "Fewer come back."
        assert kept in answer.text
        assert Project.objects.count() == before

    def test_another_organisations_place_is_no_choice(self, world: World, lead: Client) -> None:
        elsewhere = a_world("Southgate Fictional Health")

        answer = lead.post(NEW, self.answers(world, unit=str(elsewhere.ward.public_id)))

        assert answer.status_code == 422

    def test_where_one_works_is_chosen_already(self, world: World) -> None:
        nurse = a_person(world.organisation, unit=world.ward)

        form = signed_in(nurse).get(NEW).context["form"]

        assert form["unit"].value() == str(world.ward.public_id)

    def test_the_place_one_comes_from_is_chosen_already(self, world: World, lead: Client) -> None:
        form = lead.get(f"{NEW}?unit={world.ward.public_id}").context["form"]

        assert form["unit"].value() == str(world.ward.public_id)

    def test_what_was_typed_survives_a_session_that_ended(self, world: World) -> None:
        client = Client()
        client.post(NEW, self.answers(world, title="Typed before"))
        client.force_login(world.lead)

        page = client.get(NEW)

        assert page.context["form"]["title"].value() == "Typed before"
        assert "This is not saved yet" in page.text
        assert not Project.objects.filter(title="Typed before").exists()


class TestEditing:
    def answers(self, project: Project, **changes: str) -> dict[str, str]:
        return {
            "version": str(project.version), "title": project.title, "aim": project.aim,
            "unit": str(project.unit.public_id), "involvement": project.involvement,
            "visibility": project.visibility, **changes,
        }  # fmt: skip

    def test_strangers_sign_in_first(self, world: World) -> None:
        assert Client().get(address("project_edit", world.project)).status_code == 302

    def test_other_organisations_find_nothing(self, world: World) -> None:
        elsewhere = signed_in(a_world("Southgate Fictional Health").lead)

        assert elsewhere.get(address("project_edit", world.project)).status_code == 404

    def test_others_are_told_whom_to_ask(self, world: World) -> None:
        reader = signed_in(a_person(world.organisation))
        edit = address("project_edit", world.project)

        assert reader.get(edit).status_code == 403
        assert reader.post(edit, self.answers(world.project, title="Mine")).status_code == 403
        world.project.refresh_from_db()
        assert world.project.title != "Mine"

    def test_the_team_changes_what_the_project_says(self, world: World, lead: Client) -> None:
        answers = self.answers(
            world.project, title="Far fewer falls", aim="Halve them.", involvement="big_i"
        )

        answer = lead.post(address("project_edit", world.project), answers)

        assert answer.url == address("project", world.project)
        world.project.refresh_from_db()
        assert world.project.title == "Far fewer falls"
        assert (world.project.aim, world.project.involvement) == ("Halve them.", "big_i")

    def test_two_editors_see_both_versions_and_lose_nothing(
        self, world: World, lead: Client
    ) -> None:
        project = world.project
        mine = self.answers(project, title="Mine", aim="My aim")
        edit_project(
            project=project, seen_version=project.version, changes={"title": "Theirs"},
            by=world.lead, at=timezone.now(),
        )  # fmt: skip

        answer = lead.post(address("project_edit", project), mine)

        assert answer.status_code == 409
        assert [(d.label, d.theirs, d.mine) for d in answer.context["differences"]] == [
            ("Title", "Theirs", "Mine"), ("Aim", "Nothing", "My aim"),
        ]  # fmt: skip
        assert answer.context["editor"] == "Lena Lead"
        project.refresh_from_db()
        assert (project.title, project.aim) == ("Theirs", "")

        form = answer.context["form"]
        again = {name: form[name].value() for name in form.fields}
        assert lead.post(address("project_edit", project), again).status_code == 302
        project.refresh_from_db()
        assert (project.title, project.aim) == ("Mine", "My aim")

    def test_a_project_closed_meanwhile_keeps_what_was_typed(
        self, world: World, lead: Client
    ) -> None:
        answers = self.answers(world.project, aim="Halve them.")
        closed(world.project, world.lead)

        answer = lead.post(address("project_edit", world.project), answers)

        assert answer.status_code == 422
        assert "is closed. Reopen the project first" in answer.text
        assert "Halve them." in answer.text

    def test_what_was_typed_survives_a_session_that_ended(self, world: World) -> None:
        client = Client()
        edit = address("project_edit", world.project)
        client.post(edit, self.answers(world.project, aim="Typed before"))
        client.force_login(world.lead)

        page = client.get(edit)

        assert page.context["form"]["aim"].value() == "Typed before"
        assert "This is not saved yet" in page.text

    def test_its_measures_go_along_to_another_place(self, world: World, lead: Client) -> None:
        oak = a_unit(world.organisation, "Oak ward")
        follows = a_measure(world.project, world.lead)
        stays = a_measure(world.project, world.lead, name="Kept elsewhere")
        Measure.objects.filter(pk=stays.pk).update(unit=oak.parent)
        versions = {m.pk: m.state.data_version for m in (follows, stays)}

        lead.post(
            address("project_edit", world.project),
            self.answers(world.project, unit=str(oak.public_id)),
        )

        follows.refresh_from_db()
        stays.refresh_from_db()
        assert (follows.unit, stays.unit) == (oak, oak.parent)
        assert follows.state.data_version == versions[follows.pk] + 1

    def test_a_closed_place_may_stay_but_is_offered_to_nobody_else(
        self, world: World, lead: Client
    ) -> None:
        Unit.objects.filter(pk=world.ward.pk).update(closed_on=date(2026, 1, 1))

        answer = lead.post(
            address("project_edit", world.project), self.answers(world.project, aim="Halve them.")
        )

        assert answer.status_code == 302
        offered = [label for _, label in lead.get(NEW).context["form"].fields["unit"].choices]
        assert "Willow ward" not in " ".join(offered)


class TestMovingOn:
    def test_others_are_told_whom_to_ask(self, world: World) -> None:
        reader = signed_in(a_person(world.organisation))

        assert reader.get(address("project_stage", world.project)).status_code == 403

    @pytest.mark.parametrize("stage", list(Stage), ids=str)
    def test_only_the_moves_that_make_sense_are_offered(
        self, world: World, lead: Client, stage: Stage
    ) -> None:
        project = a_project(world.ward, world.lead, stage=stage)

        form = lead.get(address("project_stage", project)).context["form"]

        assert {value for value, _ in form.fields["stage"].choices} == MOVES[stage] - CLOSED

    def test_a_move_is_made_and_said(self, world: World, lead: Client) -> None:
        answer = lead.post(
            address("project_stage", world.project), {"stage": "planning"}, follow=True
        )

        world.project.refresh_from_db()
        assert world.project.stage == Stage.PLANNING
        assert "The project is at “Planning” now." in answer.text

    @pytest.mark.parametrize(("typed", "sentence"), [("", "Choose a stage."), ("x", "cannot go")])
    def test_no_other_move_is_taken(
        self, world: World, lead: Client, typed: str, sentence: str
    ) -> None:
        answer = lead.post(address("project_stage", world.project), {"stage": typed})

        assert answer.status_code == 422
        assert sentence in answer.text
