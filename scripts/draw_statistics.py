"""The pictures in docs/statistics, from our own figures: ``python -m scripts.draw_statistics``.

Series come from a fixed seed, so that the same figures code draws the same pictures.
"""

from datetime import date, timedelta
from pathlib import Path

import numpy as np

from charts.engine import Direction, Method, PhaseStart, Plan, RuleSetName, Series, analyse
from charts.engine.funnel import compare_units
from charts.figures.drawing import Size, draw_chart
from charts.figures.funnel.drawing import draw_funnel
from charts.figures.funnel.spec import FunnelSpec
from charts.figures.spec import ChartSpec

PICTURES = Path(__file__).parents[1] / "docs" / "statistics" / "pictures"
SEED = 5
POINTS = 30
CHANGE = 18  # the process changes after so many points
LIMITS = RuleSetName.ANHOEJ_AND_LIMITS
FROZEN = (PhaseStart(0, CHANGE),)


def months(number: int) -> list[str]:
    """First days of successive months."""
    return [date(2023 + place // 12, place % 12 + 1, 1).isoformat() for place in range(number)]


def changed(before: float, after: float) -> np.ndarray:
    """A level that changes once, shape (POINTS,)."""
    return np.where(np.arange(POINTS) < CHANGE, before, after)


def series_of(method: Method, rng: np.random.Generator) -> Series:
    """Data such as the chart is made for, with a change in them."""
    labels = months(POINTS)
    match method:
        case Method.P:
            cases = rng.integers(25, 90, size=POINTS)
            return Series.of_ratios(labels, rng.binomial(cases, changed(0.55, 0.78)), cases)
        case Method.U:
            bed_days = rng.integers(600, 1400, size=POINTS)
            return Series.of_ratios(labels, rng.poisson(bed_days * changed(0.007, 0.003)), bed_days)
        case Method.I_PRIME:
            cases = rng.integers(4, 60, size=POINTS)
            stays = rng.normal(changed(9, 6), 6 / np.sqrt(cases))
            return Series.of_ratios(labels, stays * cases, cases)
        case Method.XBAR:
            groups = [rng.normal(level, 8, size=6).tolist() for level in changed(52, 42)]
            return Series.of_subgroups(labels, groups)
        case Method.T:
            return Series.of_values(labels, rng.exponential(changed(12, 45)) + 0.1)
        case Method.BERNOULLI_CUSUM:
            outcomes = rng.random(POINTS * 4) < np.repeat(changed(0.15, 0.45), 4)
            first = date(2025, 1, 6)
            days = [(first + timedelta(place * 2)).isoformat() for place in range(len(outcomes))]
            return Series.of_values(days, outcomes.astype(float))
        case _:
            return Series.of_values(labels, rng.normal(changed(30, 24), 4).round(1))


PLANS = {
    "run-chart": Plan(Method.RUN, RuleSetName.RUN_CHART, Direction.DECREASE, phases=FROZEN),
    "individuals": Plan(Method.INDIVIDUALS, LIMITS, Direction.DECREASE, phases=FROZEN),
    "normalised-individuals": Plan(Method.I_PRIME, LIMITS, Direction.DECREASE, phases=FROZEN),
    "shares": Plan(Method.P, LIMITS, Direction.INCREASE, 80, FROZEN, multiplier=100),
    "counts-and-rates": Plan(Method.U, LIMITS, Direction.DECREASE, None, FROZEN, multiplier=1000),
    "subgroups": Plan(Method.XBAR, LIMITS, Direction.DECREASE, phases=FROZEN),
    "rare-events": Plan(Method.T, LIMITS, Direction.INCREASE, phases=FROZEN),
    "single-outcomes": Plan(Method.BERNOULLI_CUSUM, LIMITS, Direction.DECREASE, centre=0.15),
    "rules-anhoej": Plan(Method.RUN, RuleSetName.ANHOEJ, Direction.DECREASE),
    "rules-limits": Plan(Method.INDIVIDUALS, LIMITS, Direction.DECREASE, 25, FROZEN),
    "rules-western-electric": Plan(
        Method.INDIVIDUALS, RuleSetName.WESTERN_ELECTRIC, Direction.DECREASE, phases=FROZEN
    ),
    "rules-nelson": Plan(Method.INDIVIDUALS, RuleSetName.NELSON, Direction.DECREASE, phases=FROZEN),
    "rules-making-data-count": Plan(
        Method.INDIVIDUALS, RuleSetName.MAKING_DATA_COUNT, Direction.DECREASE, 25, FROZEN
    ),
    "phases": Plan(
        Method.INDIVIDUALS, LIMITS, Direction.DECREASE, phases=(PhaseStart(0), PhaseStart(CHANGE))
    ),
}
WORDS = {
    Method.P: "% of patients seen within 7 days",
    Method.U: "falls per 1,000 bed days",
    Method.I_PRIME: "days in hospital",
    Method.XBAR: "minutes",
    Method.T: "days between events",
    Method.BERNOULLI_CUSUM: "evidence",
}


TITLES = {
    "rules-anhoej": "Anhøj rules",
    "rules-making-data-count": "Making Data Count",
    "rules-western-electric": "Western Electric rules",
    "rules-nelson": "Nelson rules",
    "rules-limits": "Limits and Anhøj rules",
}


def picture(name: str, plan: Plan) -> str:
    """One drawing as SVG."""
    analysis = analyse(series_of(plan.method, np.random.default_rng(SEED)), plan)
    spec = ChartSpec(
        title=TITLES.get(name, name.removeprefix("rules-").replace("-", " ").capitalize()),
        place="Made-up data",
        value_words=WORDS.get(plan.method, "days to first appointment"),
        decimals=1,
        percent=plan.method is Method.P,
        rhythm="event" if plan.method in (Method.T, Method.BERNOULLI_CUSUM) else "month",
        analysis=analysis,
        phase_reasons=("",) * len(analysis.phases),
    )
    return draw_chart(spec, size=Size.WIDE)


def funnel() -> str:
    """Twenty-four teams of different size, one of which differs."""
    rng = np.random.default_rng(SEED)
    referred = rng.integers(30, 420, size=24)
    seen = rng.binomial(referred, np.where(np.arange(24) == 17, 0.48, 0.7))
    return draw_funnel(
        FunnelSpec(
            title="Seen within 7 days",
            period_words="October 2026",
            value_words="% of people seen within 7 days",
            size_words="people referred",
            decimals=0,
            percent=True,
            funnel=compare_units(
                [f"Team {number}" for number in range(1, 25)], seen, referred, multiplier=100.0
            ),
        )
    )


def main() -> None:
    """Draw all of them."""
    PICTURES.mkdir(exist_ok=True)
    (PICTURES / "comparing-units.svg").write_text(funnel(), encoding="utf-8")
    for name, plan in PLANS.items():
        (PICTURES / f"{name}.svg").write_text(picture(name, plan), encoding="utf-8")


if __name__ == "__main__":
    main()
