"""Roles are given and ended, accounts closed and opened, by those who may."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from common.errors import Denied, DomainError, Invalid, NotNow
from people.models import RoleAssignment, User
from people.permissions import units_where
from people.roles import Action, UnitRole
from people.selectors import people_for, roles_by_person, top_unit
from people.services.accounts import close_account, edit_profile, reopen_account
from people.services.roles import assign_role, end_role
from tests.integration.people.reading import history_of
from tests.world import World, a_person, a_world


def give(
    world: World, role: UnitRole, to: User | None = None, by: User | None = None
) -> RoleAssignment:
    return assign_role(
        user=to or world.lead,
        unit=world.ward,
        role=role,
        by=by or world.administrator,
        at=timezone.now(),
    )


def administrators(world: World) -> RoleAssignment:
    return RoleAssignment.objects.get(user=world.administrator, role=UnitRole.ADMINISTRATOR)


def test_a_role_is_held_from_today(world: World) -> None:
    given = give(world, UnitRole.QI_COACH)

    assert (given.unit, given.starts_on, given.ends_on) == (
        world.ward,
        timezone.localdate(),
        None,
    )


def test_a_role_counts_at_once_although_the_same_was_asked_before(world: World) -> None:
    def looked_after() -> list[str]:
        where = units_where(world.lead, Action.LOOK_AFTER_PORTFOLIO, on=timezone.localdate())
        return [unit.name for unit in where]

    before = looked_after()
    give(world, UnitRole.QI_TEAM)

    assert before == []
    assert "Willow ward" in looked_after()


def test_giving_a_role_twice_is_giving_it_once(world: World) -> None:
    assert give(world, UnitRole.QI_COACH) == give(world, UnitRole.QI_COACH)


@pytest.mark.parametrize("role", sorted(set(UnitRole) - {UnitRole.ADMINISTRATOR}))
def test_only_administrators_give_roles(world: World, role: UnitRole) -> None:
    person = a_person(world.organisation, role=role)

    with pytest.raises(Denied):
        give(world, UnitRole.ADMINISTRATOR, to=person, by=person)


def test_a_role_is_not_given_to_another_organisation(world: World) -> None:
    stranger = a_world("Southgate").lead

    with pytest.raises(Invalid):
        give(world, UnitRole.STAFF, to=stranger)
    with pytest.raises(Denied):
        give(world, UnitRole.STAFF, by=a_world("Eastgate").administrator)


def test_an_ended_role_leaves_the_list_tomorrow(world: World) -> None:
    given = give(world, UnitRole.QI_COACH)

    end_role(assignment=given, by=world.administrator, at=timezone.now())

    today = timezone.localdate()
    held = roles_by_person([world.lead], on=today.replace(year=today.year + 1))[world.lead.pk]
    assert [role.role for role in held] == [UnitRole.STAFF]


def test_an_organisation_keeps_an_administrator(world: World) -> None:
    only = administrators(world)

    with pytest.raises(NotNow, match="Make somebody else one first"):
        end_role(assignment=only, by=world.administrator, at=timezone.now())

    a_person(world.organisation, role=UnitRole.ADMINISTRATOR)
    end_role(assignment=only, by=world.administrator, at=timezone.now())


def test_an_administrator_whose_account_is_closed_does_not_count(world: World) -> None:
    other = a_person(world.organisation, role=UnitRole.ADMINISTRATOR)
    close_account(person=other, by=world.administrator, at=timezone.now())

    with pytest.raises(NotNow):
        end_role(assignment=administrators(world), by=world.administrator, at=timezone.now())


def test_two_administrators_cannot_end_each_other(committed: None) -> None:
    world = a_world()
    other = a_person(world.organisation, role=UnitRole.ADMINISTRATOR)
    together = Barrier(2)

    def end(by_whom: tuple[User, User]) -> str:
        by, whose = by_whom
        try:
            together.wait(timeout=10)
            held = whose.role_assignments.select_related("organisation", "unit").get()
            end_role(assignment=held, by=by, at=timezone.now())
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "ended"

    with ThreadPoolExecutor(2) as pool:
        pairs = [(world.administrator, other), (other, world.administrator)]
        outcomes = list(pool.map(end, pairs))

    assert sorted(outcomes) == ["ended", "not_now"]


def test_an_account_is_closed_and_opened_by_administrators_of_the_whole(world: World) -> None:
    close_account(person=world.lead, by=world.administrator, at=timezone.now())
    assert not User.objects.get(pk=world.lead.pk).is_active
    reopen_account(person=world.lead, by=world.administrator, at=timezone.now())
    assert User.objects.get(pk=world.lead.pk).is_active


def test_nobody_else_closes_an_account(world: World) -> None:
    local = a_person(world.organisation, role=UnitRole.ADMINISTRATOR, unit=world.ward)
    stranger = a_world("Southgate").administrator

    for person in (world.lead, local, stranger):
        with pytest.raises(Denied):
            close_account(person=world.administrator, by=person, at=timezone.now())


def test_nobody_closes_their_own_account(world: World) -> None:
    with pytest.raises(NotNow, match="Ask another administrator"):
        close_account(person=world.administrator, by=world.administrator, at=timezone.now())


def test_a_profile_is_changed_by_its_person(world: World) -> None:
    edit_profile(name="Lena Leader", job_title="Ward manager", by=world.lead)

    entry = history_of(world.lead)[-1]
    assert (entry.name, entry.job_title) == ("Lena Leader", "Ward manager")
    assert entry.pgh_context["by"] == world.lead.pk


def test_people_are_found_by_name_and_job_title_with_or_without_accents(world: World) -> None:
    zoe = a_person(world.organisation, "Zoë Åström")
    User.objects.filter(pk=zoe.pk).update(job_title="Krankenschwester")
    a_person(a_world("Southgate").organisation, "Zoe Stranger")

    assert list(people_for(world.lead, words="zoe astrom")) == [zoe]
    assert list(people_for(world.lead, words="schwester zoë")) == [zoe]
    assert list(people_for(world.lead, words="100%_")) == []


def test_the_roles_of_many_people_are_read_at_once(
    world: World, django_assert_num_queries: Callable[[int], AbstractContextManager]
) -> None:
    people = [world.lead, world.administrator, a_person(world.organisation)]
    give(world, UnitRole.QI_COACH)

    with django_assert_num_queries(1):
        held = roles_by_person(people, on=timezone.localdate())
        places = [role.unit.name for role in held[world.lead.pk]]

    assert places == [top_unit(world.organisation).name, world.ward.name]
