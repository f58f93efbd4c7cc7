"""How often the checks are passed, each out of those of which it can be told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pdsa.fidelity.checks import Answer, written_in_time
from pdsa.fidelity.facts import RampFacts
from pdsa.fidelity.words import Check


@dataclass(frozen=True)
class Rate:
    """How many of those for which a check can be answered pass it."""

    check: Check
    passed: int
    out_of: int

    @property
    def percent(self) -> float | None:
        return 100 * self.passed / self.out_of if self.out_of else None


def rates(ramps: Sequence[RampFacts], *, today: date) -> tuple[Rate, ...]:
    """The seven rates, each out of those of which it can be told.

    As in McNicholas et al (2019): documentation out of all cycles that are over; what a Study says
    out of those documented; predictions out of those from which something was learned; growth and
    data out of the series of two or more.
    """
    cycles = [cycle for ramp in ramps for cycle in ramp.cycles if cycle.is_over(today)]
    documented = [cycle for cycle in cycles if cycle.is_documented]
    told = [written_in_time(cycle).answer for cycle in documented]
    learned = [cycle for cycle in documented if cycle.has_learned]
    series = [ramp for ramp in ramps if ramp.is_series]
    in_series = sum(len(ramp.documented) for ramp in series)
    return (
        Rate(Check.DOCUMENTED, len(documented), len(cycles)),
        Rate(
            Check.WRITTEN_IN_TIME,
            told.count(Answer.YES),
            len(told) - told.count(Answer.TOO_EARLY),
        ),
        Rate(Check.LEARNED, len(learned), len(documented)),
        Rate(Check.PREDICTED, sum(cycle.is_predicted for cycle in learned), len(learned)),
        Rate(Check.LINKED, in_series, len(documented)),
        Rate(
            Check.GROWING,
            sum(RampFacts(ramp.documented).grows for ramp in series),
            len(series),
        ),
        Rate(Check.MEASURED, sum(ramp.is_measured for ramp in series), len(series)),
    )
