"""Series from files: one with everything wrong in it, and the beginning of a real one."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.management import CommandError

from charts.engine import ENGINE_VERSION, Method
from charts.models import Measure, Measurement, MeasureState
from people.models import Unit, User
from people.selectors import top_unit
from tests.world import a_person, a_unit

FILE = """\
month,ward,kind,late,all
2026-01-01,W1,a,3,40
2026-02-01,W1,a,5,42
01/03/2026,W1,a,"1,004","2,000"
2026-01-01,W1,b,0,11
2026-01-01,W2,a,7,50
"""
BAD = """\
month,ward,kind,late,all
2026-01-01,W1,a,3,40
2026-02-01,W1,a,many,42
2026-13-01,W1,a,5,42
2026-03-01,W1,a,50,42
2026-04-01,W1,a,5,0
2026-05-01,W1,a,,42
2026-01-15,W1,a,4,40
2026-06-01,,a,4,40
2096-06-01,W1,a,4,40
2026-07-01,W1,a,4
2026-08-01,W9,a,-1,40
2026-09-01,W1,a,4,40
"""


def stored() -> dict[tuple[str, str, date], tuple[float | None, float | None]]:
    names = {measure.pk: measure for measure in Measure.objects.select_related("unit")}
    return {
        (names[row.measure_id].unit.name, names[row.measure_id].name, row.period): (
            row.numerator,
            row.denominator,
        )
        for row in Measurement.objects.all()
    }


def test_units_measures_and_numbers_are_made(load: Callable, analyst: User) -> None:
    said, complained = load(FILE)

    assert "5 lines read: 5 inserted, 0 updated, 0 unchanged, 0 rejected." in said
    assert "2 units and 3 measures made." in said
    assert not complained
    assert stored() == {
        ("Ward W1", "Late, kind a", date(2026, 1, 1)): (3, 40),
        ("Ward W1", "Late, kind a", date(2026, 2, 1)): (5, 42),
        ("Ward W1", "Late, kind a", date(2026, 3, 1)): (1004, 2000),
        ("Ward W1", "Late, kind b", date(2026, 1, 1)): (0, 11),
        ("Ward W2", "Late, kind a", date(2026, 1, 1)): (7, 50),
    }
    measure = Measure.objects.get(unit__name="Ward W2")
    assert (measure.warehouse_code, measure.unit.warehouse_code) == ("late-kind-a", "W2")
    assert (measure.method, measure.direction) == (Method.P, "decrease")
    assert measure.unit.parent == top_unit(analyst.organisation)
    assert Measurement.objects.filter(recorded_by_id=analyst.pk).count() == 5


def test_loading_again_changes_nothing(load: Callable) -> None:
    load(FILE)
    versions = dict(MeasureState.objects.values_list("pk", "data_version"))

    said, _ = load(FILE)

    assert "0 inserted, 0 updated, 5 unchanged, 0 rejected." in said
    assert "0 units and 0 measures made." in said
    assert dict(MeasureState.objects.values_list("pk", "data_version")) == versions


def test_a_corrected_file_updates_only_what_differs(load: Callable) -> None:
    load(FILE)

    said, _ = load(FILE.replace("5,42", "6,42"))

    assert "0 inserted, 1 updated, 4 unchanged" in said


@pytest.mark.parametrize("chunk", [1, 3, 2_000])
def test_bad_lines_are_named_one_by_one_and_good_ones_loaded(load: Callable, chunk: int) -> None:
    said, complained = load(BAD, chunk=chunk)

    assert "12 lines read: 2 inserted, 0 updated, 0 unchanged, 10 rejected." in said
    assert [key[2] for key in stored()] == [date(2026, 1, 1), date(2026, 9, 1)]
    lines = complained.splitlines()
    for line, (number, column, words) in zip(
        lines if chunk == 1 else sorted(lines, key=_line_number),
        [
            (3, "late", "“many” is not a number"),
            (4, "month", "not a"),
            (5, "late", "cannot be more than"),
            (6, "all", "above 0"),
            (7, "late", "the period stays a gap"),
            (8, "month", "further up already"),
            (9, "ward", "empty"),
            (10, "month", "future"),
            (11, "month", "not as many cells"),
            (12, "late", "0 or more"),
        ],
        strict=True,
    ):
        assert line.startswith(f"Rejected line {number}, {column}: ")
        assert words in line


def test_a_unit_of_which_nothing_is_right_is_not_made(load: Callable) -> None:
    load(BAD)

    assert not Unit.objects.filter(warehouse_code="W9").exists()


def test_existing_units_and_measures_are_found_by_their_codes(
    load: Callable, analyst: User
) -> None:
    ward = a_unit(analyst.organisation, "Willow ward")
    Unit.objects.filter(pk=ward.pk).update(warehouse_code="W1")

    said, _ = load(FILE)

    assert "1 units and 3 measures made." in said
    assert ("Willow ward", "Late, kind b", date(2026, 1, 1)) in stored()


def test_new_units_are_made_where_one_says(load: Callable, analyst: User) -> None:
    hospital = a_unit(analyst.organisation, "Hospital")

    load(FILE, below="hospital")

    assert set(Unit.objects.filter(parent=hospital).values_list("name", flat=True)) == {
        "Ward W1",
        "Ward W2",
    }


def test_what_is_refused_is_refused_for_its_lines_alone(load: Callable, analyst: User) -> None:
    a_unit(analyst.organisation, "Ward W2")  # the name is taken, by a unit without a code

    said, complained = load(FILE)

    assert "4 inserted, 0 updated, 0 unchanged, 1 rejected." in said
    assert "Rejected line 6, ward: " in complained


def test_somebody_who_may_not_is_refused_and_nothing_is_saved(
    load: Callable, analyst: User
) -> None:
    nurse = a_person(analyst.organisation)

    said, complained = load(FILE, by=nurse.email)

    assert "0 inserted, 0 updated, 0 unchanged, 5 rejected." in said
    assert "Ask an administrator" in complained
    assert not stored()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"by": "nobody@example.org"}, "nobody with the address nobody@example.org"),
        ({"below": "Nowhere"}, "0 units called “Nowhere”"),
        ({"numerator": "early"}, "no column “early” in series.csv. It has: month, ward, kind"),
        ({"name_template": "Late {colour}"}, "neither the unit's column nor one of"),
        ({"encoding": "utf-8", "written_in": "utf-16"}, "is not written in utf-8"),
    ],
)
def test_what_cannot_work_is_said_at_once(
    load: Callable, changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(CommandError, match=words.split(".")[0]):
        load(FILE, **changes)
    assert not stored()


def test_the_charts_can_be_made_at_once(load: Callable) -> None:
    said, _ = load(FILE, analyse=[])

    assert "Charts: 3" in said
    assert not MeasureState.objects.stale(ENGINE_VERSION).exists()


def test_waiting_ends_when_all_charts_are_made(load: Callable) -> None:
    load(FILE, analyse=[])

    said, _ = load(FILE, wait=5)

    assert "Charts: 3" in said


def test_waiting_in_vain_says_so(load: Callable) -> None:
    with pytest.raises(CommandError, match="3 charts are not made yet"):
        load(FILE, wait=0.1)


def _line_number(line: str) -> int:
    return int(line.removeprefix("Rejected line ").split(",")[0])
