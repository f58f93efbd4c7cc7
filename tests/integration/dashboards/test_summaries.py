"""Whatever happens, in any order, summaries equal a recount from the base tables."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from audit.services import act
from charts.models import Measure
from charts.readings import Reading
from charts.selectors import measure_for
from charts.services import measurements, measures
from charts.services.seeing import note_seen
from common.errors import DomainError
from dashboards.models import ProjectSummary, UnitSummary
from pdsa.stages import CycleStage
from people.models import Unit
from people.roles import ProjectRole
from people.selectors import top_unit
from people.services import units
from projects.models import About, CoachingNote, Comment, Project, ProjectMembership, Subject
from projects.services import barriers, charters, coaching, conversations, projects, scores, team
from projects.stages import Stage
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import work_done
from tests.recounting import recounted_project, recounted_unit, weight_by_its_reasons
from tests.world import BUILDER, World, a_measure, a_member, a_project, a_unit, a_world, some_data

WORSE = [3.0] * 8 + [9.0] * 8
STEADY = [4.0, 6.0] * 8
WHICH = st.integers(0, 2)
MONTHS = st.integers(0, 11).map(lambda month: date(2026, month % 10 + 1, 1))


class Summarising(RuleBasedStateMachine):
    """People work, projects and units move, numbers are corrected; workers sum up now and then."""

    def __init__(self) -> None:
        super().__init__()
        self._outer = transaction.atomic()
        self._outer.__enter__()
        self.world = world = a_world(f"Trust {uuid4()}")
        self.lead = world.lead
        self.units = [world.ward, a_unit(world.organisation)]
        self.units.append(a_unit(world.organisation, parent=self.units[0]))
        self.projects = [world.project, *(a_project(unit, self.lead) for unit in self.units[1:])]
        self.coaches = [a_member(p, self.lead, ProjectRole.COACH) for p in self.projects]
        for project in self.projects[:2]:
            measure = a_measure(project, self.lead, direction="decrease")
            some_data(measure, self.lead, STEADY)

    def teardown(self) -> None:
        self.everything_equals_a_recount()
        transaction.set_rollback(True)
        self._outer.__exit__(None, None, None)

    @rule(which=WHICH, values=st.sampled_from([WORSE, STEADY, [4.0]]))
    def measure(self, which: int, values: list[float]) -> None:
        if project := self._open(which):
            measure = a_measure(project, self.lead, name=f"M {uuid4()}", direction="decrease")
            some_data(measure, self.lead, values)

    @rule(which=WHICH, month=MONTHS, value=st.sampled_from([0.0, 5.0, 40.0]))
    def correct(self, which: int, month: date, value: float) -> None:
        self._on_measure(
            which, measurements.record_measurements,
            readings=[Reading(month, value=value)], replacing=True,
        )  # fmt: skip

    @rule(which=WHICH, month=MONTHS)
    def withdraw(self, which: int, month: date) -> None:
        self._on_measure(which, measurements.withdraw_measurement, period=month)

    @rule(which=WHICH)
    def close_measure(self, which: int) -> None:
        self._on_measure(which, measures.close_measure)

    @rule(which=WHICH)
    def open_chart(self, which: int) -> None:
        if found := self._measure(which):
            shown = measure_for(self.lead, found.public_id, on=timezone.localdate())
            note_seen(measure=shown, by=self.lead, at=timezone.now())

    @rule(which=WHICH, until=st.sampled_from(CycleStage), long_ago=st.integers(0, 60))
    def test_a_change(self, which: int, until: CycleStage, long_ago: int) -> None:
        if project := self._open(which):
            began = timezone.localdate() - timedelta(days=long_ago)
            a_cycle(project, self.lead, until, began=began)

    @rule(which=WHICH)
    def ask(self, which: int) -> None:
        project = self._fresh(which)
        about = About(Subject.PROJECT, project.public_id, project.title)
        self._try(
            conversations.comment, project=project, about=about, text="What next?",
            is_question=True, by=self.coaches[which],
        )  # fmt: skip

    @rule(which=WHICH)
    def answer(self, which: int) -> None:
        project = self._fresh(which)
        about = About(Subject.PROJECT, project.public_id, project.title)
        asked = Comment.objects.filter(project=project, is_question=True).first()
        self._try(
            conversations.comment, project=project, about=about, text="This.", answering=asked
        )

    @rule(which=WHICH)
    def take_back(self, which: int) -> None:
        if said := Comment.objects.filter(project=self.projects[which]).first():
            self._try(conversations.take_back, said=said, by=said.written_by)

    @rule(which=WHICH, halves=st.integers(1, 10))
    def claim(self, which: int, halves: int) -> None:
        claimed = {"score": Decimal(halves) / 2, "suggested": Decimal("1.0"), "why": "We think so"}
        self._try(scores.claim_score, project=self._fresh(which), **claimed)

    @rule(which=WHICH)
    def countersign(self, which: int) -> None:
        if score := self.projects[which].progress_scores.order_by("-claimed_at").first():
            self._try(scores.countersign_score, score=score, by=self.coaches[which])

    @rule(which=WHICH, minutes=st.integers(1, 90), ago=st.integers(0, 90))
    def coach(self, which: int, minutes: int, ago: int) -> None:
        self._try(
            coaching.log_coaching, project=self._fresh(which), minutes=minutes,
            happened_on=timezone.localdate() - timedelta(days=ago), by=self.coaches[which],
        )  # fmt: skip

    @rule()
    def uncoach(self) -> None:
        if note := CoachingNote.objects.filter(coach__in=self.coaches).first():
            self._try(coaching.take_back_coaching, note=note, by=note.coach)

    @rule(which=WHICH)
    def meet_on(self, which: int) -> None:
        project = self._open(which)
        if project is None:
            return
        charter = charters.open_charter(project=project, by=self.lead, at=timezone.now())
        self._try(
            charters.write_charter, charter=charter, seen_version=charter.version,
            parts={"next_meeting_on": timezone.localdate() + timedelta(days=which)},
        )  # fmt: skip

    @rule(which=WHICH)
    def raise_barrier(self, which: int) -> None:
        self._try(barriers.raise_barrier, project=self._fresh(which), words="No room")

    @rule(which=WHICH)
    def withdraw_barrier(self, which: int) -> None:
        if barrier := self.projects[which].barriers.waiting().first():
            self._try(barriers.withdraw_barrier, barrier=barrier)

    @rule(which=WHICH, stage=st.sampled_from(Stage))
    def move_on(self, which: int, stage: Stage) -> None:
        self._try(projects.move_to_stage, project=self._fresh(which), stage=stage)

    @rule(which=WHICH, there=WHICH, level=st.sampled_from(["none", "little_i", "big_i"]))
    def edit(self, which: int, there: int, level: str) -> None:
        project = self._fresh(which)
        self._try(
            projects.edit_project, project=project, seen_version=project.version,
            changes={"unit": self.units[there], "involvement": level},
        )  # fmt: skip

    @rule(which=WHICH)
    def leave(self, which: int) -> None:
        coach = ProjectMembership.objects.filter(
            project=self.projects[which], role="coach", ends_on=None
        ).first()
        if coach:
            self._try(team.end_membership, membership=coach)

    @rule(up=st.booleans())
    def move_unit(self, up: bool) -> None:
        moved = Unit.objects.get(pk=self.units[2].pk)
        parent = top_unit(self.world.organisation) if up else self.units[0]
        self._try(
            units.edit_unit, unit=moved, name=moved.name, kind=moved.kind, parent=parent,
            by=self.world.administrator,
        )  # fmt: skip

    @rule()
    def everything_equals_a_recount(self) -> None:
        work_done()
        for project in Project.objects.filter(organisation=self.world.organisation):
            summary = ProjectSummary.objects.get(pk=project.pk)
            assert summary.is_current
            assert said(summary, recounted_project(project)) == recounted_project(project)
            assert summary.weight == weight_by_its_reasons(project)
        for unit in Unit.objects.filter(organisation=self.world.organisation):
            of_unit = UnitSummary.objects.get(pk=unit.pk)
            assert of_unit.is_current
            assert said(of_unit, recounted_unit(unit)) == recounted_unit(unit)

    def _fresh(self, which: int) -> Project:
        return Project.objects.get(pk=self.projects[which].pk)

    def _open(self, which: int) -> Project | None:
        project = self._fresh(which)
        return None if project.is_closed else project

    def _measure(self, which: int) -> Measure | None:
        return Measure.objects.filter(project=self.projects[which], closed_on=None).last()

    def _on_measure(self, which: int, service: Callable[..., object], **given: object) -> None:
        if measure := self._measure(which):
            self._try(service, measure=measure, **given)

    def _try(self, service: Callable[..., object], **given: object) -> None:
        with suppress(DomainError):
            service(**{"by": self.lead, "at": timezone.now()} | given)


def said(summary: ProjectSummary | UnitSummary, counted: dict[str, object]) -> dict[str, object]:
    return {name: getattr(summary, name) for name in counted}


@pytest.mark.django_db
@pytest.mark.timeout(600)
def test_summaries_equal_a_recount_after_any_history() -> None:
    run_state_machine_as_test(
        Summarising,
        settings=settings(
            max_examples=5,
            stateful_step_count=14,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_what_a_system_process_does_is_no_activity(world: World) -> None:
    with act("loading", by=BUILDER):
        old = Project.objects.create(
            organisation=world.organisation, unit=world.ward, title="Old",
            started_on=date(2025, 3, 1),
        )  # fmt: skip
    work_done()

    assert ProjectSummary.objects.get(pk=old.pk).last_active_on == date(2025, 3, 1)


def test_a_stranger_does_not_see_a_signal_for_the_team(world: World) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, WORSE)
    work_done()
    stranger = a_member(a_project(world.ward, world.lead), world.lead)

    for person, unseen in ((stranger, 1), (world.lead, 0)):
        shown = measure_for(person, falls.public_id, on=timezone.localdate())
        note_seen(measure=shown, by=person, at=timezone.now())
        work_done()
        assert ProjectSummary.objects.get(pk=world.project.pk).unseen_signals == unseen
