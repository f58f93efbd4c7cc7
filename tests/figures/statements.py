"""A chart with the statement that it must make."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from charts.engine import Method, RuleSetName
from charts.figures.sentence import say
from charts.figures.spec import ChartSpec

RUN: Mapping[str, Any] = {"method": Method.RUN, "rule_set": RuleSetName.RUN_CHART}
MDC: Mapping[str, Any] = {"rule_set": RuleSetName.MAKING_DATA_COUNT}
CUSUM: Mapping[str, Any] = {"method": Method.BERNOULLI_CUSUM, "bounds": (None, None)}


class Case(NamedTuple):
    """A chart, and what its statement must be: headline, parts of the detail, tone."""

    name: str
    spec: ChartSpec
    headline: str
    details: tuple[str, ...]
    tone: str

    def check(self) -> None:
        statement = say(self.spec)
        assert statement.headline == self.headline
        assert statement.tone == self.tone
        for part in self.details:
            assert part in f"{statement.detail} "
