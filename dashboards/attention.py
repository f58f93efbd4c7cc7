"""Why a project needs somebody, from the gravest reason down, and how much each weighs.

The same list orders a portfolio in the database and says the reasons on its pages. Weights are
ours: what nobody notices by themselves weighs most. They order, and are shown to nobody.
"""

from enum import StrEnum

from common.language import lazily


class Reason(StrEnum):
    """One thing that waits in a project. At most one of a quiet and a silent pair holds."""

    SILENT = "silent"
    NO_DATA = "no_data"
    CONCERN = "concern"
    UNSTUDIED_MANY = "unstudied_many"
    QUESTION = "question"
    BARRIER = "barrier"
    OVERCLAIMED = "overclaimed"
    QUIET = "quiet"
    LATE_DATA = "late_data"
    SIGNAL = "signal"
    UNSTUDIED_ONE = "unstudied_one"


WEIGHTS = {
    Reason.SILENT: 9,
    Reason.NO_DATA: 8,
    Reason.CONCERN: 6,
    Reason.UNSTUDIED_MANY: 5,
    Reason.QUESTION: 4,
    Reason.BARRIER: 4,
    Reason.OVERCLAIMED: 3,
    Reason.QUIET: 3,
    Reason.LATE_DATA: 3,
    Reason.SIGNAL: 2,
    Reason.UNSTUDIED_ONE: 2,
}
TONES = {
    Reason.SILENT: "danger",
    Reason.NO_DATA: "danger",
    Reason.CONCERN: "concern",
}  # all others: warning
LABELS = {
    Reason.SILENT: lazily("Silent: nothing happens"),
    Reason.NO_DATA: lazily("No data for three periods"),
    Reason.CONCERN: lazily("A signal of concern nobody has looked at"),
    Reason.UNSTUDIED_MANY: lazily("Two tests or more without Study"),
    Reason.QUESTION: lazily("A coaching question without an answer"),
    Reason.BARRIER: lazily("An open barrier"),
    Reason.OVERCLAIMED: lazily("Claimed score above suggested"),
    Reason.QUIET: lazily("Gone quiet"),
    Reason.LATE_DATA: lazily("Data is late"),
    Reason.SIGNAL: lazily("Another signal nobody has looked at"),
    Reason.UNSTUDIED_ONE: lazily("A test without Study"),
}
