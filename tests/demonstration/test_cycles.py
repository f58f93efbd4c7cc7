"""The tests of the whole trust: in the published shares, as the QI team's page shows them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from audit.services import SystemProcess
from charts.models import Annotation
from common.background import without_hints
from pdsa.models import Cycle, Prediction
from pdsa.presenters.rates import RateLine
from pdsa.selectors import Step, cycles_waiting_for
from pdsa.stages import CycleStage
from people.calendar import today_of
from people.demonstration import SIGN_INS, WARD_LEAD
from people.models import User
from people.roles import UnitRole
from projects.models import Project
from projects.stages import Stage
from qiplatform.demonstration.building import build_trust
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.cycles.fates import ramp_fates
from qiplatform.demonstration.planning import plan_trust
from qiplatform.demonstration.plans import TrustPlan
from qiplatform.progress import Lines

QI_TEAM = next(one for one in SIGN_INS if one.unit_role is UnitRole.QI_TEAM)
# McNicholas and others, BMJ Quality & Safety 2019;28:356, table 2: all rounds.
PUBLISHED = {
    "All four parts are written": 100 * 299 / 421,
    "Study was written after the test": 84.6,
    "Something was learned": 98.3,
    "Something was predicted that can be judged": 100 * 36 / 294,
    "The cycle is one of a series": 100 * 163 / 299,
    "The series grows in scale": 100 * 19 / 64,
    "The series has regular data": 100 * 29 / 64,
}


@pytest.fixture(scope="module")
def whole(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole trust without its analyses; nothing of it stays."""
    at = datetime.now(UTC)
    plan = plan_trust("full", today=at.date())
    builder = SystemProcess("The demonstration")
    with django_db_blocker.unblock(), transaction.atomic(), without_hints():
        build_trust(plan=plan, by=builder, at=at, progress=Lines("", 1, StringIO()))
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def rates(whole: None) -> dict[str, RateLine]:
    """The rates on the page of the central QI team, by name."""
    client = Client()
    client.force_login(User.objects.get(email=QI_TEAM.email))
    return {line.name: line for line in client.get("/fidelity/").context["rates"]}


def test_there_are_as_many_cycles_as_were_read(whole: None) -> None:
    assert 410 <= Cycle.objects.count() <= 440


@pytest.mark.parametrize("name", PUBLISHED)
def test_each_rate_is_the_published_one(rates: dict[str, RateLine], name: str) -> None:
    line = rates[name]

    assert 100 * line.passed / line.out_of == pytest.approx(PUBLISHED[name], abs=3)


def test_the_denominators_are_those_of_the_record(rates: dict[str, RateLine]) -> None:
    documented = rates["All four parts are written"]

    assert documented.out_of > 390
    assert rates["Something was learned"].out_of == documented.passed
    assert 50 <= rates["The series grows in scale"].out_of <= 75


def test_tests_belong_to_projects_that_have_begun_to_test(whole: None) -> None:
    stages = set(Cycle.objects.values_list("project__stage", flat=True))

    assert stages.isdisjoint({Stage.IDEA, Stage.PLANNING})
    assert Stage.CLOSED_WITH_LEARNING in stages
    assert Cycle.objects.values("project").distinct().count() > 150


def test_marks_of_tests_stand_on_the_charts_they_should_move(whole: None) -> None:
    drawn = Annotation.objects.filter(made_from__isnull=False)

    assert drawn.count() > 150
    assert set(drawn.values_list("made_from", flat=True)) <= set(
        Cycle.objects.values_list("public_id", flat=True)
    )


def test_some_cycles_go_on_and_say_so(whole: None) -> None:
    at_work = Cycle.objects.filter(project__stage__in=[Stage.TESTING, Stage.IMPLEMENTING])

    assert set(at_work.values_list("stage", flat=True)) == set(CycleStage)


def test_numbers_come_true_as_their_outcome_says(whole: None) -> None:
    for prediction in Prediction.objects.exclude(happened=None).exclude(outcome=""):
        lowest = prediction.lowest if prediction.lowest is not None else float("-inf")
        highest = prediction.highest if prediction.highest is not None else float("inf")
        is_within = lowest <= prediction.happened <= highest
        assert is_within == (prediction.outcome == "confirmed"), prediction


def test_the_ward_lead_has_a_study_to_write(whole: None) -> None:
    lead = User.objects.select_related("organisation").get(email=WARD_LEAD.email)

    waiting = cycles_waiting_for(lead, today_of(lead))

    assert [found.step for found in waiting] == [Step.STUDY]


def test_the_first_ramp_of_the_ward_grew_and_is_whole(whole: None) -> None:
    project = Project.objects.get(title="Calm evenings on Heron Ward")
    ramp = project.cycles.filter(title__contains="uddle").order_by("pk")

    assert [cycle.previous for cycle in ramp] == [None, *ramp[:2]]
    assert {cycle.stage for cycle in ramp} == {CycleStage.DONE}
    assert all(cycle.predictions.exists() for cycle in ramp)


@pytest.mark.parametrize("today", [date(2027, 3, 17), date(2028, 1, 1), date(2028, 2, 29)])
def test_nothing_is_written_before_it_happened_or_in_the_future(today: date) -> None:
    plan = plan_trust("full", today=today)

    for project in plan.projects:
        for cycle in project.cycles:
            days = (cycle.ended_on, cycle.done_on, cycle.studied_on, cycle.decided_on)
            written = [day for day in days if day]
            assert written == sorted(written)
            begun = (cycle.planned_on, cycle.started_on, *written)
            assert all(day <= today for day in begun if day)
            assert cycle.planned_start <= cycle.planned_end
            assert cycle.planned_on is None or cycle.planned_on >= project.started_on


def test_the_same_day_gives_the_same_tests(plan: TrustPlan) -> None:
    again = plan_trust("full", today=plan.today)

    assert [project.cycles for project in again.projects] == [
        project.cycles for project in plan.projects
    ]


@pytest.mark.parametrize("how_many", [28, 100, 400])
def test_fates_are_dealt_in_full(how_many: int) -> None:
    fates = ramp_fates(how_many, stream(1, "test"))

    cycles = [cycle for ramp in fates for cycle in ramp.cycles]
    over = [cycle for cycle in cycles if not cycle.is_under_way]
    assert len(over) == how_many
    assert Counter(cycle.until for cycle in over)[CycleStage.DONE] == round(how_many * 299 / 421)
