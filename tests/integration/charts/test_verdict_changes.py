"""The moment a chart begins to say something else is written down, once and with its cause."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from charts.models import Entry, Measure, MeasureState, VerdictChange
from charts.recalculation import recompute
from charts.services.measurements import undo_entry
from charts.vocabulary import Rhythm
from tests.world import World, a_measure, a_world, some_data

BEFORE = [3.0, 4.0, 2.0, 5.0, 3.0, 4.0, 2.0, 5.0]
WORSE = [9.0, 8.0, 10.0, 9.0, 8.0, 10.0, 9.0, 8.0]


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def falls(world: World) -> Measure:
    """A measure with eight usual days that are analysed."""
    measure = a_measure(world.project, world.lead, direction="decrease", rhythm=Rhythm.DAY)
    some_data(measure, world.lead, BEFORE, ending=_days_ago(9))
    recompute([measure.pk])
    return measure


def _days_ago(days: int) -> date:
    return timezone.now().date() - timedelta(days=days)


def changes() -> list[tuple[str, str, str]]:
    found = VerdictChange.objects.order_by("pk")
    return [(change.before, change.after, change.cause) for change in found]


def test_the_first_analysis_of_a_measure_is_no_change(falls: Measure) -> None:
    assert MeasureState.objects.get(measure=falls).variation != ""
    assert changes() == []


def test_a_signal_is_noted_with_the_sentence_that_brought_it(falls: Measure, world: World) -> None:
    some_data(falls, world.lead, WORSE, ending=_days_ago(1))
    recompute([falls.pk])

    change = VerdictChange.objects.get()
    state = MeasureState.objects.get(measure=falls)
    assert (change.after, change.cause) == ("concern", "new_data")
    assert change.headline == state.headline
    assert change.organisation_id == falls.organisation_id


def test_analysing_again_without_a_change_notes_nothing(falls: Measure, world: World) -> None:
    some_data(falls, world.lead, WORSE, ending=_days_ago(1))
    recompute([falls.pk])
    MeasureState.objects.update(engine_version="older", not_before=None)

    assert recompute([falls.pk]) == [falls.pk]
    assert len(changes()) == 1


def test_newer_numbers_that_say_the_same_note_nothing(falls: Measure, world: World) -> None:
    some_data(falls, world.lead, [3.0], ending=_days_ago(8))
    recompute([falls.pk])

    assert MeasureState.objects.get(measure=falls).points == 9
    assert changes() == []


def test_a_correction_that_takes_the_signal_away_is_noted_as_one(
    falls: Measure, world: World
) -> None:
    some_data(falls, world.lead, WORSE, ending=_days_ago(1))
    recompute([falls.pk])
    entry = Entry.objects.order_by("-pk").first()
    undo_entry(entry=entry, by=world.lead, at=timezone.now())
    recompute([falls.pk])

    came, went = changes()
    assert came[1:] == ("concern", "new_data")
    assert went == ("concern", came[0], "correction")


def test_another_reading_of_the_same_data_is_laid_to_the_engine(
    falls: Measure, world: World
) -> None:
    some_data(falls, world.lead, WORSE, ending=_days_ago(1))
    recompute([falls.pk])
    VerdictChange.objects.all().delete()
    MeasureState.objects.update(variation="common_cause")  # as an older engine might have said
    VerdictChange.objects.all().delete()
    MeasureState.objects.update(engine_version="older", not_before=None)
    recompute([falls.pk])

    assert changes() == [("common_cause", "concern", "new_engine")]


def test_work_that_is_asked_for_twice_notes_it_once(falls: Measure, world: World) -> None:
    some_data(falls, world.lead, WORSE, ending=_days_ago(1))
    recompute([falls.pk, falls.pk])

    assert len(changes()) == 1
