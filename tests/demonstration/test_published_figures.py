"""The series say what was published. The figures stand here once more, apart from the code."""

import statistics
from collections.abc import Sequence

import pytest

from charts.readings import Reading
from qiplatform.demonstration.plans import MeasurePlan, TrustPlan
from qiplatform.demonstration.trust import teams_giving


def measure_called(plan: TrustPlan, project: str, name: str) -> MeasurePlan:
    [found] = [
        measure
        for one in plan.projects
        for measure in one.measures
        if one.title.startswith(project) and measure.definition.name == name
    ]
    return found


def figures(readings: Sequence[Reading]) -> list[float]:
    """The numbers as they were given; ratios as plain shares."""
    if readings[0].denominator is None:
        return [float(reading.value or 0) for reading in readings]
    return [(reading.numerator or 0) / (reading.denominator or 1) for reading in readings]


MEANS = [
    # project, measure, points before, mean, points after, mean
    ("Restraint as the last", "Restraint", 12, 0.00283, 12, 0.00146),
    ("Safer wards", "Days between staff injuries, three wards", 36, 8, 24, 22),
    ("Purposeful first contact", "Days from referral to first assessment", 52, 21, 14, 6),
    ("A first talk", "Wait for a first appointment", 20, 98, 14, 7),
    ("Homes, not beds", "Beds open", 15, 16, 15, 11),
]


@pytest.mark.parametrize(("project", "name", "first", "before", "last", "after"), MEANS)
def test_a_mean_goes_from_one_published_figure_to_the_other(
    plan: TrustPlan, project: str, name: str, first: int, before: float, last: int, after: float
) -> None:
    measure = measure_called(plan, project, name)

    values = figures(measure.readings)

    allowed = 0.03 * max(before, after)
    assert statistics.fmean(values[:first]) == pytest.approx(before, abs=allowed)
    assert statistics.fmean(values[-last:]) == pytest.approx(after, abs=allowed)


CHANGES = [
    # project, measure, points before, points after, change in per cent
    ("Violence reduction", "Physical violence, all wards", 18, 18, -42),
    ("Safer wards", "Physical violence, six wards", 18, 15, -36),
    ("Safer days on eight", "Physical violence", 24, 20, -8),
    ("Safer days on eight", "Non-physical violence", 24, 20, -16.6),
    ("Ninety days", "Outpatient wait", 36, 20, -93),
    ("Steady blood sugar", "Transfers to hospital for blood sugar", 24, 23, -63),
    ("Every dose given", "Missed doses", 20, 18, -90),
    ("A bed when", "Bed occupancy, Bittern Ward", 20, 14, -40),
    ("A bed when", "Bed occupancy, Curlew Ward", 20, 14, -40),
    ("Well enough to be here, three", "Staff absence, three wards", 18, 16, -36),
    ("Purposeful stays", "Length of stay", 16, 12, -57),
    ("Purposeful stays", "Beds in use", 16, 12, -21),
    ("Purposeful stays", "Bed occupancy", 16, 12, -22),
    ("Purposeful stays", "Staff absence", 16, 12, -63),
    ("Purposeful stays", "Violence towards staff", 16, 12, -79),
    ("Purposeful stays", "Complaints", 16, 12, -100),
    ("Fewer, better meetings", "Meeting time, north", 17, 9, -35),
    ("Fewer, better meetings", "Meeting time, south", 17, 9, -52),
]


@pytest.mark.parametrize(("project", "name", "first", "last", "percent"), CHANGES)
def test_a_level_changes_by_the_published_share(
    plan: TrustPlan, project: str, name: str, first: int, last: int, percent: float
) -> None:
    measure = measure_called(plan, project, name)

    values = figures(measure.readings)

    before, after = statistics.fmean(values[:first]), statistics.fmean(values[-last:])
    assert 100 * (after / before - 1) == pytest.approx(percent, abs=4)


def test_blood_sugar_goes_from_one_published_median_to_the_other(plan: TrustPlan) -> None:
    measure = measure_called(plan, "Steady blood sugar", "Inpatients with diabetes out of range")

    values = figures(measure.readings)

    assert statistics.median(values[:14]) == pytest.approx(0.333, abs=0.005)
    assert statistics.median(values[-19:]) == pytest.approx(0.165, abs=0.005)


def test_the_cost_of_violence_is_the_published_sum_in_each_half_year(plan: TrustPlan) -> None:
    cost = measure_called(plan, "Safer wards", "Direct cost of physical violence, six wards")

    pounds = figures(cost.readings)

    assert (len(pounds), sum(pounds[:6]), sum(pounds[6:])) == (12, 119_988, 61_376)


def test_harm_is_found_in_one_record_of_five(plan: TrustPlan) -> None:
    records = measure_called(plan, "Reading records", "Records in which harm was found")

    harmed = sum(reading.numerator or 0 for reading in records.readings)
    read = sum(reading.denominator or 0 for reading in records.readings)

    assert 100 * harmed / read == pytest.approx(20, abs=1)


@pytest.mark.parametrize(
    ("name", "percent"),
    [
        ("Days from referral to first assessment", -25),
        ("Missed first appointments", -33),
        ("Referrals", 25),
    ],
)
def test_fifteen_community_teams_together_come_to_the_published_change(
    plan: TrustPlan, name: str, percent: float
) -> None:
    measures = [
        measure
        for project in plan.projects
        for measure in project.measures
        if project.title.startswith("Seen sooner") and measure.definition.name == name
    ]

    before = sum(statistics.fmean(figures(m.readings)[:16]) for m in measures)
    after = sum(statistics.fmean(figures(m.readings)[-14:]) for m in measures)

    assert len(measures) == len(teams_giving("community")) == 15
    assert 100 * (after / before - 1) == pytest.approx(percent, abs=3)


def test_measures_that_imitate_say_so_and_what_to_think_of_it(plan: TrustPlan) -> None:
    imitating = [measure for measure in plan.measures() if measure.imitates]

    assert len(imitating) > 25
    for measure in imitating:
        assert (
            "Fictional numbers in the shape of a published figure" in measure.definition.definition
        )
        assert "cannot be put down to the method" in measure.definition.definition
