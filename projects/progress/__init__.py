"""The progress score: what each half point means, and which one the record bears out.

It is suggested, never set: a person claims it.
"""

from projects.progress.evidence import HELD_FOR, Evidence
from projects.progress.scale import SCALE, Requirement, Step, Where
from projects.progress.suggesting import Suggestion, name_of, suggest

STEPS = tuple(step.score for step in SCALE)

__all__ = [
    "HELD_FOR",
    "SCALE",
    "STEPS",
    "Evidence",
    "Requirement",
    "Step",
    "Suggestion",
    "Where",
    "name_of",
    "suggest",
]
