"""The projects of a programme beside one another, as a worker draws them: small, on the same axes.

Charts whose scales differ cannot be compared by eye, so all of one measure are drawn to hold the
lowest and the highest number of them all, over the same time.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from charts.figures import drawing
from charts.figures.drawing import Size
from charts.figures.drawing.scales import extent_of
from charts.figures.spec import ChartSpec, Reach
from charts.models import Measure, SiteCharts
from charts.selectors.definitions import added_up_in
from charts.stored import stored_chart


def draw_sites(roll_up: Measure) -> None:
    """Draw every team behind a roll-up from what is stored of it. Three queries a team."""
    measures = added_up_in(
        roll_up, Measure.objects.filter(organisation=roll_up.organisation_id)
    ).select_related("state", "unit")
    charts = {measure.pk: stored_chart(measure).spec for measure in measures.order_by("pk")}
    specs = {key: spec for key, spec in charts.items() if spec and not spec.is_empty}
    reach = reach_of(list(specs.values()))
    SiteCharts.objects.update_or_create(
        roll_up=roll_up,
        defaults={
            "organisation": roll_up.organisation,
            "drawn_at": timezone.now(),
            "drawings": {
                str(key): drawing.draw_chart(
                    replace(spec, reach=reach), size=Size.SMALL, key=f"programme-{roll_up.pk}"
                )
                for key, spec in specs.items()
            },
        },
    )


def reach_of(specs: Sequence[ChartSpec]) -> Reach | None:
    """The axes that hold all of these charts; None where there are none."""
    if not specs:
        return None
    extents = [extent_of(spec.analysis) for spec in specs]
    return Reach(
        low=min(low for low, _ in extents),
        high=max(high for _, high in extents),
        first_label=min(spec.analysis.labels[0] for spec in specs),
        last_label=max(spec.analysis.labels[-1] for spec in specs),
    )
