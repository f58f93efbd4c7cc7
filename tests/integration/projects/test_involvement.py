"""How people take part in a project: dated levels, and what changed because of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from dashboards.presenters.history import happenings
from dashboards.selectors.history import changes_in
from people.calendar import local_date
from people.roles import ProjectRole
from projects.models import InvolvementLevel, Project
from projects.selectors.involvement import differences_of, levels_of
from projects.services.involvement import (
    put_back_difference,
    record_level,
    take_back_difference,
    take_back_level,
    tell_difference,
)
from projects.services.projects import edit_project
from tests.world import World, a_member, a_person, a_project, a_world, closed

NOW = timezone.now()


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def project(world: World) -> Project:
    """Started two hundred days ago."""
    today = local_date(world.organisation, NOW)
    return a_project(world.ward, world.lead, started_on=today - timedelta(days=200))


def days_ago(project: Project, days: int):
    return local_date(project.organisation, NOW) - timedelta(days=days)


def said(project: Project, level: str, days: int, **changes: object) -> InvolvementLevel:
    return record_level(
        project=project, level=level, starts_on=days_ago(project, days), at=NOW,
        **{"by": project.memberships.get(role="lead").user, **changes},
    )  # fmt: skip


def history(project: Project) -> list[tuple[str, int]]:
    """The levels with how many days ago each began, newest first."""
    today = local_date(project.organisation, NOW)
    return [(row.level, (today - row.starts_on).days) for row in levels_of(project)]


def test_levels_follow_each_other_and_the_project_says_the_newest(project: Project) -> None:
    said(project, "little_i", 150)
    said(project, "big_i", 40)

    assert history(project) == [("big_i", 40), ("little_i", 150)]
    assert project.involvement == "big_i"


def test_what_is_told_late_does_not_change_today(project: Project) -> None:
    said(project, "big_i", 40)
    said(project, "little_i", 150)

    assert project.involvement == "big_i"


def test_of_one_day_the_last_word_counts(project: Project) -> None:
    said(project, "big_i", 10)
    said(project, "little_i", 10)

    assert history(project) == [("little_i", 10)]
    assert project.involvement == "little_i"


def test_a_level_that_was_never_so_is_taken_out(world: World, project: Project) -> None:
    said(project, "little_i", 150)
    wrong = said(project, "big_i", 40)

    take_back_level(row=wrong, by=world.lead, at=NOW)

    assert history(project) == [("little_i", 150)]
    assert Project.objects.get(pk=project.pk).involvement == "little_i"


def test_editing_the_project_and_starting_one_leave_their_dates(world: World) -> None:
    started = a_project(world.ward, world.lead, involvement="little_i")
    assert history(started) == [("little_i", 0)]

    edit_project(
        project=started, seen_version=started.version, changes={"involvement": "big_i"},
        by=world.lead, at=NOW,
    )  # fmt: skip

    assert history(started) == [("big_i", 0)]
    assert history(a_project(world.ward, world.lead)) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"level": "huge_i"}, "level"), ({"days": -1}, "starts_on"), ({"days": 201}, "starts_on")],
)
def test_what_cannot_be_is_refused_beside_its_field(
    project: Project, changes: dict, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        said(project, **{"level": "big_i", "days": 3, **changes})

    assert set(refused.value.fields) == {field}
    assert history(project) == []


def test_only_the_team_says_it_and_not_of_a_closed_project(world: World, project: Project) -> None:
    with pytest.raises(Denied):
        said(project, "big_i", 3, by=a_person(world.organisation))
    user = a_member(project, world.lead, ProjectRole.SERVICE_USER)
    said(project, "big_i", 3, by=user)

    with pytest.raises(NotNow):
        said(closed(project, world.lead), "none", 0, by=world.lead)


def test_a_difference_is_told_taken_back_and_put_back(world: World, project: Project) -> None:
    told = tell_difference(
        project=project, words="  The leaflet   is shorter ", happened_on=days_ago(project, 5),
        by=world.lead, at=NOW,
    )  # fmt: skip
    assert [one.words for one in differences_of(project)] == ["The leaflet is shorter"]

    take_back_difference(difference=told, by=world.lead, at=NOW)
    assert not differences_of(project).exists()
    put_back_difference(difference=told, by=world.lead, at=NOW)
    assert differences_of(project).count() == 1


@pytest.mark.parametrize("words", ["   ", "x" * 501])
def test_a_difference_without_words_or_with_too_many_is_refused(
    world: World, project: Project, words: str
) -> None:
    with pytest.raises(Invalid) as refused:
        tell_difference(
            project=project, words=words, happened_on=days_ago(project, 5), by=world.lead, at=NOW
        )

    assert set(refused.value.fields) == {"words"}


def test_history_tells_it_in_sentences(world: World, project: Project) -> None:
    wrong = said(project, "big_i", 0)
    take_back_level(row=wrong, by=world.lead, at=NOW)
    told = tell_difference(
        project=project, words="Shorter letters", happened_on=days_ago(project, 5),
        by=world.lead, at=NOW,
    )  # fmt: skip
    take_back_difference(difference=told, by=world.lead, at=NOW)

    sentences = [one.sentence for one in happenings(changes_in(project, most=50), [], most=50)]

    assert any(
        s.startswith("Said how service users and carers take part from ") and s.endswith(": Big I")
        for s in sentences
    )
    assert any(s.startswith("Took out that service users and carers took part") for s in sentences)
    told_of = "Told what changed because service users and carers take part: Shorter letters"
    assert told_of in sentences
    assert "Took back what changed by involvement: Shorter letters" in sentences
