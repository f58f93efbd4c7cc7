"""The four layers of a driver diagram, and which links between them make sense.

A link always leads from a deeper layer to one nearer the aim, so a diagram cannot loop.
"""

from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily


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
    Layer.AIM: lazily("Aim"),
    Layer.PRIMARY: lazily("Primary driver"),
    Layer.SECONDARY: lazily("Secondary driver"),
    Layer.IDEA: lazily("Change idea"),
}
LAYERS = tuple(Layer)
DEPTH: dict[Layer, int] = {layer: depth for depth, layer in enumerate(LAYERS)}


def may_lead_to(source: Layer, target: Layer) -> bool:
    """Whether a box of layer `source` may be linked to one of layer `target`."""
    return DEPTH[source] > DEPTH[target] and not (source is Layer.IDEA and target is Layer.AIM)


def choices() -> list[tuple[str, str]]:
    """The layers as form and model choices, from the aim outwards."""
    return [(layer.value, label) for layer, label in LABELS.items()]


@dataclass(frozen=True)
class NewBox:
    """A box that is not on a diagram yet, called by `key` until it is."""

    key: str
    layer: Layer
    text: str


@dataclass(frozen=True)
class NewLink:
    """A link that is not on a diagram yet, between boxes that are new or, by public id, there."""

    source: str
    target: str
    strength: Strength = Strength.STRONG


def next_layer(layer: Layer) -> Layer:
    """What usually stands under a box of this layer; a change idea under the deepest."""
    return LAYERS[min(DEPTH[layer] + 1, len(LAYERS) - 1)]
