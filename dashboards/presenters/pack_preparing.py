"""The measures of a draft as whoever prepares it sees them, and those that could be added."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import BoundField, Form
from django.utils.safestring import mark_safe

from charts.models import Measure
from dashboards.presenters.pack_tiles import NOT_YET, place_of
from dashboards.selectors.packs import is_open_to_the_board

MOST_OFFERED = 8


@dataclass(frozen=True)
class PreparedTile:
    """A measure on the draft, with the field of its question."""

    key: UUID
    number: int
    title: str
    place: str
    variation: str
    assurance: str
    headline: str
    drawing: str
    field: BoundField
    is_first: bool
    is_last: bool
    cannot_be_read: bool
    is_behind: bool


@dataclass(frozen=True)
class OfferedTile:
    """A measure that could be added."""

    key: UUID
    title: str
    place: str
    variation: str
    headline: str


def prepared_tiles(measures: Sequence[Measure], form: Form) -> list[PreparedTile]:
    """The measures of a draft in its order."""
    hidden = {measure.pk for measure in measures if not is_open_to_the_board(measure)}
    return [
        PreparedTile(
            key=measure.public_id,
            number=number,
            title=measure.name,
            place=place_of(measure),
            variation=measure.state.variation or "no_data",
            assurance=measure.state.assurance or "none",
            headline="" if measure.pk in hidden else measure.state.headline or NOT_YET,
            # `charts.figures` escapes what people typed.
            drawing=mark_safe(
                measure.state.chart_small
                if measure.state.points and measure.pk not in hidden
                else ""
            ),
            field=form[f"question-{measure.public_id}"],
            is_first=number == 1,
            is_last=number == len(measures),
            cannot_be_read=measure.pk in hidden,
            is_behind=not measure.state.is_current,
        )
        for number, measure in enumerate(measures, start=1)
    ]


def offered_tiles(measures: Sequence[Measure], there: Collection[UUID]) -> list[OfferedTile]:
    """Those of the measures that are not on the draft yet."""
    return [
        OfferedTile(
            measure.public_id,
            measure.name,
            place_of(measure),
            measure.state.variation or "no_data",
            measure.state.headline or NOT_YET,
        )
        for measure in measures
        if measure.public_id not in there
    ][:MOST_OFFERED]
