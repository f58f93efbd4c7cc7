"""Draw one series of the published A&E file, and count what two charts make of all of them.

    .venv/bin/python scripts/draw_real_series.py ae_attendances.csv \\
        docs/images/real-data.svg --unit RJ1 --type 1

`docs/real-data.md` shows the drawing and quotes the counts.
"""

import argparse
import csv
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from charts.engine import (
    Analysis,
    Direction,
    Method,
    Plan,
    Rule,
    RuleSetName,
    Series,
    analyse,
)
from charts.figures.drawing import Size, draw_chart
from charts.figures.spec import ChartSpec

WHITE = '<rect width="100%" height="100%" fill="#fff"/>'  # also where a reader's page is dark
NAME = "Over four hours in A&E"


def main() -> int:
    wanted = _arguments()
    series = read(wanted.file)
    chosen = analysed(series[wanted.unit, wanted.type], Method.P_PRIME)
    drawing = draw_chart(spec_of(chosen, wanted.unit, wanted.type), size=Size.WIDE)
    wanted.drawing.write_text(drawing.replace("</desc>", f"</desc>{WHITE}", 1) + "\n")
    for kind in sorted({kind for _, kind in series}):
        of_kind = [one for (_, its_kind), one in series.items() if its_kind == kind]
        print(f"type {kind}: {counted(of_kind)}")
    return 0


def read(file: Path) -> Mapping[tuple[str, str], Series]:
    """The series of every organisation and department type."""
    rows = defaultdict(list)
    with file.open(newline="") as lines:
        for row in csv.DictReader(lines):
            numbers = float(row["breaches"]), float(row["attendances"])
            rows[row["org_code"], row["type"]].append((row["period"], *numbers))
    return {
        names: Series.of_ratios(*zip(*sorted(points), strict=True))
        for names, points in rows.items()
    }


def analysed(series: Series, method: Method) -> Analysis:
    plan = Plan(
        method,
        RuleSetName.ANHOEJ_AND_LIMITS,
        Direction.DECREASE,
        target=5.0,
        multiplier=100.0,
        lower_bound=0.0,
        upper_bound=100.0,
    )
    return analyse(series, plan)


def spec_of(analysis: Analysis, unit: str, kind: str) -> ChartSpec:
    return ChartSpec(
        title=f"{NAME}, department type {kind}",
        place=f"Organisation {unit}",
        value_words="% of attendances over four hours",
        decimals=1,
        percent=True,
        rhythm="month",
        analysis=analysis,
    )


def counted(all_series: Iterable[Series]) -> str:
    """How many points lie outside the limits of a P and of a P′ chart, and how far they vary."""
    pairs = [(analysed(one, Method.P), analysed(one, Method.P_PRIME)) for one in all_series]
    points = sum(len(plain.values) for plain, _ in pairs)
    outside = [sum(map(outside_limits, charts)) for charts in zip(*pairs, strict=True)]
    spread = statistics.median(
        chart.phases[-1].dispersion for _, chart in pairs if chart.phases[-1].dispersion
    )
    return (
        f"{len(pairs)} series, {points:,} points; outside the limits {outside[0]:,} on P charts, "
        f"{outside[1]:,} on P′ charts; median sigma z {spread:.1f}"
    )


def outside_limits(analysis: Analysis) -> int:
    return sum(
        len(signal.positions) for signal in analysis.signals if signal.rule is Rule.OUTSIDE_LIMITS
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("file", type=Path)
    parser.add_argument("drawing", type=Path)
    parser.add_argument("--unit", required=True)
    parser.add_argument("--type", required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
