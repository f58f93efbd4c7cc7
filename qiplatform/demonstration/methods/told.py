"""What teams with the same kind of work wrote under their way of working."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, eq=False)
class Told:
    """Answers by stage and question, for at most so many projects with such titles."""

    method: str
    titles: tuple[str, ...]  # how they begin
    most: int
    answers: Mapping[str, Mapping[str, str]]
    workshop_ago: timedelta | None = None  # of work under way; else as the chart tells it
