"""Projects end with what was learned, and finished ones with who keeps it going."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from common.errors import EditedElsewhere, Invalid, NotNow
from projects.models import ClosingSummary
from projects.services.closing import LONGEST, Parting, close_project, write_closing
from projects.services.projects import move_to_stage
from projects.stages import Stage
from tests.world import World, a_person, a_world, moved

LEARNED = Parting(learned="Nights are too busy for it.")
WHOLE = Parting("Ask at handover.", "It is on the handover sheet.", "The ward manager, monthly.")


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def lead(world: World) -> Client:
    client = Client()
    client.force_login(world.lead)
    return client


def address(world: World) -> str:
    return reverse("project_close", args=[world.project.public_id])


def sustained(world: World) -> World:
    for stage in (Stage.PLANNING, Stage.TESTING, Stage.IMPLEMENTING, Stage.SUSTAINING):
        moved(world.project, world.lead, stage)
    return world


def test_nothing_ends_without_a_word(world: World) -> None:
    with pytest.raises(NotNow, match="closing summary first"):
        move_to_stage(
            project=world.project, stage=Stage.CLOSED_WITH_LEARNING, by=world.lead,
            at=timezone.now(),
        )  # fmt: skip


def test_stopping_early_owes_only_what_was_learned(world: World) -> None:
    close_project(
        project=world.project, stage=Stage.CLOSED_WITH_LEARNING, parting=LEARNED, by=world.lead,
        at=timezone.now(),
    )  # fmt: skip

    assert world.project.is_closed
    assert ClosingSummary.objects.get().learned == LEARNED.learned


def test_finished_work_owes_all_three_and_nothing_is_half_done(world: World) -> None:
    sustained(world)

    with pytest.raises(Invalid) as refused:
        close_project(
            project=world.project, stage=Stage.COMPLETED, parting=LEARNED, by=world.lead,
            at=timezone.now(),
        )  # fmt: skip

    assert set(refused.value.fields) == {"changed_for_good", "kept_going_by"}
    assert not ClosingSummary.objects.exists()
    close_project(
        project=world.project, stage=Stage.COMPLETED, parting=WHOLE, by=world.lead,
        at=timezone.now(),
    )  # fmt: skip
    assert world.project.stage == Stage.COMPLETED


def test_two_people_who_write_it_do_not_overwrite_each_other(world: World) -> None:
    author = {"project": world.project, "by": world.lead, "at": timezone.now()}
    write_closing(parting=LEARNED, **author)

    with pytest.raises(EditedElsewhere):
        write_closing(parting=WHOLE, **author)

    write_closing(parting=WHOLE, seen_version=1, **author)
    assert ClosingSummary.objects.get().kept_going_by == WHOLE.kept_going_by


def test_a_pasted_book_is_too_long(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        write_closing(
            project=world.project, parting=Parting("x" * (LONGEST + 1)), by=world.lead,
            at=timezone.now(),
        )  # fmt: skip

    assert "5,000 characters" in refused.value.fields["learned"]


class TestPage:
    def test_strangers_sign_in_and_others_are_told_whom_to_ask(self, world: World) -> None:
        reader = Client()
        reader.force_login(a_person(world.organisation))

        assert Client().get(address(world)).status_code == 302
        assert reader.get(address(world)).status_code == 403

    def test_other_organisations_find_nothing(self, world: World) -> None:
        elsewhere = Client()
        elsewhere.force_login(a_world("Southgate Fictional Health").lead)

        assert elsewhere.get(address(world)).status_code == 404

    def test_it_can_be_written_long_before_the_end(self, world: World, lead: Client) -> None:
        answer = lead.post(address(world), {"version": 0, "learned": "So far", "save": "yes"})

        world.project.refresh_from_db()
        assert answer.status_code == 302
        assert not world.project.is_closed
        assert lead.get(address(world)).context["form"]["learned"].value() == "So far"
        overview = lead.get(reverse("project", args=[world.project.public_id])).text
        assert "What we leave behind" in overview

    def test_closing_without_what_was_learned_is_refused_beside_the_field(
        self, world: World, lead: Client
    ) -> None:
        typed = {"version": 0, "changed_for_good": "The rota", "close": "yes"}

        answer = lead.post(address(world), typed)

        assert answer.status_code == 422
        assert "Say what you learned." in answer.text
        assert answer.context["form"]["changed_for_good"].value() == "The rota"

    def test_it_closes_with_learning_or_completes_by_where_the_project_stands(
        self, world: World, lead: Client
    ) -> None:
        assert "Close with learning" in lead.get(address(world)).text
        sustained(world)
        assert "Complete the project" in lead.get(address(world)).text

        answer = lead.post(address(world), {"version": 0, "close": "yes", **vars(WHOLE)})

        world.project.refresh_from_db()
        assert answer.status_code == 302
        assert world.project.stage == Stage.COMPLETED

    def test_whoever_comes_second_sees_both(self, world: World, lead: Client) -> None:
        write_closing(project=world.project, parting=LEARNED, by=world.lead, at=timezone.now())

        late = lead.post(address(world), {"version": 0, "learned": "Mine", "save": "yes"})

        assert late.status_code == 409
        assert "Somebody else saved this while you were typing" in late.text
        assert LEARNED.learned in late.text
        assert late.context["form"]["learned"].value() == "Mine"
        assert late.context["form"]["version"].value() == "1"

    def test_a_closed_project_is_a_record(self, world: World, lead: Client) -> None:
        moved(world.project, world.lead, Stage.CLOSED_WITH_LEARNING)

        answer = lead.get(address(world), follow=True)

        assert "is closed. Reopen the project first" in answer.text

    def test_the_page_of_stages_leads_there(self, world: World, lead: Client) -> None:
        page = lead.get(reverse("project_stage", args=[world.project.public_id]))

        assert address(world) in page.text
        offered = {value for value, _ in page.context["form"].fields["stage"].choices}
        assert Stage.CLOSED_WITH_LEARNING not in offered
