"""Words of a private project are on no page, in no file and no answer of those who may not read it.

Each kind of text in it holds a word that nothing else has. Whoever is outside opens every address
there is and looks for those words in what comes back.
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.services.saved_views import save_view
from people.models import User
from people.roles import ProjectRole, UnitRole
from projects.models import Project
from projects.presenters.about import about_project
from projects.services.charters import open_charter
from projects.services.conversations import comment
from projects.services.scores import tell_improvement
from projects.services.team import add_member
from qiplatform.management.commands.sweep import sweep
from tests.access.expecting import value_of
from tests.access.worlds import Samples
from tests.addresses import patterns
from tests.barriers import a_barrier
from tests.cycles import a_cycle
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, some_data

SECRET = "Zyzzyva"  # in every text of the private project, and nowhere else
LOOKED_FOR = ("q", "find", "title", "who", "about")  # names of what pages look for
LEFT_OUT = {"account_logout", "metrics", "wall", "log_number", "digest_stop"}


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def private(world: World) -> Project:
    """A project full of words, at the same ward as an open one, with signals and barriers."""
    lead, now = world.lead, timezone.now()
    project = a_project(world.ward, lead, f"{SECRET} title", aim=f"{SECRET} aim")
    add_member(project=project, user=lead, role=ProjectRole.COACH, by=lead, at=now)
    falls = a_measure(project, lead, name=f"{SECRET} measure", direction="decrease")
    some_data(falls, lead, [*(12.0, 9.0, 11.0, 10.0) * 4, *(1.0, 2.0, 1.0) * 4])
    a_cycle(project, lead, title=f"{SECRET} test")
    a_barrier(project, lead, f"{SECRET} barrier")
    comment(project=project, about=about_project(project), text=f"{SECRET}?", by=lead, at=now)
    open_charter(project=project, by=lead, at=now)
    partner = a_member(project, lead, ProjectRole.SERVICE_USER)
    User.objects.filter(pk=partner.pk).update(name="Partner")
    looking = a_person(world.organisation, role=UnitRole.QI_TEAM)
    tell_improvement(project=project, words=f"{SECRET} told", by=looking, at=now)
    Project.objects.filter(pk=project.pk).update(visibility=Project.Visibility.PRIVATE)
    sweep()
    return project


def outside(world: World) -> list[User]:
    """Those who reach far and may not read what is private."""
    return [
        a_person(world.organisation, role=role)
        for role in (UnitRole.STAFF, UnitRole.ADMINISTRATOR, UnitRole.BOARD_MEMBER)
    ]


def addresses(world: World) -> Iterator[str]:
    falls = a_measure(world.project, world.lead)
    samples: Samples = {
        "units/": world.ward.public_id,
        "projects/": world.project.public_id,
        "measures/": falls.public_id,
        "people/": world.lead.public_id,
    }
    save_view(page="portfolio", name="All", query="", by=world.lead)
    for pattern, route, names in patterns():
        if pattern.name in LEFT_OUT:
            continue
        values = {name: value_of(name, route, samples) for name in names}
        if None not in values.values():
            yield reverse(pattern.name, kwargs=values)


def text_of(client: Client, address: str, query: dict[str, str]) -> str:
    answer = client.get(address, query)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace")


def test_its_words_reach_nobody_outside(world: World, private: Project) -> None:
    everywhere = list(addresses(world))
    assert len(everywhere) > 60
    for person in outside(world):
        client = Client()
        client.force_login(person)
        leaks = [address for address in everywhere if SECRET in text_of(client, address, {})]
        assert leaks == [], person.role_assignments.get().role


def test_looking_for_its_words_finds_nothing(world: World, private: Project) -> None:
    searching = [reverse(name) for name in ("search", "projects", "projects_similar", "audit")]
    words = (
        "Zyzzyv"  # what was looked for stands in its box again; what is found has one letter more
    )
    for person in outside(world):
        client = Client()
        client.force_login(person)
        for address in searching:
            told = text_of(client, address, dict.fromkeys(LOOKED_FOR, words))
            assert SECRET not in told, address


def test_its_own_people_and_those_who_look_after_all_read_it(
    world: World, private: Project
) -> None:
    looking = a_person(world.organisation, role=UnitRole.QI_TEAM)
    for person in (world.lead, looking):
        client = Client()
        client.force_login(person)
        for name in ("project", "project_history", "cycles", "barriers"):
            assert SECRET in text_of(client, reverse(name, args=[private.public_id]), {}), name
