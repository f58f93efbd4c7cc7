"""Charts of every kind that may be drawn, for tests that hold for all of them."""

from datetime import date, timedelta
from itertools import accumulate

from charts.engine import Direction, Method, PhaseStart, RuleSetName
from charts.figures.spec import ChartSpec, Mark
from tests.figures.specs import LOWER, STEADY, a_spec, days, months, percentages

LONG = "A very long title that somebody typed without a thought for how it will fit on a telephone"
GAPS = [7.7, 7.9, 6.3, None, 4.9, None, None, 6.4, None, 6.4, 44.5, 5.1, 6.2, 6.1, 6.0, 3.3, None]
WAVES = [30 + 9 * ((i * 37) % 11 - 5) / 5 for i in range(160)]
SEEN = [27, 31, 18, 26, 33, 25, 22, 29, 36, 28, 15, 27, 38, 42, 41, 39, 43, 41, 40, 42, 41, 40]
ASKED = [50, 61, 44, 50, 72, 55, 41, 58, 66, 50, 32, 50, 45, 50, 55, 48, 52, 60, 49, 50, 61, 47]
EVENTS = list(accumulate([9, 3, 25, 7, 14, 2, 31, 8, 19, 4, 12, 6, 40, 5, 11, 90, 35, 60, 22, 48]))


def _marks(*dates: str) -> tuple[Mark, ...]:
    return tuple(Mark(day, f"Change of {day}", "test") for day in dates)


CHARTS: dict[str, ChartSpec] = {
    "steady": a_spec(STEADY, target=6.2),
    "shifted": a_spec([*STEADY, *LOWER], target=4.0),
    "frozen": a_spec([*STEADY, *LOWER], phases=[PhaseStart(0, 12)]),
    "phases": a_spec(
        [*STEADY, *LOWER],
        phases=[PhaseStart(0), PhaseStart(14)],
        target=3.6,
        phase_reasons=("Before", "A new falls huddle on every shift, with the whole team there"),
        marks=_marks("2025-05-10", "2025-05-20", "2026-03-01", "2026-12-20", "2027-01-20"),
    ),
    "short phases": a_spec(
        [*STEADY, *LOWER],
        phases=[PhaseStart(0), PhaseStart(2), PhaseStart(4, 6), PhaseStart(21)],
        phase_reasons=("", "New rota", "New ward", "New lead"),
    ),
    "gaps": a_spec(
        GAPS,
        phases=[PhaseStart(0, 10)],
        excluded=[10],
        exclusion_reasons={10: "Norovirus"},
        notes={2: "Bank holiday"},
        target=5.0,
        marks=_marks("2025-02-10"),
    ),
    "run chart": a_spec(STEADY, method=Method.RUN, rule_set=RuleSetName.RUN_CHART),
    "percentages": percentages(SEEN, ASKED, target=80, phases=[PhaseStart(0, 12)], title=LONG),
    "days": a_spec(WAVES, labels=days(160), rhythm="day", decimals=0, value_words="people"),
    "weeks": a_spec(
        WAVES[:60],
        labels=days(60, 7),
        rhythm="week",
        target=33.0,
        marks=_marks(*(day for day in days(20, 20))),
    ),
    "quarters": a_spec(WAVES[:11], labels=months(33)[::3], rhythm="quarter"),
    "events": a_spec(
        [float(after - before) for before, after in zip([0, *EVENTS], EVENTS, strict=False)],
        labels=[(date(2026, 1, 1) + timedelta(days=day)).isoformat() for day in EVENTS],
        method=Method.T,
        direction=Direction.INCREASE,
        rhythm="event",
        decimals=0,
        value_words="days",
        marks=_marks("2026-06-01"),
    ),
    "trace": a_spec(
        [0.0, 0.0, 0.0, 1.0] * 12 + [1.0] * 12,
        labels=days(60),
        rhythm="event",
        method=Method.BERNOULLI_CUSUM,
        bounds=(None, None),
    ),
    "no direction": a_spec([*STEADY, 12.0, 0.1, 6.0], direction=Direction.NEUTRAL),
    "zigzag": a_spec([5.0, 7.1] * 10, rule_set=RuleSetName.NELSON),
    "five points": a_spec([60.0, 72.0, 66.0, 81.0, 70.0], percent=True, value_words="% seen"),
    "two points": a_spec([5.0, 9.0]),
    "one point": a_spec([5.0]),
    "all the same": a_spec([5.0] * 12),
    "millions": a_spec([1_250_000.0 + 90_000 * value for value in STEADY], decimals=0),
    "tiny": a_spec([value / 10_000 for value in STEADY], decimals=4),
    "enormous": a_spec([1e99 * value for value in STEADY], decimals=0),
    "below zero": a_spec([value - 6.0 for value in STEADY], bounds=(None, None)),
    "nothing": a_spec([], title="Nothing yet"),
    "only gaps": a_spec([None, None, None]),
    "all left out": a_spec([3.0, 4.0], excluded=[0, 1]),
}
