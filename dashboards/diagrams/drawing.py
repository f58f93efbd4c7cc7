"""A driver diagram as SVG: the same picture for the screen, print, PNG and PDF."""

from charts.figures.drawing.lettering import lettering
from charts.figures.drawing.markup import FONTS, characters, element, figure
from dashboards.diagrams.layout import (
    COLUMN,
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
from dashboards.diagrams.theory import IDEA_STATE_LABELS, Box, IdeaState, Theory
from projects.layers import LABELS, Layer

INK, MUTED, EDGE, GROUND, BRAND, TINT = (
    "#14262e",
    "#4a5b65",
    "#6f7f89",
    "#ffffff",
    "#0a5a66",
    "#e6f1f2",
)
# A glyph and a colour for each state; the word beside them says the same.
STATE_MARKS: dict[IdeaState, tuple[str, str]] = {
    IdeaState.NOT_TESTED: ("M0 4A4 4 0 1 0 8 4A4 4 0 1 0 0 4", "#6f7f89"),
    IdeaState.TESTING: ("M1 0L8 4L1 8Z", "#2a7fd4"),
    IdeaState.ADAPT: ("M0 2H5V0L8 4L5 8V6H0Z", "#8a4b00"),
    IdeaState.ADOPTED: ("M0 4L3 7L8 0", "#146c43"),
    IdeaState.ABANDONED: ("M0 0L8 8M8 0L0 8", "#4a5b65"),
}
_OUTLINED = {IdeaState.NOT_TESTED, IdeaState.ADOPTED, IdeaState.ABANDONED}


def draw(theory: Theory, *, title: str) -> str:
    """The whole diagram. Every word a person typed is escaped."""
    layout = lay_out(theory, small_words=small_words)
    name = "driver-diagram"
    return element(
        "svg",
        [
            element("title", characters(title), id=f"{name}-title"),
            element("desc", characters(describe(theory)), id=f"{name}-description"),
            element("rect", x=0, y=0, width=layout.width, height=layout.height, fill=GROUND),
            *(_heading(layer) for layer in Layer),
            *(_line(line) for line in sorted(layout.lines, key=lambda line: line.is_home)),
            *(_box(placed) for placed in layout.boxes),
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=_view(layout),
        width=layout.width,
        height=layout.height,
        role="img",
        aria_labelledby=f"{name}-title {name}-description",
        font_family=FONTS,
    )


def small_words(box: Box) -> tuple[str, ...]:
    """What stands in small letters below a box's words: state first, then measures."""
    state = (IDEA_STATE_LABELS[box.state],) if box.state else ()
    return (*state, *box.measure_words)


def describe(theory: Theory) -> str:
    """The diagram in one sentence, for those who do not see it; the outline says the rest."""
    counts = {layer: len(theory.in_layer(layer)) for layer in Layer}
    return (
        f"Driver diagram with {counts[Layer.PRIMARY]} primary drivers, "
        f"{counts[Layer.SECONDARY]} secondary drivers, {counts[Layer.IDEA]} change ideas and "
        f"{len(theory.lines)} links. The outline below holds every box and link as text."
    )


def _heading(layer: Layer) -> str:
    words = LABELS[layer] if layer is Layer.AIM else f"{LABELS[layer]}s"
    return lettering(words, column_of(layer), MARGIN + HEADING / 2, size=13, fill=MUTED, bold=True)


def _line(placed: PlacedLine) -> str:
    (x1, y1), (x2, y2) = placed.start, placed.end
    bend = (x1 - x2) / 2
    return element(
        "path",
        d=f"M{figure(x1)} {figure(y1)}C{figure(x1 - bend)} {figure(y1)} "
        f"{figure(x2 + bend)} {figure(y2)} {figure(x2)} {figure(y2)}",
        fill="none",
        stroke=BRAND if placed.is_home else EDGE,
        stroke_width=1.6 if placed.is_home else 1.2,
        stroke_dasharray=None if placed.line.is_strong else "5 4",
    )


def _box(placed: PlacedBox) -> str:
    is_aim = placed.box.layer is Layer.AIM
    ink = GROUND if is_aim else INK
    left = placed.x + PADDING
    first = placed.y + PADDING + TEXT_SIZE
    small_first = placed.y + PADDING + len(placed.lines) * LINE_HEIGHT + SMALL_SIZE + 1
    return element(
        "g",
        [
            element(
                "rect",
                x=placed.x,
                y=placed.y,
                width=COLUMN,
                height=placed.height,
                rx=8,
                fill=BRAND if is_aim else TINT if placed.box.layer is Layer.PRIMARY else GROUND,
                stroke=BRAND if placed.box.layer in (Layer.AIM, Layer.PRIMARY) else EDGE,
                stroke_width=1.2,
            ),
            *(
                lettering(line, left, first + i * LINE_HEIGHT, size=TEXT_SIZE, fill=ink)
                for i, line in enumerate(placed.lines)
            ),
            *_small(placed, left, small_first, MUTED if not is_aim else GROUND),
        ],
        data_box=str(placed.box.key),
    )


def _small(placed: PlacedBox, left: float, first: float, ink: str) -> list[str]:
    parts = []
    state = placed.box.state
    for i, line in enumerate(placed.small_lines):
        y = first + i * SMALL_HEIGHT
        is_state = state is not None and i == 0
        if is_state and state is not None:
            parts.append(_mark(state, left, y - 9))
        parts.append(lettering(line, left + (15 if is_state else 0), y, size=SMALL_SIZE, fill=ink))
    return parts


def _mark(state: IdeaState, x: float, y: float) -> str:
    shape, colour = STATE_MARKS[state]
    outlined = state in _OUTLINED
    return element(
        "path",
        d=shape,
        transform=f"translate({figure(x)} {figure(y)})",
        fill="none" if outlined else colour,
        stroke=colour if outlined else None,
        stroke_width=1.8 if outlined else None,
    )


def _view(layout: Layout) -> str:
    return f"0 0 {figure(layout.width)} {figure(layout.height)}"
