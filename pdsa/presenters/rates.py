"""How often tests are done as the method means it, in words, beside what is published."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from charts import periods
from charts.figures.period_words import period_words
from charts.vocabulary import Rhythm
from common.language import lazily
from common.templatetags.words import counted
from pdsa.fidelity import REASONS, Check, RampFacts, Rate, rates

# All cycles of all rounds of frontline improvement work that were studied.
PUBLISHED = {
    Check.DOCUMENTED: 71.0,
    Check.WRITTEN_IN_TIME: 84.6,
    Check.LEARNED: 98.3,
    Check.PREDICTED: 12.2,
    Check.LINKED: 54.5,
    Check.GROWING: 29.7,
    Check.MEASURED: 45.3,
}
SOURCE = lazily("McNicholas and others, BMJ Quality & Safety 2019;28:356")
_RATES = {
    Check.DOCUMENTED: (lazily("All four parts are written"), "cycle,cycles"),
    Check.WRITTEN_IN_TIME: (lazily("Study was written after the test"), "cycle,cycles"),
    Check.LEARNED: (lazily("Something was learned"), "cycle,cycles"),
    Check.PREDICTED: (lazily("Something was predicted that can be judged"), "cycle,cycles"),
    Check.LINKED: (lazily("The cycle is one of a series"), "cycle,cycles"),
    Check.GROWING: (lazily("The series grows in scale"), "series,series"),
    Check.MEASURED: (lazily("The series has regular data"), "series,series"),
}


@dataclass(frozen=True)
class RateLine:
    """One rate in words; `percent` is empty where there is nothing to tell it from."""

    name: str
    reason: str
    passed: int
    out_of: int
    noun: str
    percent: str
    published: str

    @property
    def words(self) -> str:
        if not self.out_of:
            return _("None yet")
        return _("{passed} of {all}").format(
            passed=f"{self.passed:,}", all=counted(self.out_of, self.noun)
        )


def rate_lines(rates: Iterable[Rate]) -> list[RateLine]:
    """The seven rates, each with what is known of it from elsewhere."""
    return [
        RateLine(
            name=_RATES[rate.check][0],
            reason=REASONS[rate.check],
            passed=rate.passed,
            out_of=rate.out_of,
            noun=_RATES[rate.check][1],
            percent=_percent(rate),
            published=f"{PUBLISHED[rate.check]:.0f}%",
        )
        for rate in rates
    ]


@dataclass(frozen=True)
class Share:
    """One rate in one quarter; empty where there is nothing to tell it from."""

    quarter: str
    percent: str


@dataclass(frozen=True)
class TrendLine:
    """One rate over the quarters, oldest first."""

    name: str
    shares: tuple[Share, ...]


@dataclass(frozen=True)
class Trend:
    """The rates of the cycles that ended in each of the last quarters."""

    quarters: tuple[str, ...]
    lines: tuple[TrendLine, ...]


def trend_of(ramps: Sequence[RampFacts], *, today: date, quarters: int = 4) -> Trend:
    """How the rates went: a ramp counts in the quarter in which its newest test ended."""
    starts = [periods.start_of(Rhythm.QUARTER, today)]
    while len(starts) < quarters:
        starts.insert(0, periods.preceding(Rhythm.QUARTER, starts[0]))
    names = tuple(period_words(start.isoformat(), Rhythm.QUARTER) for start in starts)
    found = [
        rates([ramp for ramp in ramps if _ended_in(ramp, start)], today=today) for start in starts
    ]
    return Trend(
        quarters=names,
        lines=tuple(
            TrendLine(
                _RATES[check][0],
                tuple(
                    Share(name, _percent(of_quarter[row]))
                    for name, of_quarter in zip(names, found, strict=True)
                ),
            )
            for row, check in enumerate(Check)
        ),
    )


def _ended_in(ramp: RampFacts, quarter: date) -> bool:
    ends = [end for cycle in ramp.cycles if (end := cycle.ended_on or cycle.planned_end)]
    return bool(ends) and periods.start_of(Rhythm.QUARTER, max(ends)) == quarter


def _percent(rate: Rate) -> str:
    return "" if rate.percent is None else f"{rate.percent:.0f}%"
