"""The words of loading data from a warehouse."""

from enum import StrEnum

from common.language import lazily


class FileKind(StrEnum):
    """What a sent file is, told by its beginning and not by its name."""

    CSV = "csv"
    NDJSON = "ndjson"
    PARQUET = "parquet"


class Stage(StrEnum):
    """How far a load has come."""

    WAITING = "waiting"
    CHECKING = "checking"
    WRITING = "writing"
    DONE = "done"
    REFUSED = "refused"  # all or nothing was asked for, and something was wrong
    FAILED = "failed"
    CANCELLED = "cancelled"


class Entity(StrEnum):
    """What can be taken out."""

    MEASUREMENTS = "measurements"
    ANALYSES = "analyses"
    POINTS = "points"
    PHASES = "phases"
    ANNOTATIONS = "annotations"
    MEASURES = "measures"
    PROJECTS = "projects"
    CYCLES = "cycles"
    UNITS = "units"


class CodeKind(StrEnum):
    """What a code of the warehouse stands for."""

    UNIT = "unit"
    MEASURE = "measure"  # the same at every unit
    PAIR = "pair"  # a measure's code at one unit


UNFINISHED = (Stage.WAITING, Stage.CHECKING, Stage.WRITING)
STAGE_LABELS = {
    Stage.WAITING: lazily("Waiting"),
    Stage.CHECKING: lazily("Checking the rows"),
    Stage.WRITING: lazily("Saving"),
    Stage.DONE: lazily("Done"),
    Stage.REFUSED: lazily("Nothing was saved"),
    Stage.FAILED: lazily("Failed"),
    Stage.CANCELLED: lazily("Cancelled"),
}

# What a row says, and what its column is called unless the sender says otherwise.
FIELDS = ("measure", "unit", "period", "numerator", "denominator", "value")
NEEDED = FIELDS[:3]
NUMBERS = FIELDS[3:]
