"""News of one's projects: what is told, to whom, and until when."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from charts.models import Entry, Measure, VerdictChange
from charts.recalculation import recompute
from charts.services.measurements import undo_entry
from charts.services.measures import close_measure
from charts.vocabulary import Rhythm
from dashboards.models import Hearing, NewsKind
from pdsa.models import Cycle
from pdsa.stages import CycleStage, Decision
from people.roles import ProjectRole
from projects.models import Charter, Project, ProjectMembership
from projects.services.barriers import resolve_barrier, undo_answer
from projects.stages import Stage
from tests.barriers import a_barrier, a_sponsor_of
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, closed, some_data

HOME = "/"
USUAL = [3.0, 4.0, 2.0, 5.0, 3.0, 4.0, 2.0, 5.0]
WORSE = [9.0, 8.0, 10.0, 9.0, 8.0, 10.0, 9.0, 8.0]


def a_signal(project: Project, by, name: str = "Falls") -> Measure:
    """A measure that has just begun to show a concern."""
    measure = a_measure(project, by, name=name, direction="decrease", rhythm=Rhythm.DAY)
    some_data(measure, by, USUAL, ending=timezone.now().date() - timedelta(days=8))
    recompute([measure.pk])
    some_data(measure, by, WORSE)
    recompute([measure.pk])
    measure.state.refresh_from_db()
    return measure


def told(person) -> list[tuple[str, str]]:
    return [(line.tag, line.title) for line in news_at_home(person).lines]


def news_at_home(person):
    return signed_in(person).get(HOME).context["news"]


def test_a_signal_is_told_in_the_sentence_of_its_chart(world: World) -> None:
    falls = a_signal(world.project, world.lead)

    (line,) = news_at_home(world.lead).lines

    assert (line.tag, line.title) == ("Of concern", "Falls")
    assert line.sentence == falls.state.headline
    assert line.href == reverse("measure", args=[falls.public_id])
    assert line.project == world.project.title


def test_a_correction_that_takes_it_away_is_told_as_one(world: World) -> None:
    falls = a_signal(world.project, world.lead)
    undo_entry(entry=Entry.objects.order_by("-pk")[0], by=world.lead, at=timezone.now())
    recompute([falls.pk])

    (line,) = news_at_home(world.lead).lines

    assert line.tag == "No longer of concern"
    assert line.sentence.startswith("After a correction: ")


def test_a_change_between_two_quiet_verdicts_is_no_news(world: World) -> None:
    measure = a_measure(world.project, world.lead, rhythm=Rhythm.DAY)
    recompute([measure.pk])
    some_data(measure, world.lead, [3.0, 4.0, 2.0, 5.0] * 4)
    recompute([measure.pk])

    assert VerdictChange.objects.get().after == "common_cause"
    assert told(world.lead) == []


def test_decisions_of_others_are_told_and_ones_own_are_not(world: World) -> None:
    member = a_member(world.project, world.lead)
    a_cycle(
        world.project, world.lead, CycleStage.DONE, title="Huddle at 9", decision=Decision.ADOPT
    )
    Charter.objects.create(
        organisation=world.organisation,
        project=world.project,
        state=Charter.State.RETURNED,
        decided_by=world.lead,
        decided_at=timezone.now() + timedelta(seconds=-1),
        decision_note="By when?",
    )

    assert sorted(told(member)) == [
        ("Adopted", "Huddle at 9"),
        ("Returned", f"Charter of {world.project.title}"),
    ]
    assert told(world.lead) == []


def test_a_barrier_is_told_as_it_moves_until_that_is_undone(world: World) -> None:
    sponsor = a_sponsor_of(world.project, world.lead)
    barrier = a_barrier(world.project, world.lead, "No room for the huddle")
    assert told(sponsor) == [("Raised", "No room for the huddle")]

    resolve_barrier(barrier=barrier, what_changed="Room 4", by=sponsor, at=timezone.now())
    (line,) = news_at_home(world.lead).lines
    assert line.sentence == "Sam Sponsor cleared this barrier. “Room 4”"

    undo_answer(barrier=barrier, by=sponsor, at=timezone.now())
    assert told(world.lead) == []


def test_only_the_projects_of_ones_own_teams_make_news(world: World) -> None:
    other_lead = a_person(world.organisation)
    a_signal(a_project(world.ward, other_lead), other_lead)
    elsewhere = a_world("Southgate Fictional Health")
    a_signal(elsewhere.project, elsewhere.lead)

    assert told(world.lead) == []
    assert len(told(other_lead)) == 1


def test_who_left_a_private_project_hears_no_more_of_it(world: World) -> None:
    Project.objects.update(visibility="private")
    member = a_member(world.project, world.lead)
    a_signal(world.project, world.lead)
    assert len(told(member)) == 1

    yesterday = timezone.now().date() - timedelta(days=1)
    ProjectMembership.objects.filter(user=member).update(
        starts_on=yesterday - timedelta(days=9), ends_on=yesterday
    )

    assert told(member) == []
    assert "Falls" not in signed_in(member).get(reverse("news")).text


def test_closed_measures_and_closed_projects_make_no_news(world: World) -> None:
    now = timezone.now()
    falls = a_signal(world.project, world.lead)
    close_measure(measure=falls, by=world.lead, at=now)
    finished = a_project(world.ward, world.lead, stage=Stage.SUSTAINING)
    a_signal(finished, world.lead)
    closed(finished, world.lead, Stage.COMPLETED)

    assert told(world.lead) == []


def test_news_that_is_put_away_stays_on_its_page_and_makes_room_for_newer(world: World) -> None:
    a_signal(world.project, world.lead, "Falls")
    client = signed_in(world.lead)
    up_to = client.get(HOME).context["news"].up_to
    a_signal(world.project, world.lead, "Harm")

    answer = client.post(reverse("news_put_away"), {"up_to": up_to})

    assert answer.url == HOME
    assert told(world.lead) == [("Of concern", "Harm")]
    lines = client.get(reverse("news")).context["lines"]
    assert [line.title for line in lines] == ["Harm", "Falls"]


@pytest.mark.parametrize("up_to", ["", "yesterday", "2026-13-40T10:00:00Z", "2026-01-01T10:00"])
def test_a_moment_that_makes_no_sense_puts_nothing_away(world: World, up_to: str) -> None:
    a_signal(world.project, world.lead)

    answer = signed_in(world.lead).post(reverse("news_put_away"), {"up_to": up_to})

    assert answer.status_code == 302
    assert len(told(world.lead)) == 1


def test_news_cannot_be_put_away_before_it_happens(world: World) -> None:
    next_year = timezone.now() + timedelta(days=365)
    signed_in(world.lead).post(reverse("news_put_away"), {"up_to": next_year.isoformat()})

    a_signal(world.project, world.lead)

    assert len(told(world.lead)) == 1


@pytest.mark.parametrize("kind", NewsKind)
def test_each_kind_can_be_switched_off(world: World, kind: NewsKind) -> None:
    member = a_member(world.project, world.lead, ProjectRole.COACH)
    a_signal(world.project, world.lead)
    a_barrier(world.project, world.lead)
    a_cycle(world.project, world.lead, CycleStage.DONE)
    Charter.objects.create(
        organisation=world.organisation,
        project=world.project,
        state=Charter.State.APPROVED,
        decided_by=world.lead,
        decided_at=timezone.now() - timedelta(seconds=1),
    )
    assert len(told(member)) == len(NewsKind)

    Hearing.objects.create(organisation=world.organisation, user=member, without_news=[kind.value])

    assert len(told(member)) == len(NewsKind) - 1


def test_news_is_told_for_two_weeks(world: World) -> None:
    a_signal(world.project, world.lead)
    VerdictChange.objects.update(at=timezone.now() - timedelta(days=15))
    cycle = a_cycle(world.project, world.lead, CycleStage.DONE)
    Cycle.objects.filter(pk=cycle.pk).update(decided_at=timezone.now() - timedelta(days=15))

    assert told(world.lead) == []


def test_queries_of_the_page_do_not_grow_with_the_news(
    world: World, django_assert_num_queries: Callable
) -> None:
    for number in range(4):
        a_signal(world.project, world.lead, f"Falls {number}")
    client = signed_in(world.lead)
    client.get(reverse("news"))

    with django_assert_num_queries(8):
        lines = client.get(reverse("news")).context["lines"]

    assert len(lines) == 4
