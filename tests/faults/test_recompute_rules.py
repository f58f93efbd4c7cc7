"""Any order of writing, hints, crashes and late publishing keeps stored analyses right."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from charts import recalculation
from charts.models import Entry, MeasureState, Phase
from charts.readings import Reading
from charts.services import annotations, measurements, measures, phases
from charts.stored import StoredAnalysis
from charts.verification import differing_columns
from common.errors import DomainError
from tests.world import a_measure, a_world

MONTHS = st.integers(0, 23).map(lambda i: date(2024 + i // 12, i % 12 + 1, 1))
VALUES = st.integers(0, 9).map(float)


class RolledBack(Exception):
    """Ends a transaction without its writes."""


@dataclass
class Late:
    """An analysis that was computed and not yet published."""

    version: int
    result: StoredAnalysis


class Recompute(RuleBasedStateMachine):
    """People write, workers come and go; what is stored and current is always right."""

    def __init__(self) -> None:
        super().__init__()
        self._outer = transaction.atomic()
        self._outer.__enter__()
        world = a_world(f"Trust {uuid4()}")
        self.lead = world.lead
        self.measure = a_measure(world.project, world.lead)
        self.late: list[Late] = []
        self.highest = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._outer.__exit__(None, None, None)

    @rule(month=MONTHS, value=VALUES)
    def record(self, month: date, value: float) -> None:
        self._record(month, value)

    @rule(month=MONTHS, value=VALUES)
    def record_and_roll_back(self, month: date, value: float) -> None:
        try:
            with transaction.atomic():
                self._record(month, value)
                raise RolledBack
        except RolledBack:
            pass

    @rule(month=MONTHS)
    def withdraw(self, month: date) -> None:
        self._try(measurements.withdraw_measurement, period=month)

    @rule(month=MONTHS, because=st.sampled_from(["", "a flood"]))
    def exclude(self, month: date, because: str) -> None:
        self._try(measurements.exclude_measurement, period=month, because=because)

    @rule()
    def undo(self) -> None:
        entry = Entry.objects.filter(measure=self.measure).order_by("-made_at").first()
        if entry is not None:
            with suppress(DomainError):
                measurements.undo_entry(entry=entry, by=self.lead, at=timezone.now())

    @rule(month=MONTHS)
    def start_phase(self, month: date) -> None:
        self._try(phases.start_phase, starts_on=month, reason="a new ward", baseline_points=3)

    @rule()
    def remove_phase(self) -> None:
        phase = Phase.objects.filter(measure=self.measure).first()
        if phase is not None:
            phases.remove_phase(phase=phase, by=self.lead, at=timezone.now())

    @rule(month=MONTHS)
    def annotate(self, month: date) -> None:
        self._try(annotations.annotate, happened_on=month, kind="event", text="new rota")

    @rule(aimed_at=st.sampled_from([None, 2.0, 5.0]), method=st.sampled_from(["run", "i"]))
    def change_definition(self, aimed_at: float | None, method: str) -> None:
        self.measure.refresh_from_db()
        measures.edit_measure(
            measure=self.measure,
            seen_version=self.measure.version,
            changes={"target": aimed_at, "method": method},
            by=self.lead,
            at=timezone.now(),
        )

    @rule()
    def a_hint_arrives(self) -> None:
        self._let_lease_run_out()
        recalculation.recompute([self.measure.pk])

    @rule()
    def the_hint_of_a_save_arrives(self) -> None:
        recalculation.recompute([self.measure.pk], just_changed=True)
        assert MeasureState.objects.get(pk=self.measure.pk).is_current

    @rule()
    def a_worker_claims_and_dies(self) -> None:
        recalculation._claim(self.measure.pk)

    @rule()
    def a_slow_worker_computes(self) -> None:
        self._let_lease_run_out()
        version = recalculation._claim(self.measure.pk)
        if version is not None:
            self.late.append(Late(version, recalculation.fresh_analysis(self.measure.pk)))

    @rule()
    def a_slow_worker_publishes(self) -> None:
        if self.late:
            late = self.late.pop(0)
            recalculation._publish(self.measure.pk, late.version, late.result)

    @invariant()
    def current_means_right(self) -> None:
        state = MeasureState.objects.get(pk=self.measure.pk)
        if state.is_current:
            assert differing_columns(state) == []

    @invariant()
    def what_was_analysed_never_goes_back(self) -> None:
        state = MeasureState.objects.get(pk=self.measure.pk)
        assert state.analysed_version >= self.highest
        self.highest = state.analysed_version

    def _record(self, month: date, value: float) -> None:
        measurements.record_measurements(
            measure=self.measure,
            readings=[Reading(month, value=value)],
            replacing=True,
            by=self.lead,
            at=timezone.now(),
        )

    def _try(self, service: Callable[..., object], **arguments: object) -> None:
        with suppress(DomainError):
            service(measure=self.measure, by=self.lead, at=timezone.now(), **arguments)

    def _let_lease_run_out(self) -> None:
        MeasureState.objects.filter(pk=self.measure.pk).update(not_before=None, attempts=0)


@pytest.mark.django_db
def test_stored_analyses_stay_right_in_any_order_of_events() -> None:
    run_state_machine_as_test(
        Recompute,
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            suppress_health_check=list(HealthCheck),
        ),
    )
