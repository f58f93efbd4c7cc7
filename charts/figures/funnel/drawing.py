"""A funnel as SVG: a point a unit, with the limits that chance allows at each size."""

import hashlib
import math

from charts.engine.result import Numbers
from charts.figures.drawing.lettering import fit, lettering
from charts.figures.drawing.markers import marker
from charts.figures.drawing.markup import FONTS, characters, element, path
from charts.figures.drawing.palette import LIGHT, Palette
from charts.figures.drawing.scales import PeriodScale, ValueScale, round_step
from charts.figures.funnel.spec import FunnelSpec, value_text
from charts.figures.funnel.words import describe
from charts.figures.saying import said as _

WIDTH, HEIGHT = 900, 380
LEFT, RIGHT, TOP, BOTTOM = 64, 760, 76, 312
RADIUS = 3.2


def draw_funnel(spec: FunnelSpec, *, palette: Palette = LIGHT) -> str:
    """The whole drawing at 900 x 380. Units outside the limits are named; the others are not."""
    name = f"funnel-{hashlib.sha256(repr(spec).encode()).hexdigest()[:10]}"
    across, up = _across(spec), _up(spec)
    return element(
        "svg",
        [
            element("title", characters(spec.title), id=f"{name}-title"),
            element("desc", characters(describe(spec)), id=f"{name}-description"),
            element("rect", x=0, y=0, width=WIDTH, height=HEIGHT, fill=palette.ground),
            lettering(spec.title, 16, 30, size=17, fill=palette.ink, bold=True),
            lettering(
                fit(f"{spec.value_words} · {spec.period_words}", 13, 800),
                *(16, 52),
                size=13,
                fill=palette.muted,
            ),
            *_axes(spec, across, up, palette),
            *_limits(spec, across, up, palette),
            *_units(spec, across, up, palette),
        ],
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        width=WIDTH,
        height=HEIGHT,
        role="img",
        aria_labelledby=f"{name}-title {name}-description",
        font_family=FONTS,
    )


def _across(spec: FunnelSpec) -> PeriodScale:
    sizes = _known(spec.funnel.limits.denominators) or [1.0]
    return PeriodScale(0.0, max(sizes) * 1.05, LEFT, RIGHT)


def _up(spec: FunnelSpec) -> ValueScale:
    """A scale that holds every unit; the limits of very small units may leave the picture."""
    seen = _known(spec.funnel.values) or [0.0, 1.0]
    limits = sorted([*_known(spec.funnel.limits.lower), *_known(spec.funnel.limits.upper)])
    usual = limits[len(limits) // 4 : 3 * len(limits) // 4 + 1]
    low, high = min([*seen, *usual]), max([*seen, *usual])
    if 0 <= low < high * 0.5:
        low = 0.0
    step = round_step(((high - low) or abs(high) or 1.0) / 5)
    first, last = math.floor(low / step), math.ceil(high / step + 1e-9)
    ticks = tuple(i * step for i in range(first, last + 1))
    return ValueScale(ticks[0], ticks[-1], TOP, BOTTOM, ticks)


def _axes(spec: FunnelSpec, across: PeriodScale, up: ValueScale, palette: Palette) -> list[str]:
    step = round_step(across.last / 6)
    sizes = [i * step for i in range(int(across.last // step) + 1)]
    lines = [
        element("path", d=path([(LEFT, up.y(t)), (RIGHT, up.y(t))]), stroke=palette.grid)
        + lettering(
            value_text(spec, t), LEFT - 8, up.y(t) + 4, size=12, fill=palette.muted, anchor="end"
        )
        for t in up.ticks
    ]
    words = [
        lettering(
            f"{size:,.0f}",
            across.x(size),
            BOTTOM + 20,
            size=12,
            fill=palette.muted,
            anchor="middle",
        )
        for size in sizes
    ]
    below = lettering(
        _("Number of {size_words}").format(size_words=spec.size_words),
        (LEFT + RIGHT) / 2,
        BOTTOM + 44,
        size=12,
        fill=palette.muted,
        anchor="middle",
    )
    return [*lines, *words, below]


def _limits(spec: FunnelSpec, across: PeriodScale, up: ValueScale, palette: Palette) -> list[str]:
    curve, centre = spec.funnel.curve, spec.funnel.centre
    parts = [
        element(
            "path",
            d=_curve(across, up, curve.denominators, line),
            fill="none",
            stroke=palette.limit,
            stroke_width=1.3,
            stroke_dasharray="7 5",
        )
        for line in (curve.lower, curve.upper)
    ]
    if centre is not None:
        y = up.y(centre)
        parts.append(
            element(
                "path", d=path([(LEFT, y), (RIGHT, y)]), stroke=palette.centre, stroke_width=1.5
            )
        )
        parts.append(
            lettering(
                _("All together {level}").format(level=value_text(spec, centre)),
                *(RIGHT + 8, y + 4),
                size=12,
                fill=palette.ink,
                bold=True,
            )
        )
    return parts


def _curve(across: PeriodScale, up: ValueScale, sizes: Numbers, line: Numbers) -> str:
    return path(
        (across.x(size), up.y(value))
        for size, value in zip(sizes, line, strict=True)
        if size is not None and value is not None and up.contains(value)
    )


def _units(spec: FunnelSpec, across: PeriodScale, up: ValueScale, palette: Palette) -> list[str]:
    parts = []
    units = zip(
        spec.funnel.names,
        spec.funnel.limits.denominators,
        spec.funnel.values,
        spec.funnel.outside,
        strict=True,
    )
    for name, size, value, is_outside in units:
        if size is None or value is None:
            continue
        x, y = across.x(size), up.y(value)
        parts.append(marker("neutral" if is_outside else "common", x, y, RADIUS, palette))
        if is_outside:
            words = fit(name, 12, 180)
            parts.append(
                lettering(words, x + 10, y + 4, size=12, fill=palette.ink, halo=palette.ground)
            )
    return parts


def _known(numbers: Numbers) -> list[float]:
    return [number for number in numbers if number is not None]
