"""Everything that can be taken out. Another column is another line here, and in the docs.

Things refer to each other by their public ids. No names of people are among them.
"""

from collections.abc import Mapping

from feeds.extracting.columns import Column, Kind, Taken
from feeds.vocabulary import Entity

_ID, _TEXT, _DAY, _MOMENT = Kind.ID, Kind.TEXT, Kind.DAY, Kind.MOMENT
_NUMBER, _WHOLE, _FLAG = Kind.NUMBER, Kind.WHOLE, Kind.FLAG


def _own_id(table: str) -> Column:
    return Column("id", _ID, f"{table}.public_id", "Its key.", of_gone="c.public_id")


def _text(name: str, table: str, means: str) -> Column:
    return Column(name, _TEXT, f"{table}.{name}", means)


def _day(name: str, table: str, means: str) -> Column:
    return Column(name, _DAY, f"{table}.{name}", means)


_OF_MEASURE = Column("measure", _ID, "m.public_id", "The measure.", of_gone="c.public_id")
_MEASURE = Column("measure", _ID, "m.public_id", "The measure.")
_PROJECT = Column("project", _ID, "p.public_id", "The project.")
_UNIT = Column("unit", _ID, "u.public_id", "The unit.")

MEASUREMENTS = Taken(
    Entity.MEASUREMENTS,
    "What was written down for one period. The key is measure and period.",
    (
        _OF_MEASURE,
        Column("period", _DAY, "x.period", "Its first day.", of_gone="c.period"),
        Column("numerator", _NUMBER, "x.numerator", "Of percentages and rates."),
        Column("denominator", _NUMBER, "x.denominator", "Of percentages and rates."),
        Column("value", _NUMBER, "x.value", "Of everything else."),
        _text("note", "x", "What somebody wrote about it."),
        _text("excluded_because", "x", "Why it is left out of the calculation."),
        Column("recorded_at", _MOMENT, "x.recorded_at", "When it was last written."),
    ),
    "charts_measurement x JOIN charts_measure m ON m.id = x.measure_id",
    organisation="x.organisation_id",
    row_id="x.measure_id",
    xact="x.xact",
)
ANALYSES = Taken(
    Entity.ANALYSES,
    "What the chart of a measure says. The key is the measure.",
    (
        _OF_MEASURE,
        Column("computed_at", _MOMENT, "s.computed_at", "When a worker made it."),
        Column(
            "is_current", _FLAG, "s.analysed_version = s.data_version", "Of the newest numbers."
        ),
        _text("engine_version", "s", "Which engine made it."),
        Column("method", _TEXT, "s.result ->> 'method'", "The kind of chart."),
        Column("rule_set", _TEXT, "s.result ->> 'rule_set'", "The rules it is judged by."),
        _text("variation", "s", "Whether anything changed."),
        _text("assurance", "s", "Whether the target will be met."),
        _day("latest_period", "s", "The newest period."),
        Column("latest_value", _NUMBER, "s.latest_value", "On the chart's scale."),
        Column("points", _WHOLE, "s.points::bigint", "How many there are."),
        _text("headline", "s", "The sentence above the chart."),
        _text("detail", "s", "The sentence below it."),
        Column("phases", _TEXT, "(s.result -> 'phases')::text", "Lines of each phase, as JSON."),
        Column("signals", _TEXT, "(s.result -> 'signals')::text", "Rules that fired, as JSON."),
    ),
    "charts_measurestate s JOIN charts_measure m ON m.id = s.measure_id",
    organisation="s.organisation_id",
    row_id="s.measure_id",
)
_LINES = ("values", "centre", "lower", "lower_warning", "upper_warning", "upper")
_PARTS = ", ".join(
    f"jsonb_array_elements_text(s.result -> '{part}')"
    for part in ("labels", *_LINES, "phase", "excluded", "point_marks")
)
_RULES = """(SELECT string_agg(f.signal ->> 'rule', ',' ORDER BY f.signal ->> 'rule')
     FROM jsonb_array_elements(s.result -> 'signals') AS f(signal)
    WHERE f.signal -> 'positions' @> to_jsonb(p.n - 1))"""
