"""A driver diagram as SVG: the same picture for the screen, print, PNG and PDF."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from charts.figures.drawing.lettering import fit, lettering
from charts.figures.drawing.markup import FONTS, characters, element, figure
from charts.figures.drawing.palette import LIGHT
from dashboards.diagrams.layout import (
    HEADING,
    LINE_HEIGHT,
    MARGIN,
    PADDING,
    SMALL_HEIGHT,
    SMALL_SIZE,
    TEXT_SIZE,
    Layout,
    PlacedBox,
    PlacedLine,
    column_of,
    lay_out,
)
from dashboards.diagrams.marks import SPARK_WIDTH, sparkline, state_mark, verdict_mark
from dashboards.diagrams.theory import IDEA_STATE_LABELS, Box, Theory, Watch
from projects.layers import LABELS, Layer

INK, MUTED, EDGE, GROUND = LIGHT.ink, LIGHT.muted, LIGHT.limit, LIGHT.ground
BRAND, TINT = "#0a5a66", "#e6f1f2"
_MARK = 15  # a shape and the space after it

AddressOf = Callable[[Box], str]


def draw(theory: Theory, *, title: str, address_of: AddressOf | None = None) -> str:
    """The whole diagram. Every word a person typed is escaped.

    With `address_of` every box is a link; without it the drawing is one picture, for files.
    """
    layout = lay_out(theory)
    return draw_part(
        layout,
        (0, layout.height),
        title=title,
        description=describe(theory),
        address_of=address_of,
        size=(figure(layout.width), figure(layout.height)),
    )


def draw_part(
    layout: Layout,
    part: tuple[float, float],
    *,
    title: str,
    description: str,
    size: tuple[str, str],
    address_of: AddressOf | None = None,
    name: str = "driver-diagram",
) -> str:
    """What stands between two heights of the picture, to be shown in `size`.

    `name` keeps the ids of several drawings on one page apart.
    """
    top, bottom = part
    lines = [line for line in layout.lines if _crosses(line.start[1], line.end[1], part)]
    boxes = [box for box in layout.boxes if _crosses(box.y, box.y + box.height, part)]
    return element(
        "svg",
        [
            element("title", characters(title), id=f"{name}-title"),
            element("desc", characters(description), id=f"{name}-description"),
            element("rect", x=0, y=top, width=layout.width, height=bottom - top, fill=GROUND),
            *(_line(line) for line in sorted(lines, key=lambda line: line.is_home)),
            *(_box(placed, address_of) for placed in boxes),
            *_headings(layout, top),
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 {figure(top)} {figure(layout.width)} {figure(bottom - top)}",
        width=size[0],
        height=size[1],
        role="group" if address_of else "img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-description",
        font_family=FONTS,
    )


def describe(theory: Theory) -> str:
    """The diagram in one sentence, for those who do not see it; the outline says the rest."""
    counts = {layer: len(theory.in_layer(layer)) for layer in Layer}
    return _(
        "Driver diagram with {primary} primary drivers, {secondary} secondary "
        "drivers, {ideas} change ideas and {lines} links. The outline below "
        "holds every box and link as text."
    ).format(
        primary=counts[Layer.PRIMARY],
        secondary=counts[Layer.SECONDARY],
        ideas=counts[Layer.IDEA],
        lines=len(theory.lines),
    )


def in_words(box: Box) -> str:
    """A box as it is read aloud: what it is, its words, its state, what its measures say."""
    state = [IDEA_STATE_LABELS[box.state]] if box.state else []
    return ". ".join([f"{LABELS[box.layer]}: {box.text}", *state, *(w.words for w in box.watches)])


def _crosses(one: float, other: float, part: tuple[float, float]) -> bool:
    return min(one, other) <= part[1] and max(one, other) >= part[0]


def _headings(layout: Layout, top: float) -> list[str]:
    """The names of the columns, on a band that hides what belongs to the part above."""
    band = element("rect", x=0, y=top, width=layout.width, height=HEADING, fill=GROUND)
    names = {layer: LABELS[layer] if layer is Layer.AIM else f"{LABELS[layer]}s" for layer in Layer}
    y = top + HEADING - MARGIN
    return [
        band,
        *(
            lettering(name, column_of(layer), y, size=13, fill=MUTED, bold=True)
            for layer, name in names.items()
        ),
    ]


def _line(placed: PlacedLine) -> str:
    (x1, y1), (x2, y2) = placed.start, placed.end
    bend = (x1 - x2) / 2
    return element(
        "path",
        d=f"M{figure(x1)} {figure(y1)}C{figure(x1 - bend)} {figure(y1)} "
        f"{figure(x2 + bend)} {figure(y2)} {figure(x2)} {figure(y2)}",
        fill="none",
        stroke=BRAND if placed.is_home else LIGHT.axis,
        stroke_width=1.6 if placed.is_home else 1,
        stroke_dasharray=None if placed.line.is_strong else "5 4",
    )


def _box(placed: PlacedBox, address_of: AddressOf | None) -> str:
    box = placed.box
    parts = [_frame(placed), *_words(placed), *_small_words(placed)]
    if address_of is None:
        return element("g", parts, data_box=str(box.key))
    return element(
        "a", parts, data_box=str(box.key), href=address_of(box), aria_label=in_words(box)
    )


def _frame(placed: PlacedBox) -> str:
    layer = placed.box.layer
    return element(
        "rect",
        x=placed.x,
        y=placed.y,
        width=placed.width,
        height=placed.height,
        rx=8,
        fill={Layer.AIM: BRAND, Layer.PRIMARY: TINT}.get(layer, GROUND),
        stroke=BRAND if layer in (Layer.AIM, Layer.PRIMARY) else EDGE,
        stroke_width=1.2,
    )


def _words(placed: PlacedBox) -> list[str]:
    ink = GROUND if placed.box.layer is Layer.AIM else INK
    first = placed.y + PADDING + TEXT_SIZE
    return [
        lettering(line, placed.x + PADDING, first + i * LINE_HEIGHT, size=TEXT_SIZE, fill=ink)
        for i, line in enumerate(placed.lines)
    ]


def _small_words(placed: PlacedBox) -> list[str]:
    """The state of an idea, then its measures."""
    box, left = placed.box, placed.x + PADDING
    y = placed.y + PADDING + len(placed.lines) * LINE_HEIGHT + SMALL_SIZE + 2
    parts = []
    if box.layer is Layer.AIM and box.watches:
        parts.append(_window(placed, y - SMALL_SIZE - 2))
    if box.state:
        parts.append(state_mark(box.state, left, y - 9))
        words = IDEA_STATE_LABELS[box.state]
        parts.append(lettering(words, left + _MARK, y, size=SMALL_SIZE, fill=MUTED))
        y += SMALL_HEIGHT
    for watch in box.watches:
        parts += _watch(watch, placed, y)
        y += 2 * SMALL_HEIGHT
    return parts


def _window(placed: PlacedBox, top: float) -> str:
    """A light ground for the measures of the aim, whose own is too dark for their colours."""
    edge = PADDING / 2
    return element(
        "rect",
        x=placed.x + edge,
        y=top,
        width=placed.width - 2 * edge,
        height=placed.y + placed.height - edge - top,
        rx=4,
        fill=GROUND,
    )


def _watch(watch: Watch, placed: PlacedBox, y: float) -> list[str]:
    """The name of a measure; below it what its chart says, and the line of its values."""
    left, right = placed.x + PADDING, placed.right - PADDING
    below = y + SMALL_HEIGHT
    name = fit(watch.name, SMALL_SIZE, right - left)
    return [
        lettering(name, left, y, size=SMALL_SIZE, fill=MUTED),
        verdict_mark(watch.variation, left, below - 9),
        lettering(watch.word, left + _MARK, below, size=SMALL_SIZE, fill=MUTED),
        sparkline(watch.values, watch.variation, right - SPARK_WIDTH, below - 11),
    ]
