"""Projects like one that is about to start, in any form of a word, whatever became of them."""

import pytest
from django.urls import reverse
from django.utils import timezone

from projects.models import Project
from projects.selectors.similar import similar_projects
from projects.services.projects import edit_project
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_person, a_project, a_world, closed

TODAY = timezone.now().date()


@pytest.fixture
def falls(world: World) -> Project:
    return a_project(world.ward, world.lead, "Falls among frail people at night")


def found(world: World, words: str, **more: object) -> list[str]:
    return [p.title for p in similar_projects(world.lead, words, on=TODAY, **more)]


@pytest.mark.parametrize(
    "words",
    ["Falling at night", "Preventing a fall of frail patients", "Fals among frail peple at nigt"],
    ids=["another form", "other words around", "mistyped"],
)
def test_words_count_in_any_form_and_spelling(world: World, falls: Project, words: str) -> None:
    assert found(world, words) == [falls.title]


@pytest.mark.parametrize("words", ["", "at the of", "Waiting times", "??? 12"])
def test_nothing_alike_finds_nothing(world: World, falls: Project, words: str) -> None:
    assert found(world, words) == []


def test_closed_projects_are_found_and_the_project_itself_is_not(
    world: World, falls: Project
) -> None:
    other = a_project(world.ward, world.lead, "Frail people who fall", aim="Fewer falls by June")
    closed(falls, world.lead)

    assert found(world, other.title, but=other) == [falls.title]


def test_the_one_that_shares_most_comes_first(world: World, falls: Project) -> None:
    less = a_project(world.ward, world.lead, "Frail people at lunch")

    assert found(world, "Falls of frail people at night") == [falls.title, less.title]


def test_private_projects_and_those_of_others_stay_unseen(world: World, falls: Project) -> None:
    edit_project(
        project=falls,
        seen_version=falls.version,
        changes={"visibility": Project.Visibility.PRIVATE},
        by=world.lead,
        at=timezone.now(),
    )
    colleague, stranger = a_person(world.organisation), a_world("Southgate").lead

    for person in (colleague, stranger):
        assert not similar_projects(person, falls.title, on=TODAY)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["page", "fragment"])
def test_while_a_title_is_typed_they_are_shown_with_what_became_of_them(
    world: World, falls: Project, headers: dict[str, str]
) -> None:
    closed(falls, world.lead)

    page = (
        signed_in(world.lead)
        .get(reverse("projects_similar"), {"title": "Falls at night"}, headers=headers)
        .content.decode()
    )

    assert falls.title in page
    assert "Closed with learning" in page
    assert ("<html" in page) is not bool(headers)
