"""What a measure is: what people decide about it, as it is given and as it is taken."""

from charts.engine import Direction, Method, RuleSetName
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from common.api.fields import Flag, Line, Number, OneOf, Text, Whole
from common.api.shapes import Answer, Body, Changes

LONGEST_DEFINITION = 5_000
MOST_DECIMALS = 6


class DefinitionAnswer(Answer):
    """The definition of a measure."""

    name = Line(longest=150)
    role = OneOf(MeasureRole)
    data_shape = OneOf(DataShape)
    rhythm = OneOf(Rhythm)
    direction = OneOf(Direction)
    target = Number(allow_null=True)
    definition = Text(longest=LONGEST_DEFINITION)
    numerator_words = Line(longest=120)
    denominator_words = Line(longest=120)
    value_words = Line(longest=120)
    multiplier = Number()
    decimals = Whole(largest=MOST_DECIMALS)
    method = OneOf(Method)
    rule_set = OneOf(RuleSetName)
    screened = Flag()
    warehouse_code = Line(longest=60)


class DefinitionParts(Body):
    """What can be left out of a new measure, and out of every change."""

    direction = OneOf(Direction, required=False)
    target = Number(required=False, allow_null=True)
    definition = Text(longest=LONGEST_DEFINITION, required=False)
    numerator_words = Line(longest=120, required=False)
    denominator_words = Line(longest=120, required=False)
    value_words = Line(longest=120, required=False)
    multiplier = Number(smallest=1e-6, largest=1e9, required=False)
    decimals = Whole(largest=MOST_DECIMALS, required=False)
    method = OneOf(Method, required=False)
    rule_set = OneOf(RuleSetName, required=False)
    screened = Flag(required=False)
    warehouse_code = Line(longest=60, required=False)


class DefinitionBody(DefinitionParts):
    """A measure to be defined."""

    name = Line(longest=150, needed=True)
    role = OneOf(MeasureRole)
    data_shape = OneOf(DataShape)
    rhythm = OneOf(Rhythm)


class DefinitionChanges(DefinitionParts, Changes):
    """Another definition. What decides which numbers are written down stays once there are some."""

    name = Line(longest=150, needed=True, required=False)
    role = OneOf(MeasureRole, required=False)
    data_shape = OneOf(DataShape, required=False)
    rhythm = OneOf(Rhythm, required=False)
