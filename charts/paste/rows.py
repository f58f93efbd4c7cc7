"""A row as it was typed: texts by field, nothing understood yet."""

from collections.abc import Mapping
from enum import StrEnum

from charts.vocabulary import WITH_DENOMINATOR, DataShape


class Field(StrEnum):
    """A column of a data page."""

    PERIOD = "period"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    NOTE = "note"


Row = Mapping[Field, str]

NUMBERS = (Field.NUMERATOR, Field.DENOMINATOR, Field.VALUE)


def fields_for(shape: DataShape) -> tuple[Field, ...]:
    """The columns in which a measure of that shape is written down, in their order."""
    if shape in WITH_DENOMINATOR:
        return (Field.PERIOD, Field.NUMERATOR, Field.DENOMINATOR, Field.NOTE)
    return (Field.PERIOD, Field.VALUE, Field.NOTE)


def is_blank(row: Row) -> bool:
    """Whether nothing was typed but perhaps the period, which pages fill in by themselves."""
    return not any(text.strip() for field, text in row.items() if field is not Field.PERIOD)
