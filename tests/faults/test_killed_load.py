"""A worker is killed in the middle of a load."""

from datetime import date, timedelta
from io import BytesIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from charts.measurement_rows import lock_states
from charts.models import Measurement, MeasurementHistory, MeasureState
from charts.vocabulary import Rhythm
from common.background import hint
from feeds.models import Load
from feeds.services.loads import Wishes, accept_load
from feeds.tasks import load as load_task
from feeds.vocabulary import Stage
from people.models import Unit
from people.roles import UnitRole
from tests.stack import Stack, wait_until
from tests.world import a_measure, a_person, a_unit, an_organisation

DAYS = [date(2005, 1, 1) + timedelta(days=i) for i in range(7_000)]  # more than half a chunk


def test_a_worker_killed_half_way_leaves_a_load_that_another_ends_with_nothing_doubled(
    own_stack: Stack,
) -> None:
    organisation = an_organisation()
    analyst = a_person(organisation, role=UnitRole.DATA_ANALYST)
    wards = [a_unit(organisation) for _ in range(3)]
    for i, ward in enumerate(wards):
        Unit.objects.filter(pk=ward.pk).update(warehouse_code=f"W{i}")
    measures = [a_measure(w, analyst, rhythm=Rhythm.DAY, warehouse_code="falls") for w in wards]
    text = "measure,unit,period,value\n" + "".join(
        f"falls,W{w},{day},{(day.day + w) % 7}\n" for day in DAYS for w in range(3)
    )
    own_stack.environment["FILES_FOLDER"] = settings.MEDIA_ROOT
    load = accept_load(
        name="feed.csv",
        content=BytesIO(text.encode()),
        size=len(text),
        wishes=Wishes(),
        by=analyst,
        at=timezone.now(),
    )

    with own_stack.worker("bulk") as worker:
        with transaction.atomic():  # somebody saves the last measure, and takes their time
            lock_states([measures[2].pk])
            hint(load_task, queue="bulk")
            wait_until(lambda: inserted(load) == 14_000, what="two of three chunks")
            worker.kill()
        worker.restart()
        wait_until(lambda: is_done_after_a_hint(load), what="the rest")

    load.refresh_from_db()
    assert (load.attempts, load.read, load.inserted) == (2, 21_000, 21_000)
    assert (load.updated, load.unchanged, load.rejected) == (0, 0, 0)
    assert Measurement.objects.count() == 21_000
    assert not MeasurementHistory.objects.exists()
    assert set(MeasureState.objects.values_list("data_version", flat=True)) == {2}


def inserted(load: Load) -> int:
    return Load.objects.get(pk=load.pk).inserted


def is_done_after_a_hint(load: Load) -> bool:
    """The scheduled hint comes every ten seconds; here, each time that we look."""
    hint(load_task, queue="bulk")
    return Load.objects.get(pk=load.pk).stage == Stage.DONE
