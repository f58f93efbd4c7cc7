"""Driver diagrams for tests: a small one, a large one, and any at all."""

import random

from hypothesis import strategies as st

from dashboards.diagrams.theory import Box, IdeaState, Line, Theory, Watch
from projects.layers import Layer, may_lead_to

AIM = Box(1, Layer.AIM, "Fewer falls on Willow ward")
CALM = Box(2, Layer.PRIMARY, "Calm evenings")
WALKS = Box(3, Layer.SECONDARY, "Walks and activities")
SUPPER = Box(4, Layer.IDEA, "Walk after supper", state=IdeaState.TESTING, cycles=1)
SMALL = Theory((AIM, CALM, WALKS, SUPPER), (Line(2, 1), Line(3, 2), Line(4, 3)))
FALLS = Watch("Falls a month", "improvement", "Improving", (9.0, None, 7.0, 5.0))

_WORDS = "Review", "the", "risk", "of", "falls", "within", "four", "hours", "again", "evening"


@st.composite
def theories(draw_value: st.DrawFn) -> Theory:
    layers = draw_value(st.lists(st.sampled_from(list(Layer)), max_size=30))
    boxes = [
        Box(key, layer, draw_value(st.text(max_size=120)), place=key)
        for key, layer in enumerate(layers)
    ]
    possible = [
        Line(a.key, b.key)
        for a in boxes
        for b in boxes
        if a.key != b.key and may_lead_to(a.layer, b.layer)
    ]
    lines = draw_value(st.lists(st.sampled_from(possible), unique=True)) if possible else []
    return Theory(tuple(boxes), tuple(lines))


def large(boxes: int = 150, links: int = 250) -> Theory:
    """As large as diagrams get, with words of ordinary length and measures on drivers."""
    chance = random.Random(7)
    ideas = boxes - 36
    layers = [Layer.AIM, *[Layer.PRIMARY] * 5, *[Layer.SECONDARY] * 30, *[Layer.IDEA] * ideas]
    made = [
        Box(
            key,
            layer,
            " ".join(chance.choices(_WORDS, k=chance.randint(3, 9))),
            place=key,
            state=chance.choice(list(IdeaState)) if layer is Layer.IDEA else None,
            watches=(FALLS,) if layer is Layer.SECONDARY else (),
        )
        for key, layer in enumerate(layers)
    ]
    drawn = {(box.key, _home(box, chance)) for box in made[1:]}
    while len(drawn) < links:
        drawn.add((chance.randrange(36, boxes), chance.randrange(6, 36)))
    lines = (Line(source, target, chance.random() > 0.3) for source, target in sorted(drawn))
    return Theory(tuple(made), tuple(lines))


def _home(box: Box, chance: random.Random) -> int:
    if box.layer is Layer.PRIMARY:
        return 0
    return chance.randint(1, 5) if box.layer is Layer.SECONDARY else chance.randint(6, 35)
