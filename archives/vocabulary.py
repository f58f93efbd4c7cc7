"""The words of exports."""

from enum import StrEnum

from common.language import lazily

FORMAT = "improvement-platform"
FORMAT_VERSION = 1  # of the package; new tables and columns alone leave it as it is
DESCRIPTOR = "datapackage.json"
# Where files lie: nothing that leads out of their folder.
FILE_NAME = r"(attachments/[0-9]{4}/[0-9]{2}|logos)/[0-9A-Za-z_-]{1,60}\.[0-9a-z]{1,5}"
FILES = "files"  # the resource that lists them, and the folder in which they lie


class Stage(StrEnum):
    """How far an export has come, or an import."""

    WAITING = "waiting"
    WRITING = "writing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (Stage.WAITING, Stage.WRITING)
STAGE_LABELS = {
    Stage.WAITING: lazily("Waiting"),
    Stage.WRITING: lazily("Being written"),
    Stage.DONE: lazily("Ready"),
    Stage.FAILED: lazily("Failed"),
    Stage.CANCELLED: lazily("Cancelled"),
}
