"""Is a test done as the method means it? Seven checks from facts in the record. Pure.

After Taylor et al (2014) and the measures of McNicholas et al (2019). Three answers are possible:
yes, not so far, and too early to say. They are there to help a team while it writes, never to mark
it; as rates they tell where support is needed. Nothing is guessed from how a text is worded: what
only a reader can tell, a coach ticks.
"""

from pdsa.fidelity.checks import Answer, Finding, findings
from pdsa.fidelity.facts import CycleFacts, Points, PredictionFacts, RampFacts
from pdsa.fidelity.rates import Rate, rates
from pdsa.fidelity.words import NAMES, REASONS, Check

__all__ = [
    "NAMES",
    "REASONS",
    "Answer",
    "Check",
    "CycleFacts",
    "Finding",
    "Points",
    "PredictionFacts",
    "RampFacts",
    "Rate",
    "findings",
    "rates",
]
