"""The words of loading data from a warehouse, and of telling other systems."""

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


class Topic(StrEnum):
    """What another system can be told of."""

    SIGNAL = "signal"
    DECISION = "decision"
    BARRIER = "barrier"


class Event(StrEnum):
    """What happened, as a message calls it. The part before the dot is the thing."""

    SIGNAL_APPEARED = "signal.appeared"
    SIGNAL_ENDED = "signal.ended"
    CYCLE_DECIDED = "cycle.decided"
    BARRIER_RAISED = "barrier.raised"
    BARRIER_ESCALATED = "barrier.escalated"
    BARRIER_RESOLVED = "barrier.resolved"
    BARRIER_DECLINED = "barrier.declined"
    BARRIER_REOPENED = "barrier.reopened"
    BARRIER_WITHDRAWN = "barrier.withdrawn"
    BARRIER_UNDONE = "barrier.undone"  # the newest step was taken back by whoever made it
    TEST = "webhook.test"


class DeliveryState(StrEnum):
    """What became of one message to one address."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    GIVEN_UP = "given_up"
    WITHHELD = "withheld"  # what it tells of is gone, or has become private


TOPIC_LABELS = {
    Topic.SIGNAL: lazily("A chart shows a signal, or shows it no more"),
    Topic.DECISION: lazily("A PDSA cycle ends in a decision"),
    Topic.BARRIER: lazily("A barrier is raised, or somebody does something about it"),
}
