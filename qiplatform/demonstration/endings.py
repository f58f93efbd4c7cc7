"""What teams left behind when their projects ended."""

import numpy as np

from projects.services.closing import Parting
from projects.stages import Stage
from qiplatform.demonstration.plans import ProjectPlan

_LEARNED_FROM_SUCCESS = (
    "Small tests on one shift told us more than the plan did. The night staff had the best ideas.",
    "The second change did the work, not the first. We saw it only because we kept counting.",
    "It held once the people it is for were in the room. Before that it slipped back twice.",
    "Posters changed nothing. A question at handover did.",
)
_CHANGED = (
    "It is part of the handover sheet and of the induction of new staff.",
    "The standard work is one page, on the wall and in the shared folder. Each starter reads it.",
    "The booking system does it by itself now; nobody has to remember.",
)
_KEEPERS = (
    "The ward manager looks at the chart on the first Monday of each month.",
    "The team lead, in the monthly governance meeting. Two bad months in a row and we meet again.",
    "The deputy manager keeps the count. The service user group asks for it every quarter.",
)
_LEARNED_FROM_STOPPING = (
    "Two shifts could do it, the third never had the people. We would begin with the rota.",
    "The measure moved with the seasons and not with us. Ask for two years of numbers first.",
    "We tried too much at once and could not tell what did what. One change at a time.",
    "Nobody had asked the people it was for. They wanted something else.",
)


def parting_of(project: ProjectPlan, rng: np.random.Generator) -> Parting | None:
    """The closing summary of a project that ended; none for work that goes on."""
    if project.stage is Stage.COMPLETED:
        return Parting(_any(_LEARNED_FROM_SUCCESS, rng), _any(_CHANGED, rng), _any(_KEEPERS, rng))
    if project.stage is Stage.CLOSED_WITH_LEARNING:
        return Parting(_any(_LEARNED_FROM_STOPPING, rng))
    return None


def _any(sentences: tuple[str, ...], rng: np.random.Generator) -> str:
    return sentences[int(rng.integers(len(sentences)))]