POINTS = Taken(
    Entity.POINTS,
    "The points of each chart with its lines. A measure that is given here is given whole: "
    "replace all its points.",
    (
        _OF_MEASURE,
        Column("period", _DAY, "left(p.label, 10)::date", "Its first day."),
        Column(
            "value", _NUMBER, "p.value::float8", "On the chart's scale; none where it is missing."
        ),
        *(
            Column(name, _NUMBER, f"p.{name}::float8", means)
            for name, means in (
                ("centre", "The centre line."),
                ("lower", "The lower limit."),
                ("lower_warning", "Two sigma below."),
                ("upper_warning", "Two sigma above."),
                ("upper", "The upper limit."),
            )
        ),
        Column("phase", _WHOLE, "p.phase::bigint", "Counted from 0."),
        Column("excluded", _FLAG, "p.excluded::boolean", "Left out of the calculation."),
        Column("mark", _TEXT, "p.mark", "How it is marked on the chart."),
        Column("rules", _TEXT, _RULES, "The rules that it fired, with commas between them."),
    ),
    "charts_measurestate s JOIN charts_measure m ON m.id = s.measure_id"
    f" CROSS JOIN LATERAL ROWS FROM ({_PARTS}) WITH ORDINALITY AS p"
    "(label, value, centre, lower, lower_warning, upper_warning, upper, phase, excluded, mark, n)",
    organisation="s.organisation_id",
    row_id="s.measure_id",
    followed=Entity.ANALYSES,
    none_left="NOT EXISTS (SELECT FROM charts_measurestate s"
    " WHERE s.measure_id = c.row_id AND s.points > 0)",
)
PHASES = Taken(
    Entity.PHASES,
    "Where the lines of a chart start afresh.",
    (
        _own_id("t"),
        _MEASURE,
        _day("starts_on", "t", "From this day."),
        _text("reason", "t", "Why."),
        Column("baseline_points", _WHOLE, "t.baseline_points::bigint", "That the lines come from."),
    ),
    "charts_phase t JOIN charts_measure m ON m.id = t.measure_id",
    organisation="t.organisation_id",
    row_id="t.id",
)
ANNOTATIONS = Taken(
    Entity.ANNOTATIONS,
    "Marks on the time axis of a chart.",
    (
        _own_id("t"),
        _MEASURE,
        _day("happened_on", "t", "When."),
        _day("ended_on", "t", "Until when, if it took a while."),
        _text("kind", "t", "event, change or test."),
        _text("text", "t", "What happened."),
    ),
    "charts_annotation t JOIN charts_measure m ON m.id = t.measure_id",
    organisation="t.organisation_id",
    row_id="t.id",
)
MEASURES = Taken(
    Entity.MEASURES,
    "What is followed over time.",
    (
        _own_id("m"),
        _PROJECT,
        _UNIT,
        *(
            _text(name, "m", means)
            for name, means in (
                ("name", "What it is called."),
                ("role", "outcome, process or balancing."),
                ("data_shape", "What is written down each time."),
                ("rhythm", "How often."),
                ("direction", "Which way is better."),
                ("definition", "What exactly is counted."),
                ("numerator_words", "What is counted."),
                ("denominator_words", "Out of what."),
                ("value_words", "What a number of it is a number of."),
                ("method", "The kind of chart."),
                ("rule_set", "The rules it is judged by."),
                ("warehouse_code", "Its code in the warehouse."),
            )
        ),
        Column("target", _NUMBER, "m.target", "Where it is to come."),
        Column("multiplier", _NUMBER, "m.multiplier", "Of rates: per how many."),
        _day("starts_on", "m", "From when."),
        _day("closed_on", "m", "Since when no more is written down."),
    ),
    "charts_measure m JOIN people_unit u ON u.id = m.unit_id"
    " LEFT JOIN projects_project p ON p.id = m.project_id",
    organisation="m.organisation_id",
    row_id="m.id",
)
PROJECTS = Taken(
    Entity.PROJECTS,
    "Pieces of improvement work, private ones as well.",
    (
        _own_id("t"),
        _UNIT,
        _text("title", "t", "What it is called."),
        _text("aim", "t", "What is to be reached."),
        _text("method", "t", "The way of working."),
        _text("stage", "t", "How far it is."),
        _text("visibility", "t", "open or private."),
        _day("started_on", "t", "From when."),
        _day("closed_on", "t", "Since when it is closed."),
    ),
    "projects_project t JOIN people_unit u ON u.id = t.unit_id",
    organisation="t.organisation_id",
    row_id="t.id",
)
CYCLES = Taken(
    Entity.CYCLES,
    "Plan, Do, Study, Act: small tests of a change.",
    (
        _own_id("t"),
        _PROJECT,
        Column("previous", _ID, "before.public_id", "The cycle that it follows."),
        *(
            _text(name, "t", means)
            for name, means in (
                ("title", "What it is called."),
                ("kind", "Of test or of something else."),
                ("scale", "With how many it was tried."),
                ("stage", "plan, do, study or act, or done."),
                ("objective", "What is to be learned."),
                ("learned", "What was learned."),
                ("decision", "adopt, adapt or abandon, once decided."),
                ("next_steps", "What follows."),
            )
        ),
        _day("planned_start", "t", "As planned."),
        _day("planned_end", "t", "As planned."),
        _day("started_on", "t", "As it was."),
        _day("ended_on", "t", "As it was."),
        Column("decided_at", _MOMENT, "t.decided_at", "When it was decided."),
    ),
    "pdsa_cycle t JOIN projects_project p ON p.id = t.project_id"
    " LEFT JOIN pdsa_cycle before ON before.id = t.previous_id",
    organisation="t.organisation_id",
    row_id="t.id",
)
UNITS = Taken(
    Entity.UNITS,
    "The whole, directorates, services, teams and wards.",
    (
        _own_id("u"),
        Column("parent", _ID, "above.public_id", "The unit above; none for the whole."),
        _text("name", "u", "What it is called."),
        _text("kind", "u", "organisation, directorate, service or team."),
        _text("national_code", "u", "Its ODS code."),
        _text("warehouse_code", "u", "Its code in the warehouse."),
        _day("closed_on", "u", "Since when it is closed."),
    ),
    "people_unit u LEFT JOIN people_unit above ON above.id = u.parent_id",
    organisation="u.organisation_id",
    row_id="u.id",
)

ENTITIES: Mapping[str, Taken] = {
    taken.entity.value: taken
    for taken in (
        MEASUREMENTS, ANALYSES, POINTS, PHASES, ANNOTATIONS, MEASURES, PROJECTS, CYCLES, UNITS,
    )
}  # fmt: skip
