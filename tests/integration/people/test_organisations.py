"""The first person of an installation."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from audit.services import SystemProcess
from common.errors import Denied, DomainError, Invalid, NotNow
from people.calendar import today_of
from people.models import Organisation, Unit, User
from people.roles import UnitRole
from people.selectors import installation_is_empty, only_organisation, roles_of
from people.services.organisations import check_setup_code, found_organisation
from tests.world import an_organisation

ANSWERS = {
    "name": "Northgate Fictional Health",
    "person_name": "Ada Wren",
    "email": "Ada@Example.org ",
    "password": "purple horses sing",
}


def found(**changes: str) -> User:
    answers = ANSWERS | changes
    return found_organisation(by=SystemProcess("tests"), at=timezone.now(), **answers)


def test_founding_makes_the_organisation_its_top_unit_and_its_first_person(db: None) -> None:
    assert installation_is_empty()

    person = found(time_zone="Asia/Singapore")

    assert not installation_is_empty()
    assert person.email == "ada@example.org"
    assert person.check_password("purple horses sing")
    assert person.organisation.time_zone == "Asia/Singapore"
    assert Unit.objects.get().name == "Northgate Fictional Health"
    assert roles_of(person, on=today_of(person)) == {
        UnitRole.ADMINISTRATOR,
        UnitRole.QI_TEAM,
    }


def test_there_is_one_first_person(db: None) -> None:
    found()

    with pytest.raises(NotNow, match="exists already"):
        found(email="second@example.org")


def test_of_two_first_persons_at_once_one_wins(committed: None) -> None:
    together = Barrier(2)

    def try_to_found(email: str) -> str:
        try:
            together.wait(timeout=10)
            found(email=email)
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(try_to_found, ["one@example.org", "two@example.org"]))

    assert sorted(outcomes) == ["not_now", "won"]
    assert Organisation.objects.count() == User.objects.count() == 1


def test_a_weak_password_leaves_nothing_behind(db: None) -> None:
    with pytest.raises(Invalid) as refused:
        found(password="password1234")

    assert "password" in refused.value.fields
    assert installation_is_empty()


def test_a_password_like_the_address_is_refused(db: None) -> None:
    with pytest.raises(Invalid) as refused:
        found(email="adawrenlocks@example.org", password="adawrenlocks")

    assert "too similar" in refused.value.fields["password"]


def test_the_setup_code_is_compared(settings: LazySettings) -> None:
    settings.SETUP_CODE = "abcd-efgh"

    check_setup_code(" abcd-efgh ")
    for wrong in ("", "abcd", "ABCD-EFGH", "äöü"):
        with pytest.raises(Invalid):
            check_setup_code(wrong)


def test_without_a_setup_code_nobody_can_set_up(settings: LazySettings) -> None:
    settings.SETUP_CODE = ""

    with pytest.raises(Denied, match="SETUP_CODE"):
        check_setup_code("")


def test_pages_before_sign_in_name_the_organisation_when_there_is_one(db: None) -> None:
    assert only_organisation() is None
    first = an_organisation("First")
    assert only_organisation() == first
    an_organisation("Second")
    assert only_organisation() is None
