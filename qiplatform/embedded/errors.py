"""What can go wrong while starting, in words for whoever started it."""

from pathlib import Path


class CannotStart(Exception):
    """Something could not be started.

    `what` failed, `advice` is what to do about it, and `log` (when given) is the file whose last
    lines show why.
    """

    def __init__(self, what: str, advice: str, log: Path | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.advice = advice
        self.log = log
