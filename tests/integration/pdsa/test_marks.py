"""Every test draws its own mark on the charts of its measures, and takes it along."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from charts.models import Annotation, Measure
from charts.recalculation import recompute
from charts.services import measures
from common.errors import Denied
from pdsa.models import Cycle
from pdsa.services import planning, testing
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Project
from tests.cycles import a_cycle
from tests.integration.pdsa.pages import words
from tests.world import World, a_measure, a_person, some_data

TODAY = date.today()  # noqa: DTZ011
BEGAN = TODAY - timedelta(days=9)


def marks(*, of: Measure) -> list[tuple[date, date | None, str]]:
    rows = Annotation.objects.filter(measure=of).order_by("pk")
    return [(row.happened_on, row.ended_on, row.text) for row in rows]


def start(cycle: Cycle, by: User, on: date = BEGAN) -> None:
    testing.start_test(cycle=cycle, started_on=on, by=by, at=timezone.now())


def write(cycle: Cycle, by: User, **changes: object) -> None:
    planning.write_plan(
        cycle=cycle, seen_version=cycle.version, changes=changes, by=by, at=timezone.now()
    )


def test_a_plan_draws_nothing_yet(project: Project, lead: User, falls: Measure) -> None:
    a_cycle(project, lead, CycleStage.DO, measures=(falls,))

    assert marks(of=falls) == []


def test_a_test_marks_the_day_it_began(project: Project, lead: User, falls: Measure) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, measures=(falls,), title="Huddle")

    start(cycle, lead)

    mark = Annotation.objects.get()
    assert marks(of=falls) == [(BEGAN, None, "Test: Huddle")]
    assert (mark.kind, mark.made_from) == (Annotation.Kind.TEST, cycle.public_id)
    assert mark.leads_to == f"/cycles/{cycle.public_id}/"


def test_a_test_that_ended_is_a_band(project: Project, lead: User, falls: Measure) -> None:
    a_cycle(project, lead, CycleStage.STUDY, measures=(falls,), began=BEGAN, ended=TODAY)

    assert [(first, last) for first, last, _ in marks(of=falls)] == [(BEGAN, TODAY)]


def test_the_mark_moves_with_its_days_and_its_name(
    project: Project, lead: User, falls: Measure
) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY, measures=(falls,), began=BEGAN)
    drawn = Annotation.objects.get().pk

    testing.note_do(
        cycle=cycle,
        seen_version=cycle.version,
        changes={"started_on": BEGAN + timedelta(days=1), "ended_on": TODAY},
        by=lead,
        at=timezone.now(),
    )
    write(cycle, lead, title="Another name")

    assert marks(of=falls) == [(BEGAN + timedelta(days=1), TODAY, "Test: Another name")]
    assert Annotation.objects.get().pk == drawn


def test_the_mark_follows_the_measures(project: Project, lead: User, falls: Measure) -> None:
    other = a_measure(project, lead, name="Injuries")
    cycle = a_cycle(project, lead, CycleStage.STUDY, measures=(falls,))

    write(cycle, lead, measures=(other,))

    assert (len(marks(of=falls)), len(marks(of=other))) == (0, 1)


def test_a_new_mark_asks_for_a_new_chart(project: Project, lead: User, falls: Measure) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, measures=(falls,))
    falls.state.refresh_from_db()
    before = falls.state.data_version

    start(cycle, lead)
    falls.state.refresh_from_db()
    drawn = falls.state.data_version
    write(cycle, lead, scale="one_shift")
    falls.state.refresh_from_db()

    assert (drawn, falls.state.data_version) == (before + 1, drawn)


def test_the_chart_of_a_closed_measure_stays_as_it_is(
    project: Project, lead: User, falls: Measure
) -> None:
    cycle = a_cycle(project, lead, CycleStage.DO, measures=(falls,))
    measures.close_measure(measure=falls, by=lead, at=timezone.now())

    start(cycle, lead)
    cycle.refresh_from_db()

    assert cycle.started_on == BEGAN
    assert marks(of=falls) == []


def test_a_mark_on_a_measure_closed_since_stays(
    project: Project, lead: User, falls: Measure
) -> None:
    cycle = a_cycle(project, lead, CycleStage.STUDY, measures=(falls,))
    measures.close_measure(measure=falls, by=lead, at=timezone.now())

    write(cycle, lead, measures=())

    assert len(marks(of=falls)) == 1


def test_a_stranger_draws_nothing(world: World, lead: User, falls: Measure) -> None:
    cycle = a_cycle(world.project, lead, CycleStage.DO, measures=(falls,))

    with pytest.raises(Denied):
        start(cycle, a_person(world.organisation))

    assert marks(of=falls) == []


def test_the_mark_on_the_chart_page_opens_the_cycle(
    client: Client, project: Project, lead: User, falls: Measure
) -> None:
    some_data(falls, lead, [4, 5, 6] * 5)
    began = TODAY - timedelta(days=100)
    cycle = a_cycle(
        project,
        lead,
        CycleStage.STUDY,
        measures=(falls,),
        title="Huddle",
        began=began,
        ended=began + timedelta(days=30),
    )
    recompute([falls.pk])

    page = client.get(f"/measures/{falls.public_id}/")

    assert "Test: Huddle" in words(page)
    assert f'href="/cycles/{cycle.public_id}/"' in page.text
    falls.state.refresh_from_db()
    assert 'data-span="1"' in falls.state.chart_wide
