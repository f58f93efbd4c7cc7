"""Ways of working, as data: each a template of stages with questions, evidence and days.

Where a project stands in its life is told by `projects.stages` alone, whatever its way of working:
each stage of a method names the one in which a project there is. `docs/methods.md` is printed from
here.
"""

from projects.methods.clinical_practice import CPIP
from projects.methods.co_design import EBCD
from projects.methods.constraints import CONSTRAINTS
from projects.methods.lean import A3, RPIW
from projects.methods.microsystem import FIVE_PS
from projects.methods.model_for_improvement import METHOD as MODEL_FOR_IMPROVEMENT
from projects.methods.parts import (
    BASELINE_POINTS,
    FACT_WORDS,
    Day,
    Evidence,
    Fact,
    Kind,
    Method,
    MethodStage,
    Prompt,
)
from projects.methods.six_sigma import DMAIC

METHODS: dict[str, Method] = {
    method.key: method
    for method in (
        MODEL_FOR_IMPROVEMENT,
        RPIW,
        A3,
        DMAIC,
        EBCD,
        FIVE_PS,
        CONSTRAINTS,
        CPIP,
    )
}
DEFAULT = MODEL_FOR_IMPROVEMENT.key


def choices() -> list[tuple[str, str]]:
    """The ways of working as form and model choices, the usual one first."""
    return [(method.key, method.label) for method in METHODS.values()]


__all__ = [
    "BASELINE_POINTS",
    "DEFAULT",
    "FACT_WORDS",
    "METHODS",
    "Day",
    "Evidence",
    "Fact",
    "Kind",
    "Method",
    "MethodStage",
    "Prompt",
    "choices",
]
