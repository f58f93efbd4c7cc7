"""What happened to cycles, in sentences."""

from audit.selectors import Change
from common.templatetags.words import day
from pdsa.presenters.labels import PARTS
from pdsa.stages import Decision

_DECIDED = {
    Decision.ADOPT: "adopt",
    Decision.ADAPT: "adapt",
    Decision.ABANDON: "abandon, with what was learned",
}
_STAMPS = {
    "planned_at": "Finished the plan of",
    "done_at": "Wrote what happened in",
    "studied_at": "Studied",
}
_WRITTEN = [name for part in PARTS.values() for name in part if name not in ("idea", "measures")]


def cycle_sentence(change: Change) -> str:
    """One change of a cycle; nothing where nobody would tell of it."""
    row = change.row
    test = f"the test “{row.title}”"
    if change.before is None:
        return f"Planned {test}"
    if change.after is None:
        return f"Took back the plan of {test}"
    if change.changed("decision"):
        return f"Decided on {test}: {_DECIDED[Decision(row.decision)]}"
    for stamp, verb in _STAMPS.items():
        if change.changed(stamp):
            return f"{verb} {test}"
    if change.changed("started_on") and change.before.started_on is None:
        return f"Started {test} on {day(row.started_on)}"
    if change.changed("study_was_written_after"):
        return f"Read the Study of {test}"
    fields = [name for name in _WRITTEN if hasattr(row, name)]
    return f"Changed {test}" if any(change.changed(name) for name in fields) else ""


def prediction_sentence(change: Change) -> str:
    """One change of a prediction, told when it is made or taken back."""
    if change.before is None:
        return f"Predicted: {change.row.words}"
    return "" if change.after else f"Took a prediction back: {change.row.words}"
