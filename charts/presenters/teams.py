"""The teams behind a roll-up, by name: what each chart says, and how they lie side by side."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.figures.words import number
from charts.models import Comparison, Measure


@dataclass(frozen=True)
class TeamTile:
    """One team's own chart among the others, ready for `measure_card`."""

    title: str
    href: str
    place: str
    drawing: str
    variation: str
    latest: str
    sentence: str
    leave_href: str


def team_tiles(measures: Iterable[Measure], *, may_share: bool) -> list[TeamTile]:
    return [
        TeamTile(
            title=measure.unit.name,
            href=reverse("measure", args=[measure.public_id]),
            place=measure.project.title if measure.project else measure.name,
            drawing=measure.state.chart_small,
            variation=measure.state.variation or "no_data",
            latest=_latest(measure),
            sentence=measure.state.headline,
            leave_href=reverse("measure_leave", args=[measure.public_id]) if may_share else "",
        )
        for measure in measures
    ]


def _latest(measure: Measure) -> str:
    value = measure.state.latest_value
    if value is None:
        return ""
    return number(value, measure.decimals) + ("%" if measure.is_percentage else "")


@dataclass(frozen=True)
class TeamRow:
    """One team in the table under the funnel."""

    name: str
    numbers: str
    value: str
    says: str


def team_rows(comparison: Comparison, roll_up: Measure) -> list[TeamRow]:
    """Teams by name with what they wrote down; whether one differs is said in words, not ranked."""
    return [
        TeamRow(
            name=team["name"],
            numbers=f"{number(team['numerator'], 0)} of {number(team['denominator'], 0)}",
            value=number(roll_up.scale * team["numerator"] / team["denominator"], roll_up.decimals)
            + ("%" if roll_up.is_percentage else ""),
            says=_("Differs by more than chance") if team["outside"] else _("Within the limits"),
        )
        for team in comparison.teams
    ]
