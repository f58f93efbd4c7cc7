"""The whole trust as planned, and what the engine makes of it, without a database."""

import re
from collections import Counter
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta

import pytest

from charts import periods
from charts.adapters import MeasureData, plan_of, series_of
from charts.engine import Analysis, Assurance, Method, Variation, analyse
from charts.measurement_rows import Recorded
from charts.models import Measure, Phase
from charts.readings import problems_with
from charts.vocabulary import Rhythm
from people.demonstration import DOMAIN, SIGN_INS
from people.models import Organisation, User
from people.roles import ProjectRole, UnitRole
from projects.stages import ACTIVE, Stage
from qiplatform.demonstration.names import FIRST_NAMES, SURNAME_BEGINNINGS, SURNAME_ENDINGS
from qiplatform.demonstration.planning import plan_trust
from qiplatform.demonstration.plans import MeasurePlan, TrustPlan


def analysed(plan: MeasurePlan) -> Analysis:
    """What the worker would make of a measure, from rows that are never stored."""
    measure = Measure(
        pk=1,
        organisation=Organisation(pk=1),
        baseline_points=plan.baseline_points,
        **asdict(plan.definition),
    )
    at = datetime(2027, 3, 17, tzinfo=UTC)
    data = MeasureData(
        measure=measure,
        measurements=[
            Recorded.after(reading, None).as_row(measure, reading.period, by=User(pk=1), at=at)
            for reading in plan.readings
        ],
        phases=[
            Phase(measure=measure, starts_on=phase.starts_on, reason=phase.reason)
            for phase in plan.phases
        ],
        annotations=[],
    )
    return analyse(series_of(data), plan_of(data))


@pytest.mark.parametrize("today", [date(2027, 3, 17), date(2028, 1, 1), date(2028, 2, 29)])
def test_every_verdict_of_the_engine_occurs(today: date) -> None:
    analyses = [analysed(measure) for measure in plan_trust("full", today=today).measures()]

    assert {analysis.variation for analysis in analyses} == set(Variation)
    assert {analysis.assurance for analysis in analyses} == set(Assurance)


def test_no_verdict_drowns_the_others(plan: TrustPlan) -> None:
    verdicts = Counter(analysed(measure).variation for measure in plan.measures())

    assert max(verdicts.values()) < 0.5 * verdicts.total()
    assert verdicts[Variation.CONCERN] >= 15


def test_the_trust_has_its_size(plan: TrustPlan) -> None:
    measures = list(plan.measures())
    long_enough = [measure for measure in measures if 24 <= len(measure.readings) <= 160]

    assert [unit.kind for unit in plan.units].count("directorate") == 4
    assert 58 <= len(plan.units) <= 68
    assert 190 <= len(plan.projects) <= 220
    assert 430 <= len(measures) <= 470
    assert len(measures) - len(long_enough) < 20
    assert max(len(measure.readings) for measure in measures) <= 160


def test_projects_stand_at_every_stage(plan: TrustPlan) -> None:
    stages = Counter(project.stage for project in plan.projects)

    assert set(stages) == set(Stage)
    assert min(stages.values()) >= 5


def test_someone_holds_every_role(plan: TrustPlan) -> None:
    posts = {role for person in plan.people for role, _ in person.posts}
    places = {role for project in plan.projects for _, role in project.team}

    assert posts | {UnitRole.ADMINISTRATOR} == set(UnitRole)  # the founder is the administrator
    assert places == set(ProjectRole)


def test_every_chart_feature_occurs(plan: TrustPlan) -> None:
    measures = list(plan.measures())
    readings = [reading for measure in measures for reading in measure.readings]

    assert {measure.definition.method for measure in measures} >= {
        *(Method.RUN, Method.INDIVIDUALS, Method.P, Method.P_PRIME),
        *(Method.U, Method.U_PRIME, Method.C, Method.T),
    }
    assert sum(bool(reading.excluded_because) for reading in readings) > 10
    assert sum(bool(reading.note) for reading in readings) > 40
    assert sum(bool(phase.reason) for measure in measures for phase in measure.phases) > 15
    assert sum(len(measure.notes) for measure in measures) > 300
    assert sum(measure.closed_on is not None for measure in measures) > 2
    assert sum(project.is_private for project in plan.projects) == 2
    assert sum(_has_gap(measure) for measure in measures) > 20


def test_every_reading_would_be_accepted(plan: TrustPlan) -> None:
    for measure in plan.measures():
        for reading in measure.readings:
            assert not problems_with(
                reading,
                shape=measure.definition.data_shape,
                rhythm=measure.definition.rhythm,
                today=plan.today,
            )


def test_running_projects_look_alive_apart_from_a_few(plan: TrustPlan) -> None:
    late = Counter(
        _periods_late(measure, plan.today)
        for project in plan.projects
        if project.stage in ACTIVE
        for measure in project.measures
        if measure.readings
        and measure.closed_on is None
        and measure.definition.rhythm in (Rhythm.WEEK, Rhythm.MONTH)
    )

    assert late[0] > 0.75 * late.total()
    assert late[1] > 10
    assert 3 <= sum(many for periods_late, many in late.items() if periods_late >= 3) <= 20


def test_dates_move_with_the_day(plan: TrustPlan) -> None:
    later = plan_trust("full", today=plan.today + timedelta(days=365))

    newest = max(measure.readings[-1].period for measure in plan.measures() if measure.readings)
    newest_later = max(
        measure.readings[-1].period for measure in later.measures() if measure.readings
    )
    assert newest_later - newest > timedelta(days=350)
    assert all(project.started_on <= later.today for project in later.projects)


def test_the_same_day_and_seed_give_the_same_trust(plan: TrustPlan) -> None:
    assert plan_trust("full", today=plan.today) == plan
    assert plan_trust("full", today=plan.today, seed=1).projects != plan.projects


def test_nobody_is_real(plan: TrustPlan) -> None:
    made_up = re.compile(
        f"({'|'.join(FIRST_NAMES.split())}) "
        f"({'|'.join(SURNAME_BEGINNINGS.split())})({'|'.join(SURNAME_ENDINGS.split())})"
    )
    shown = {person.name for person in SIGN_INS}

    for person in plan.people:
        assert person.email.endswith(f"@{DOMAIN}")
        assert person.name in shown or made_up.fullmatch(person.name)
    assert DOMAIN.endswith(".example")  # reserved: RFC 2606
    assert len({person.email for person in plan.people}) == len(plan.people)


def test_titles_tell_projects_apart(plan: TrustPlan) -> None:
    titles = Counter(project.title for project in plan.projects)

    assert titles.most_common(1)[0][1] == 1


def test_the_trust_says_that_it_is_fictional_and_what_it_imitates(plan: TrustPlan) -> None:
    Organisation(name=plan.name, short_name=plan.short_name, notice=plan.notice).clean_fields()
    for words in ("fictional", "imitate", "King's Fund", "42%", "cannot be put down to the method"):
        assert words in plan.notice


def _has_gap(measure: MeasurePlan) -> bool:
    rhythm, days = measure.definition.rhythm, [reading.period for reading in measure.readings]
    if rhythm is Rhythm.EVENT or not days:
        return False
    return len(list(periods.between(rhythm, days[0], days[-1]))) > len(days)


def _periods_late(measure: MeasurePlan, today: date) -> int:
    rhythm = measure.definition.rhythm
    newest = measure.readings[-1].period
    return len(list(periods.between(rhythm, newest, periods.latest_finished(rhythm, today)))) - 1
