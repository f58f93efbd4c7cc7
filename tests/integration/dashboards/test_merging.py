"""Two places become one: what moves, what is refused, and what the page says first."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.selectors import changes_of
from charts.selectors import measurements_of
from common.errors import DomainError
from dashboards.services.merging import merge_units
from dashboards.services.wall import make_board_link
from feeds.models import WarehouseCode
from people.models import Invitation, RoleAssignment, Unit
from people.roles import UnitRole
from people.selectors import top_unit
from people.services.invitations import invite
from tests.integration.dashboards.conftest import signed_in
from tests.integration.people.reading import words
from tests.world import World, a_measure, a_person, a_unit, a_world, some_data


@pytest.fixture
def oak(world: World) -> Unit:
    return a_unit(world.organisation, "Oak ward")


@pytest.fixture
def admin(world: World) -> Client:
    return signed_in(world.administrator)


def merge(world: World, unit: Unit, into: Unit) -> None:
    merge_units(unit=unit, into=into, by=world.administrator, at=timezone.now())
    for each in (unit, into):
        each.refresh_from_db()


def test_everything_moves_and_the_place_closes(world: World, oak: Unit) -> None:
    ward, admin, now = world.ward, world.administrator, timezone.now()
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [3.0, 4.0])
    bay = a_unit(world.organisation, "Bay 1", parent=ward)
    nurse = a_person(world.organisation, unit=ward)
    invited = invite(email="new@example.org", unit=ward, by=admin, at=now)
    screen, _ = make_board_link(unit=ward, screen="Corridor", by=admin, at=now)

    merge(world, ward, oak)

    for row in (world.project, falls, invited, screen, nurse.role_assignments.get()):
        row.refresh_from_db()
        assert row.unit == oak, row
    bay.refresh_from_db()
    assert (bay.parent, bay.path) == (oak, [*oak.path, bay.pk])
    assert measurements_of(falls).count() == 2
    assert ward.closed_on is not None
    assert changes_of(Unit, id=ward.pk)[0].by == "Ada Administrator"
    assert Invitation.objects.open(now).get().unit == oak


def test_a_role_held_at_both_is_held_once_and_past_roles_stay(world: World, oak: Unit) -> None:
    person = a_person(world.organisation, unit=world.ward)
    at_oak = RoleAssignment.objects.create(
        organisation=world.organisation, user=person, unit=oak, role=UnitRole.STAFF,
        starts_on="2021-01-01",
    )  # fmt: skip
    past = RoleAssignment.objects.create(
        organisation=world.organisation, user=person, unit=world.ward, role=UnitRole.SPONSOR,
        starts_on="2020-01-01", ends_on="2020-12-31",
    )  # fmt: skip

    merge(world, world.ward, oak)

    open_roles = RoleAssignment.objects.filter(user=person, ends_on=None)
    assert list(open_roles) == [at_oak]
    past.refresh_from_db()
    assert past.unit == world.ward


@pytest.mark.parametrize("other_has_codes", [True, False])
def test_loads_find_the_other_place_by_the_codes(
    world: World, oak: Unit, other_has_codes: bool
) -> None:
    Unit.objects.filter(pk=world.ward.pk).update(warehouse_code="W-1", national_code="R1")
    if other_has_codes:
        Unit.objects.filter(pk=oak.pk).update(warehouse_code="W-2", national_code="R2")
    world.ward.refresh_from_db()
    oak.refresh_from_db()

    merge(world, world.ward, oak)

    extra = {code.unit_code: code.unit for code in WarehouseCode.objects.all()}
    if other_has_codes:
        assert (oak.warehouse_code, oak.national_code) == ("W-2", "R2")
        assert extra == {"W-1": oak, "R1": oak}
    else:
        assert (oak.warehouse_code, oak.national_code, extra) == ("W-1", "R1", {})
    assert (world.ward.warehouse_code, world.ward.national_code) == ("", "")


def refusal(world: World, unit: Unit, into: Unit) -> str:
    with pytest.raises(DomainError) as refused:
        merge(world, unit, into)
    return " ".join([refused.value.sentence, *getattr(refused.value, "fields", {}).values()])


def test_what_would_leave_something_without_its_place_is_refused(world: World, oak: Unit) -> None:
    bay = a_unit(world.organisation, "Bay 1", parent=world.ward)
    assert "lies inside Willow ward" in refusal(world, world.ward, bay)
    assert "lies inside Willow ward" in refusal(world, world.ward, world.ward)
    assert "cannot be merged" in refusal(world, top_unit(world.organisation), oak)

    a_unit(world.organisation, "bay 1", parent=oak)
    assert "Both have a place called “Bay 1”" in refusal(world, world.ward, oak)
    Unit.objects.filter(pk=bay.pk).update(name="Bay 2")

    ward_codes = [(world.ward, "Falls"), (oak, "Slips")]
    analyst = a_person(world.organisation, role=UnitRole.DATA_ANALYST)
    for unit, name in ward_codes:
        a_measure(unit, analyst, name=name, warehouse_code="F1")
    assert "warehouse code “F1”" in refusal(world, world.ward, oak)

    Unit.objects.filter(pk=oak.pk).update(closed_on="2026-01-01")
    oak.refresh_from_db()
    assert "One of the two is closed" in refusal(world, world.ward, oak)


def test_the_page_says_what_moves_before_anything_does(
    world: World, oak: Unit, admin: Client
) -> None:
    page = reverse("unit_merge", args=[world.ward.public_id])
    a_unit(world.organisation, "Bay 1", parent=world.ward)

    shown = admin.get(page, {"into": str(oak.public_id)})
    assert "Merge Willow ward into Oak ward?" in words(shown)
    assert "1 project, with everything in them" in words(shown)
    assert "What lies below it: Bay 1" in words(shown)
    world.ward.refresh_from_db()
    assert world.ward.closed_on is None

    done = admin.post(page, {"into": str(oak.public_id)}, follow=True)
    assert "Willow ward is part of Oak ward now." in words(done)


def test_only_places_that_one_may_change_are_offered(world: World, oak: Unit) -> None:
    local = a_person(world.organisation, role=UnitRole.ADMINISTRATOR, unit=world.ward)
    page = reverse("unit_merge", args=[world.ward.public_id])
    elsewhere = a_world("Southgate").ward

    for into in (oak, elsewhere, world.ward):
        answer = signed_in(local).post(page, {"into": str(into.public_id)})
        assert answer.status_code == 422
        assert "Choose the place that stays." in words(answer)
    assert signed_in(world.lead).get(page).status_code == 403
