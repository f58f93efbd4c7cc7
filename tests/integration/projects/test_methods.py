"""A project's way of working: chosen, written, changed and kept; and what is offered."""

from datetime import date

import pytest
from django.utils import timezone

from common.errors import Denied, EditedElsewhere, Invalid, NotNow
from people.roles import ProjectRole, UnitRole
from projects.methods.standing import Written
from projects.models import MethodOffer, Project, StageRecord
from projects.selectors.methods import offer_of, uses_of, written_in
from projects.services.methods import LONGEST_ANSWER, choose_method, write_stage, write_up_stages
from projects.services.offers import offer_methods
from tests.world import World, a_member, a_person, a_project, a_world, closed


@pytest.fixture
def world(db: None) -> World:
    return a_world()


def choose(world: World, method: str, **more: object) -> None:
    choose_method(project=world.project, method=method, by=world.lead, at=timezone.now(), **more)


def write(world: World, stage: str, words: Written, by=None) -> None:
    write_stage(
        project=world.project, stage=stage, words=words, by=by or world.lead, at=timezone.now()
    )


def offer(world: World, *offered: str, usual: str, seen: int = 0, by=None) -> None:
    offer_methods(
        organisation=world.organisation,
        offered=offered,
        usual=usual,
        seen_version=seen,
        by=by or world.administrator,
        at=timezone.now(),
    )


# What a team writes.


def test_a_stage_keeps_answers_ticks_and_its_day(world: World) -> None:
    choose(world, "lean_rpiw")
    words = Written({"waste": "Waiting", "tried": ""}, ["freed"], date(2027, 3, 5))

    write(world, "workshop", words)

    kept = written_in(world.project)["workshop"]
    assert kept == Written({"waste": "Waiting"}, frozenset({"freed"}), date(2027, 3, 5), 1)


@pytest.mark.parametrize("seen", [0, 1])
def test_of_two_who_write_the_same_stage_the_second_is_told(world: World, seen: int) -> None:
    member = a_member(world.project, world.lead)
    write(world, "aim", Written({"why": "First"}))
    if seen:
        write(world, "aim", Written({"why": "Second"}, version=1))

    with pytest.raises(EditedElsewhere):
        write(world, "aim", Written({"why": "Mine"}, version=seen), by=member)

    assert written_in(world.project)["aim"].answers["why"] == ("Second" if seen else "First")


def test_two_who_write_different_stages_do_not_collide(world: World) -> None:
    write(world, "aim", Written({"why": "One"}))
    write(world, "measures", Written({"tells": "Two"}))

    assert set(written_in(world.project)) == {"aim", "measures"}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (Written({"why": "x" * (LONGEST_ANSWER + 1)}), "why"),
        (Written({"why": "x"}, day=date(1066, 10, 14)), "day"),
    ],
)
def test_what_makes_no_sense_is_refused_beside_its_field(
    world: World, words: Written, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        write(world, "aim", words)

    assert field in refused.value.fields


def test_a_stage_of_another_way_of_working_is_refused(world: World) -> None:
    with pytest.raises(Invalid, match="another way of working"):
        write(world, "workshop", Written())
    with pytest.raises(TypeError):
        write(world, "aim", Written({"waste": "Waiting"}))


def test_whole_records_are_brought_in_with_the_same_checks(world: World) -> None:
    at = timezone.now()
    write_up_stages(
        project=world.project, stages={"aim": Written({"why": "x"})}, by=world.lead, at=at
    )

    assert written_in(world.project)["aim"].answers == {"why": "x"}
    with pytest.raises(Invalid):
        write_up_stages(project=world.project, stages={"workshop": Written()}, by=world.lead, at=at)


# Changing it.


def test_answers_of_another_way_of_working_are_kept_and_come_back(world: World) -> None:
    write(world, "aim", Written({"why": "Falls hurt"}))

    choose(world, "dmaic")
    assert written_in(world.project) == {}
    choose(world, "model_for_improvement")

    assert written_in(world.project)["aim"].answers == {"why": "Falls hurt"}


def test_of_two_who_choose_the_second_is_told(world: World) -> None:
    choose(world, "dmaic", seen="model_for_improvement")

    with pytest.raises(EditedElsewhere):
        choose(world, "a3", seen="model_for_improvement")
    assert Project.objects.get(pk=world.project.pk).method == "dmaic"


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (ProjectRole.TEAM_MEMBER, True),
        (ProjectRole.SERVICE_USER, True),
        (ProjectRole.COACH, True),
        (ProjectRole.SPONSOR, False),
    ],
)
def test_those_who_do_the_work_choose_and_write(world: World, role: ProjectRole, may: bool) -> None:
    person = a_member(world.project, world.lead, role)

    for act in (
        lambda: write(world, "aim", Written({"why": "x"}), by=person),
        lambda: choose_method(project=world.project, method="a3", by=person, at=timezone.now()),
    ):
        if may:
            act()
        else:
            with pytest.raises(Denied):
                act()


