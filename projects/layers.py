"""The four layers of a driver diagram, and which links between them make sense.

A link always leads from a deeper layer to one nearer the aim, so a diagram cannot loop.
"""

from enum import StrEnum


class Layer(StrEnum):
    """What a box of a driver diagram is."""

    AIM = "aim"
    PRIMARY = "primary"
    SECONDARY = "secondary"
    IDEA = "idea"


class Strength(StrEnum):
    """How strongly one thing is thought to influence another."""

    STRONG = "strong"
    WEAK = "weak"


LABELS: dict[Layer, str] = {
    Layer.AIM: "Aim",
    Layer.PRIMARY: "Primary driver",
    Layer.SECONDARY: "Secondary driver",
    Layer.IDEA: "Change idea",
}
DEPTH: dict[Layer, int] = {layer: depth for depth, layer in enumerate(Layer)}


def may_lead_to(source: Layer, target: Layer) -> bool:
    """Whether a box of layer `source` may be linked to one of layer `target`."""
    return DEPTH[source] > DEPTH[target] and not (source is Layer.IDEA and target is Layer.AIM)


def choices() -> list[tuple[str, str]]:
    """The layers as form and model choices, from the aim outwards."""
    return [(layer.value, label) for layer, label in LABELS.items()]
