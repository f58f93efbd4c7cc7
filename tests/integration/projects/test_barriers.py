"""Barriers: with whom they lie, who may do what about them, the clock, and undo."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow, NotVisible
from people.calendar import days_between
from people.models import User
from people.roles import ProjectRole
from people.selectors import top_unit
from projects.models import Barrier, BarrierState, Project
from projects.selectors.barriers import (
    barrier_for,
    barriers_of,
    barriers_waiting_for,
    whom_they_lie_with,
)
from projects.services import barriers
from projects.services.projects import edit_project
from projects.stages import Stage
from tests.barriers import a_barrier, a_sponsor_at, a_sponsor_of, ends, somebody_of_the_qi_team
from tests.world import World, a_member, a_person, a_project, a_unit, a_world, closed

NOW = timezone.now()
TODAY = NOW.date()


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def sponsor(world: World) -> User:
    return a_sponsor_of(world.project, world.lead)


def holders(barrier: Barrier) -> list[str]:
    barrier.project = Project.objects.select_related("unit").get(pk=barrier.project_id)
    (lying,) = whom_they_lie_with([barrier], on=timezone.now().date())
    return [person.name for person in lying.level.people]


def resolve(barrier: Barrier, by: User, at: datetime | None = None) -> None:
    barriers.resolve_barrier(
        barrier=barrier, what_changed="We have room 4", by=by, at=at or timezone.now()
    )


def escalate(barrier: Barrier, by: User) -> None:
    barriers.escalate_barrier(barrier=barrier, why="Needs money", by=by, at=timezone.now())


class TestWithWhomItLies:
    def test_the_projects_sponsor_then_the_units_then_the_qi_team(
        self, world: World, sponsor: User
    ) -> None:
        director = a_sponsor_at(world.ward)
        quinn = somebody_of_the_qi_team(world.ward)
        barrier = a_barrier(world.project, world.lead)
        assert holders(barrier) == ["Sam Sponsor"]

        User.objects.filter(pk=sponsor.pk).update(is_active=False)
        assert holders(barrier) == ["Dira Director"]

        ends(director)
        assert holders(barrier) == ["Quinn Qi"]

        ends(quinn)
        assert holders(barrier) == []

    def test_the_nearest_sponsor_above_has_it(self, world: World) -> None:
        a_sponsor_at(top_unit(world.organisation), "Tessa Top")
        barrier = a_barrier(world.project, world.lead)
        assert holders(barrier) == ["Tessa Top"]

        a_sponsor_at(world.ward, "Willa Ward")
        assert holders(barrier) == ["Willa Ward"]

    def test_it_follows_a_team_that_moves(self, world: World) -> None:
        a_sponsor_at(world.ward, "Willa Ward")
        elsewhere = a_unit(world.organisation, "Ash ward")
        a_sponsor_at(elsewhere, "Asha Ash")
        barrier = a_barrier(world.project, world.lead)
        escalated = a_barrier(world.project, world.lead, "No beds")
        a_sponsor_of(world.project, world.lead)
        escalate(escalated, a_sponsor_at(world.ward, "Second Sponsor"))
        assert holders(escalated) == ["Second Sponsor", "Willa Ward"]

        world.project.refresh_from_db()
        edit_project(
            project=world.project,
            seen_version=world.project.version,
            changes={"unit": elsewhere},
            by=world.lead,
            at=timezone.now(),
        )

        assert holders(barrier) == ["Sam Sponsor"]
        assert holders(escalated) == ["Asha Ash"]

    def test_sponsors_of_a_unit_are_not_asked_about_what_they_cannot_read(
        self, world: World
    ) -> None:
        director = a_sponsor_at(world.ward)
        quinn = somebody_of_the_qi_team(world.ward)
        private = a_project(world.ward, world.lead, visibility="private")
        barrier = a_barrier(private, world.lead)

        assert holders(barrier) == ["Quinn Qi"]
        assert barriers_waiting_for(director, on=TODAY) == []
        assert [lying.barrier for lying in barriers_waiting_for(quinn, on=TODAY)] == [barrier]

    def test_an_inbox_holds_what_lies_with_its_owner_longest_first(
        self, world: World, sponsor: User, django_assert_num_queries
    ) -> None:
        director = a_sponsor_at(world.ward)
        other = a_project(world.ward, world.lead)
        third = a_barrier(world.project, world.lead, "third", days_ago=1)
        first = a_barrier(world.project, world.lead, "first", days_ago=9)
        of_other = a_barrier(other, world.lead, "of another project")
        resolve(a_barrier(world.project, world.lead, "answered"), sponsor)

        with django_assert_num_queries(4):
            waiting = barriers_waiting_for(sponsor, on=TODAY)
        assert [lying.barrier for lying in waiting] == [first, third]
        assert [lying.barrier for lying in barriers_waiting_for(director, on=TODAY)] == [of_other]

    def test_a_closed_project_waits_for_nobody(self, world: World, sponsor: User) -> None:
        a_barrier(world.project, world.lead)
        Project.objects.filter(pk=world.project.pk).update(stage=Stage.TESTING)
        world.project.refresh_from_db()
        closed(world.project, world.lead)
        assert barriers_waiting_for(sponsor, on=TODAY) == []
        with pytest.raises(NotNow):
            a_barrier(world.project, world.lead)


class TestGoingUp:
    def test_each_step_goes_to_somebody_else_until_nobody_is_left(
        self, world: World, sponsor: User
    ) -> None:
        director = a_sponsor_at(world.ward)
        quinn = somebody_of_the_qi_team(world.ward)
        barrier = a_barrier(world.project, world.lead)

        escalate(barrier, sponsor)
        assert (barrier.state, holders(barrier)) == (BarrierState.ESCALATED, ["Dira Director"])
        escalate(barrier, director)
        assert holders(barrier) == ["Quinn Qi"]
        with pytest.raises(NotNow, match="nobody above"):
            escalate(barrier, quinn)

        (told,) = barriers_of(world.project)
        assert [step.went_to for step in told.story] == [
            "Sam Sponsor",
            "Dira Director",
            "the central QI team",
        ]


class TestWhoMay:
    @pytest.mark.parametrize("role", list(ProjectRole))
    def test_every_member_raises_service_users_among_them(
        self, world: World, role: ProjectRole
    ) -> None:
        member = a_member(world.project, world.lead, role)
        assert a_barrier(world.project, member).raised_by == member

    def test_others_do_not(self, world: World) -> None:
        with pytest.raises(Denied):
            a_barrier(world.project, a_person(world.organisation))

    @pytest.mark.parametrize("answer", [resolve, escalate], ids=["resolve", "escalate"])
    def test_the_team_does_not_answer_itself(
        self, world: World, sponsor: User, answer: object
    ) -> None:
        barrier = a_barrier(world.project, world.lead)
        with pytest.raises(Denied, match="sponsor or the central QI team"):
            answer(barrier, world.lead)

    def test_nobody_elsewhere_finds_it(self, world: World) -> None:
        barrier = a_barrier(world.project, world.lead)
        with pytest.raises(NotVisible):
            barrier_for(a_world("Elsewhere").lead, barrier.public_id, on=TODAY)

    def test_whoever_raised_it_rewords_it_until_it_is_answered(
        self, world: World, sponsor: User
    ) -> None:
        barrier = a_barrier(world.project, world.lead, "No rom")
        barriers.reword_barrier(barrier=barrier, words="No room", by=world.lead, at=NOW)
        assert barrier.words == "No room"
        with pytest.raises(Denied):
            barriers.reword_barrier(barrier=barrier, words="Else", by=sponsor, at=NOW)

        resolve(barrier, sponsor)
        with pytest.raises(NotNow):
            barriers.reword_barrier(barrier=barrier, words="Else", by=world.lead, at=NOW)


@pytest.mark.parametrize("words", ["", "   ", "x" * 201], ids=["empty", "blank", "a book"])
def test_a_barrier_is_one_line(world: World, words: str) -> None:
    with pytest.raises(Invalid):
        a_barrier(world.project, world.lead, words)


def test_what_is_pasted_over_several_lines_becomes_one(world: World) -> None:
    assert a_barrier(world.project, world.lead, "No\n room\there").words == "No room here"


@pytest.mark.parametrize("said", ["", "x" * 501], ids=["nothing", "a book"])
def test_an_answer_says_why(world: World, sponsor: User, said: str) -> None:
    barrier = a_barrier(world.project, world.lead)
    with pytest.raises(Invalid):
        barriers.decline_barrier(barrier=barrier, why=said, by=sponsor, at=NOW)
    with pytest.raises(Invalid):
        barriers.resolve_barrier(barrier=barrier, what_changed=said, by=sponsor, at=NOW)


class TestTheClock:
    def test_days_count_by_the_calendar_on_the_wall(self, world: World) -> None:
        late = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # 23:30 in London
        assert days_between(world.organisation, late, late + timedelta(hours=1)) == 1
        assert days_between(world.organisation, late, late + timedelta(minutes=20)) == 0

    def test_it_stops_when_resolved_and_goes_on_when_opened_again(
        self, world: World, sponsor: User
    ) -> None:
        barrier = a_barrier(world.project, world.lead, days_ago=9)
        resolve(barrier, sponsor, NOW - timedelta(days=2))
        assert barrier.resolved_at == NOW - timedelta(days=2)

        barriers.reopen_barrier(barrier=barrier, why="Taken again", by=world.lead, at=NOW)
        assert (barrier.state, barrier.resolved_at) == (BarrierState.OPEN, None)
        assert barrier.raised_at < NOW - timedelta(days=8)


class TestUndo:
    def test_an_answer_is_undone_by_whoever_gave_it(self, world: World, sponsor: User) -> None:
        a_sponsor_at(world.ward)
        barrier = a_barrier(world.project, world.lead)
        escalate(barrier, sponsor)
        resolve(barrier, sponsor)

        with pytest.raises(Denied):
            barriers.undo_answer(barrier=barrier, by=world.lead, at=timezone.now())
        barriers.undo_answer(barrier=barrier, by=sponsor, at=timezone.now())
        assert (barrier.state, holders(barrier)) == (BarrierState.ESCALATED, ["Dira Director"])
        barriers.undo_answer(barrier=barrier, by=sponsor, at=timezone.now())
        assert (barrier.state, holders(barrier)) == (BarrierState.OPEN, ["Sam Sponsor"])
        with pytest.raises(NotNow, match="Take the barrier back"):
            barriers.undo_answer(barrier=barrier, by=sponsor, at=timezone.now())

    def test_a_day_later_it_is_opened_again_instead(self, world: World, sponsor: User) -> None:
        barrier = a_barrier(world.project, world.lead, days_ago=9)
        resolve(barrier, sponsor, NOW - timedelta(hours=25))
        with pytest.raises(NotNow, match="24 hours"):
            barriers.undo_answer(barrier=barrier, by=sponsor, at=NOW)

    def test_of_two_who_answer_the_second_is_told(self, world: World, sponsor: User) -> None:
        barrier = a_barrier(world.project, world.lead)
        stale = Barrier.objects.get(pk=barrier.pk)
        resolve(barrier, sponsor)
        with pytest.raises(NotNow, match="resolved already"):
            barriers.decline_barrier(barrier=stale, why="No", by=sponsor, at=NOW)

    def test_raised_by_mistake_it_is_taken_back_and_gone(self, world: World) -> None:
        barrier = a_barrier(world.project, world.lead)
        barriers.withdraw_barrier(barrier=barrier, by=world.lead, at=timezone.now())
        assert barriers_of(world.project) == []
