"""Every address for every role, where the roles are not held: beside, and abroad."""

import pytest

from people.models import Organisation
from projects.models import Project
from tests.access.expecting import Where, questions, unkept
from tests.access.worlds import Somebody, a_place, everybody
from tests.world import a_person, an_organisation


@pytest.fixture
def organisation(db: None) -> Organisation:
    return an_organisation()


@pytest.fixture
def cast(organisation: Organisation) -> list[Somebody]:
    owner = a_person(organisation, role=None)
    return list(everybody(a_place(organisation, owner)[0], owner))


def test_no_role_reaches_into_a_private_project_beside(
    organisation: Organisation, cast: list[Somebody]
) -> None:
    project, samples = a_place(organisation, a_person(organisation, role=None))
    Project.objects.filter(pk=project.pk).update(visibility=Project.Visibility.PRIVATE)

    assert unkept(cast, questions(samples), Where.BESIDE) == {}


def test_nothing_of_another_organisation_exists(cast: list[Somebody]) -> None:
    abroad = an_organisation("Southgate Fictional Health")
    _, samples = a_place(abroad, a_person(abroad, role=None))

    assert unkept(cast, questions(samples), Where.ABROAD) == {}
