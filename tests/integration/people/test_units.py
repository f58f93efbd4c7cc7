"""Units are added, changed, closed and opened again by those who look after them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from common.errors import Denied, DomainError, Invalid, NotNow
from people.models import Unit
from people.roles import Action, UnitRole
from people.selectors import likely_kind, open_units_where, people_at_or_below, top_unit
from people.services import units
from tests.integration.people.reading import history_of
from tests.world import World, a_person, a_unit, a_world


def add(world: World, name: str = "Birch ward", parent: Unit | None = None, **more: Any) -> Unit:
    parent = parent or top_unit(world.organisation)
    answers: dict[str, Any] = {"parent": parent, "name": name, "kind": Unit.Kind.TEAM} | more
    return units.create_unit(by=world.administrator, at=timezone.now(), **answers)


def edit(world: World, unit: Unit, **changes: Any) -> None:
    answers = {"name": unit.name, "kind": unit.kind, "parent": unit.parent} | changes
    units.edit_unit(unit=unit, by=world.administrator, at=timezone.now(), **answers)


def close(world: World, unit: Unit) -> None:
    units.close_unit(unit=unit, by=world.administrator, at=timezone.now())


def test_a_new_unit_knows_its_line_of_ancestors(world: World) -> None:
    unit = add(world, parent=world.ward)

    unit.refresh_from_db()
    assert unit.path == [*world.ward.path, unit.pk]


def test_a_name_is_taken_once_below_the_same_parent(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        add(world, "willow WARD")
    add(world, "Willow ward", parent=world.ward)

    assert refused.value.fields == {
        "name": "There is already a “willow WARD” in Northgate Fictional Health."
    }


def test_of_two_equal_units_at_once_one_is_added(committed: None) -> None:
    world = a_world()
    together = Barrier(2)

    def try_to_add(name: str) -> str:
        try:
            together.wait(timeout=10)
            add(world, name)
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "added"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(try_to_add, ["Birch ward", "birch ward"]))

    assert sorted(outcomes) == ["added", "invalid"]


def test_a_warehouse_code_belongs_to_one_unit(world: World) -> None:
    add(world, warehouse_code="W12")

    with pytest.raises(Invalid) as refused:
        add(world, "Elm ward", warehouse_code="W12")

    assert refused.value.fields == {"warehouse_code": "Birch ward has this code already."}


def test_only_those_who_look_after_units_add_one(world: World) -> None:
    with pytest.raises(Denied, match="Ask an administrator"):
        units.create_unit(
            parent=world.ward, name="Bay 1", kind="team", by=world.lead, at=timezone.now()
        )


def test_an_administrator_of_one_part_has_no_say_in_another(world: World) -> None:
    other = a_unit(world.organisation, "Elm ward")
    local = a_person(world.organisation, "Lo Cal", UnitRole.ADMINISTRATOR, world.ward)

    units.create_unit(parent=world.ward, name="Bay 1", kind="team", by=local, at=timezone.now())
    with pytest.raises(Denied):
        units.create_unit(parent=other, name="Bay 1", kind="team", by=local, at=timezone.now())


def test_an_administrator_of_another_organisation_has_no_say(world: World) -> None:
    stranger = a_world("Southgate").administrator

    with pytest.raises(Denied):
        units.close_unit(unit=world.ward, by=stranger, at=timezone.now())


def test_a_unit_is_renamed_and_its_history_says_who_did_it(world: World) -> None:
    edit(world, world.ward, name="Willow ward (older adults)", national_code="X1")

    entry = history_of(world.ward)[-1]
    assert (entry.name, entry.national_code) == ("Willow ward (older adults)", "X1")
    assert entry.pgh_context["act"] == "units.edit_unit"
    assert entry.pgh_context["by_name"] == "Ada Administrator"


def test_a_unit_moves_with_everything_below_it(world: World) -> None:
    below = add(world, "Bay 1", parent=world.ward)
    directorate = add(world, "Older adults", kind=Unit.Kind.DIRECTORATE)

    edit(world, world.ward, parent=directorate)

    below.refresh_from_db()
    assert below.path == [top_unit(world.organisation).pk, directorate.pk, world.ward.pk, below.pk]


def test_a_unit_cannot_move_inside_itself(world: World) -> None:
    below = add(world, "Bay 1", parent=world.ward)
    below.refresh_from_db()

    with pytest.raises(Invalid, match="marked below") as refused:
        edit(world, world.ward, parent=below)

    assert "lies inside" in refused.value.fields["parent"]


def test_the_top_unit_carries_the_name_of_the_organisation(world: World) -> None:
    top = top_unit(world.organisation)

    units.edit_unit(
        unit=top, name="Northgate Trust", kind=top.kind, by=world.administrator, at=timezone.now()
    )

    world.organisation.refresh_from_db()
    assert world.organisation.name == top.name == "Northgate Trust"


def test_the_organisation_is_renamed_by_its_administrators_alone(world: World) -> None:
    qi_team = a_person(world.organisation, role=UnitRole.QI_TEAM)
    top = top_unit(world.organisation)

    with pytest.raises(Denied):
        units.edit_unit(unit=top, name="Mine", kind=top.kind, by=qi_team, at=timezone.now())


def test_a_closed_unit_is_offered_no_more_until_it_is_reopened(world: World) -> None:
    def offered() -> bool:
        on = timezone.localdate()
        return world.ward in open_units_where(world.administrator, Action.MANAGE_UNITS, on=on)

    close(world, world.ward)
    assert not offered()
    units.reopen_unit(unit=world.ward, by=world.administrator, at=timezone.now())
    assert offered()


def test_units_are_closed_from_below(world: World) -> None:
    below = add(world, "Bay 1", parent=world.ward)

    with pytest.raises(NotNow, match="Close or move them first"):
        close(world, world.ward)
    close(world, below)
    close(world, world.ward)

    below.refresh_from_db()
    with pytest.raises(NotNow, match="Willow ward is closed"):
        units.reopen_unit(unit=below, by=world.administrator, at=timezone.now())


def test_the_whole_organisation_cannot_be_closed(world: World) -> None:
    with pytest.raises(NotNow, match="holds everything else"):
        close(world, top_unit(world.organisation))


def test_nothing_is_added_below_a_closed_unit(world: World) -> None:
    close(world, world.ward)

    with pytest.raises(Invalid) as refused:
        add(world, "Bay 1", parent=world.ward)

    assert "is closed" in refused.value.fields["parent"]


@pytest.mark.parametrize(
    ("parent_kind", "sibling_kind", "likely"),
    [
        (Unit.Kind.ORGANISATION, None, Unit.Kind.TEAM),
        (Unit.Kind.DIRECTORATE, None, Unit.Kind.SERVICE),
        (Unit.Kind.SERVICE, None, Unit.Kind.TEAM),
        (Unit.Kind.DIRECTORATE, Unit.Kind.TEAM, Unit.Kind.TEAM),
        (Unit.Kind.ORGANISATION, Unit.Kind.DIRECTORATE, Unit.Kind.DIRECTORATE),
    ],
)
def test_the_kind_of_a_new_unit_is_guessed(
    world: World, parent_kind: str, sibling_kind: str | None, likely: str
) -> None:
    parent = add(world, kind=parent_kind)
    if sibling_kind:
        add(world, "Sibling", parent=parent, kind=sibling_kind)

    assert likely_kind(parent) == likely


def test_people_are_counted_once_on_each_unit_above_their_roles(world: World) -> None:
    below = a_unit(world.organisation, "Bay 1", parent=world.ward)
    person = a_person(world.organisation, role=UnitRole.STAFF, unit=below)
    person.role_assignments.create(
        organisation=world.organisation,
        unit=world.ward,
        role=UnitRole.SPONSOR,
        starts_on=date(2020, 1, 1),
    )

    counted = people_at_or_below(world.organisation, on=timezone.localdate())

    assert counted[below.pk] == counted[world.ward.pk] == 1
    assert counted[top_unit(world.organisation).pk] == 3
