"""Series and plans that hypothesis makes up, awkward ones included."""

from collections.abc import Sequence

from hypothesis import strategies as st

from charts.engine import Direction, Method, PhaseStart, Plan, RuleSetName, Series
from charts.engine.methods import RATIO_METHODS, SUBGROUP_METHODS

MOST_POINTS = 40
RATIO_CHARTS = sorted(RATIO_METHODS)
VALUE_CHARTS = [Method.RUN, Method.INDIVIDUALS, Method.MOVING_RANGE, Method.I_PRIME]
COUNT_CHARTS = [Method.C, Method.G]


def labels(n: int) -> tuple[str, ...]:
    return tuple(f"{2000 + number // 12}-{number % 12 + 1:02}-01" for number in range(n))


def missing_or(numbers: st.SearchStrategy[float]) -> st.SearchStrategy[float | None]:
    return st.one_of(numbers, numbers, numbers, st.none())


@st.composite
def numbers_for(draw: st.DrawFn, method: Method, n: int) -> Series:
    """Data of the shape that a chart needs."""
    excluded = draw(st.sets(st.integers(0, n - 1), max_size=3)) if n else set()
    small, several = st.integers(0, 12), st.lists(st.integers(0, 9), min_size=0, max_size=4)
    if method in SUBGROUP_METHODS:
        groups = draw(st.lists(several, min_size=n, max_size=n))
        return Series.of_subgroups(labels(n), groups, excluded)
    if method in RATIO_METHODS:
        above = draw(st.lists(missing_or(small), min_size=n, max_size=n))
        below = draw(st.lists(missing_or(st.integers(-1, 30)), min_size=n, max_size=n))
        return Series.of_ratios(labels(n), above, below, excluded)
    number = {
        Method.T: st.integers(1, 60),
        Method.BERNOULLI_CUSUM: st.integers(0, 1),
        Method.C: small,
        Method.G: small,
    }.get(method, st.integers(-20, 20) | st.decimals(-5, 5, places=1).map(float))
    values = draw(st.lists(missing_or(number), min_size=n, max_size=n))
    return Series.of_values(labels(n), values, excluded)


@st.composite
def plans(draw: st.DrawFn, methods: Sequence[Method] = tuple(Method)) -> Plan:
    """Plans of every kind, phases and baselines beyond the data included."""
    starts = draw(st.lists(st.integers(0, MOST_POINTS + 5), max_size=3, unique=True))
    baselines = st.none() | st.integers(1, 20)
    return Plan(
        draw(st.sampled_from(methods)),
        draw(st.sampled_from(list(RuleSetName))),
        draw(st.sampled_from(list(Direction))),
        target=draw(st.none() | st.integers(-5, 20)),
        phases=tuple(PhaseStart(start, draw(baselines)) for start in sorted(starts)),
        screened=draw(st.booleans()),
        multiplier=draw(st.sampled_from([1.0, 100.0])),
        lower_bound=draw(st.none() | st.just(0.0)),
    )


@st.composite
def charts(draw: st.DrawFn, methods: Sequence[Method] = tuple(Method)) -> tuple[Series, Plan]:
    """A plan, and a series that its chart can be made from."""
    plan = draw(plans(methods))
    return draw(numbers_for(plan.method, draw(st.integers(0, MOST_POINTS)))), plan
