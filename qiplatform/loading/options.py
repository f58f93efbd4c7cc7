"""What somebody types after `load_series`, and what it means."""

from argparse import ArgumentParser, ArgumentTypeError
from string import Formatter
from typing import Any

from charts.engine import Direction, Method, RuleSetName
from charts.services.measures import Definition
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from qiplatform.loading.columns import Columns
from qiplatform.loading.places import Wording

METHODS = {
    DataShape.PERCENTAGE: Method.P,
    DataShape.RATE: Method.U,
    DataShape.COUNT: Method.C,
    DataShape.VALUE: Method.INDIVIDUALS,
    DataShape.TIME_BETWEEN: Method.T,
}
NUMBERS = ("numerator", "denominator", "value")


def add_columns(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("Which column says what")
    group.add_argument("--period-column", required=True, metavar="COLUMN")
    group.add_argument("--unit-column", required=True, metavar="COLUMN", help="the unit's code")
    group.add_argument(
        "--measure-columns",
        nargs="+",
        default=[],
        metavar="COLUMN",
        help="by which the measures of a unit differ",
    )
    for name in NUMBERS:
        group.add_argument(f"--{name}", metavar="COLUMN")


def add_definition(parser: ArgumentParser) -> None:
    group = parser.add_argument_group("What units and measures are, where they are new")
    group.add_argument("--name-template", required=True, help='such as "Late, type {type}"')
    group.add_argument("--unit-name-template", help='such as "Hospital {code}"; else the code')
    group.add_argument("--shape", type=DataShape, choices=list(DataShape), required=True)
    group.add_argument("--rhythm", type=Rhythm, choices=list(Rhythm), default=Rhythm.MONTH)
    group.add_argument(
        "--direction",
        type=Direction,
        choices=list(Direction),
        default=Direction.NEUTRAL,
        help="which way is better",
    )
    group.add_argument(
        "--role", type=MeasureRole, choices=list(MeasureRole), default=MeasureRole.OUTCOME
    )
    group.add_argument("--method", type=Method, choices=list(Method))
    group.add_argument(
        "--rule-set",
        type=RuleSetName,
        choices=list(RuleSetName),
        default=RuleSetName.ANHOEJ_AND_LIMITS,
    )
    group.add_argument("--target", type=float)
    group.add_argument("--multiplier", type=float, default=1.0, help="of rates: per how many")
    group.add_argument("--decimals", type=int, default=1)
    for words in ("numerator", "denominator", "value"):
        group.add_argument(f"--{words}-words", default="", metavar="WORDS")


def columns_of(options: dict[str, Any]) -> Columns:
    return Columns(
        period=options["period_column"],
        unit=options["unit_column"],
        numbers={name: options[name] for name in NUMBERS if options[name]},
        telling_apart=tuple(options["measure_columns"]),
    )


def wording_of(options: dict[str, Any]) -> Wording:
    """Raises ArgumentTypeError where a template names a column that tells nothing apart."""
    wording = Wording(
        unit_name=options["unit_name_template"] or f"{{{options['unit_column']}}}",
        measure_name=options["name_template"],
    )
    known = {options["unit_column"], *options["measure_columns"]}
    for template in (wording.unit_name, wording.measure_name):
        for _, column, _, _ in Formatter().parse(template):
            if column is not None and column not in known:
                raise ArgumentTypeError(
                    f"“{template}” names {{{column}}}, which is neither the unit's column nor one "
                    "of --measure-columns."
                )
    return wording


def definition_of(options: dict[str, Any]) -> Definition:
    """What every measure has in common; names and codes come from the lines."""
    shape = options["shape"]
    return Definition(
        name="",
        role=options["role"],
        data_shape=shape,
        rhythm=options["rhythm"],
        direction=options["direction"],
        target=options["target"],
        numerator_words=options["numerator_words"],
        denominator_words=options["denominator_words"],
        value_words=options["value_words"],
        multiplier=options["multiplier"],
        decimals=options["decimals"],
        method=options["method"] or METHODS[shape],
        rule_set=options["rule_set"],
    )
