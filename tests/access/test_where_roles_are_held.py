"""Every address for every role, where the roles are held."""

import pytest

from qiplatform.management.commands.sweep import sweep
from tests.access.expecting import Where, questions, unkept
from tests.access.worlds import a_place, everybody
from tests.world import a_person, an_organisation


@pytest.mark.timeout(900)  # thousands of requests
def test_every_address_serves_whom_it_says(db: None) -> None:
    organisation = an_organisation()
    owner = a_person(organisation, role=None)
    project, samples = a_place(organisation, owner)
    cast = list(everybody(project, owner))
    sweep()

    assert unkept(cast, questions(samples), Where.HERE) == {}