def test_a_closed_project_is_a_record(world: World) -> None:
    closed(world.project, world.lead)

    with pytest.raises(NotNow):
        write(world, "aim", Written({"why": "x"}))
    with pytest.raises(NotNow):
        choose(world, "a3")
    assert not StageRecord.objects.exists()


# What is offered.


def test_everything_is_offered_until_somebody_chooses(world: World) -> None:
    assert len(offer_of(world.organisation).offered) == 8
    assert offer_of(world.organisation).usual == "model_for_improvement"


def test_a_new_project_begins_with_the_usual_one(world: World) -> None:
    offer(world, "a3", "dmaic", usual="dmaic")

    assert a_project(world.ward, world.lead).method == "dmaic"
    assert a_project(world.ward, world.lead, method="a3").method == "a3"
    with pytest.raises(Invalid) as refused:
        a_project(world.ward, world.lead, method="cpip")
    assert "method" in refused.value.fields


def test_one_that_is_no_longer_offered_stays_for_its_projects(world: World) -> None:
    choose(world, "cpip")
    write(world, "project", Written({"mission": "Fewer falls"}))

    offer(world, "a3", usual="a3")

    write(world, "project", Written({"mission": "Fewer falls by May"}, version=1))
    choose(world, "cpip")  # it is its own already
    assert uses_of(world.organisation) == {"cpip": 1}
    choose(world, "a3")
    with pytest.raises(Invalid):
        choose(world, "cpip")


@pytest.mark.parametrize(
    ("offered", "usual", "field"),
    [((), "a3", "offered"), (("nonsense",), "nonsense", "offered"), (("a3",), "dmaic", "usual")],
)
def test_an_offer_needs_a_usual_one_among_what_is_offered(
    world: World, offered: tuple[str, ...], usual: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        offer(world, *offered, usual=usual)

    assert field in refused.value.fields


def test_of_two_who_choose_what_is_offered_the_second_is_told(world: World) -> None:
    offer(world, "a3", usual="a3")
    with pytest.raises(EditedElsewhere):
        offer(world, "dmaic", usual="dmaic")
    offer(world, "a3", "dmaic", usual="a3", seen=1)
    with pytest.raises(EditedElsewhere):
        offer(world, "cpip", usual="cpip", seen=1)

    assert MethodOffer.objects.get().offered == ["a3", "dmaic"]


@pytest.mark.parametrize(
    ("role", "at_the_top", "may"),
    [
        (UnitRole.QI_TEAM, True, True),
        (UnitRole.QI_TEAM, False, False),
        (UnitRole.QI_COACH, True, False),
        (UnitRole.STAFF, True, False),
    ],
)
def test_what_is_offered_is_chosen_by_the_qi_team_of_the_whole_organisation(
    world: World, role: UnitRole, at_the_top: bool, may: bool
) -> None:
    person = a_person(world.organisation, role=role, unit=None if at_the_top else world.ward)

    if may:
        offer(world, "a3", usual="a3", by=person)
    else:
        with pytest.raises(Denied):
            offer(world, "a3", usual="a3", by=person)


def test_another_organisation_chooses_for_itself(world: World) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    with pytest.raises(Denied):
        offer(world, "a3", usual="a3", by=elsewhere.administrator)
    offer(elsewhere, "a3", usual="a3")

    assert len(offer_of(world.organisation).offered) == 8
