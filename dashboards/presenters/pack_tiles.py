"""A measure as the board reads it: its chart, one sentence, and how both were made."""

from django.utils.translation import gettext as _

from charts.figures import marks, words
from charts.figures.method_words import centre_name
from charts.figures.period_words import short_words, span
from charts.figures.spec import ChartSpec
from charts.figures.table import rows
from charts.models import Measure
from charts.presenters.definitions import definition_lines
from charts.presenters.making import making_of
from charts.stored import StoredAnalysis, stored_chart
from common.language import lazily
from common.templatetags.words import counted, joined
from dashboards.boardroom.content import Point, Story, Tile
from dashboards.selectors.turns import StoryFacts

NOT_YET = lazily("The chart is being made.")


def place_of(measure: Measure) -> str:
    """Where, and in which project: 'Heron Ward · Calm evenings on Heron Ward'."""
    parts = [measure.unit.name, measure.project.title if measure.project else ""]
    return " · ".join(part for part in parts if part)


def tile_of(
    measure: Measure, spec: ChartSpec | None = None, said: StoredAnalysis | None = None
) -> Tile:
    """The stored analysis of a measure. With its `spec` there are numbers on the tile as well.

    `said` is what was stored at another time.
    """
    state = said or measure.state
    making = making_of(measure, spec, (), may_shape=False)
    plain = Tile(
        title=measure.name,
        place=place_of(measure),
        variation=state.variation or "no_data",
        assurance=state.assurance or "none",
        headline=state.headline or NOT_YET,
        detail=state.detail,
        wide=state.chart_wide if state.points else "",
        narrow=state.chart_narrow if state.points else "",
        caption=f"{making.chart.name}.",
        alt_text=state.alt_text,
        lines=making.chart.lines,
        rules=making.rules.rules,
        definition=tuple((line.term, line.words) for line in definition_lines(measure)),
    )
    return _with_numbers(plain, measure, spec) if spec else plain


def whole_tile(measure: Measure) -> Tile:
    """The same with all of its numbers: what is kept, and what files are made of. Three queries."""
    return tile_of(measure, stored_chart(measure).spec)


def _with_numbers(tile: Tile, measure: Measure, spec: ChartSpec) -> Tile:
    analysis = spec.analysis
    labels = analysis.labels
    when = f", {span(labels[0], labels[-1], spec.rhythm)}" if labels else ""
    return Tile(
        **{
            **vars(tile),
            "caption": f"{tile.caption.removesuffix('.')}{when}.",
            "axis": words.axis_words(spec),
            "centre_name": centre_name(analysis.method),
            "decimals": measure.decimals,
            "percent": measure.is_percentage,
            "target": analysis.target,
            "signs": marks.meanings(spec),
            "points": tuple(
                Point(
                    short_words(row.label, spec.rhythm),
                    row.value,
                    row.centre,
                    row.lower,
                    row.upper,
                    marks.shape_of(spec, position),
                )
                for position, row in enumerate(rows(spec))
            ),
        }
    )


def story_words(facts: StoryFacts) -> Story:
    """The project of the meeting as it stands, with the chart of its main measure."""
    project = facts.project
    decided = (
        _(", {finished_tests} taken").format(
            finished_tests=counted(facts.finished_tests, "decision")
        )
        if facts.tests
        else ""
    )
    return Story(
        title=project.title,
        place=f"{project.unit.name} · {project.get_stage_display()}",
        aim=project.aim,
        leads=joined(facts.leads),
        headline=project.summary.main_headline,
        tests=_("{tests} of change so far{decided}.").format(
            tests=counted(facts.tests, "test"), decided=decided
        )
        if facts.tests
        else "",
        tile=whole_tile(facts.main) if facts.main else None,
    )
