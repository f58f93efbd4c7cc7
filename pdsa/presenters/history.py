"""What happened to cycles, in sentences."""

from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import day
from pdsa.presenters.labels import PARTS
from pdsa.stages import Decision

_DECIDED = {
    Decision.ADOPT: "adopt",
    Decision.ADAPT: "adapt",
    Decision.ABANDON: lazily("abandon, with what was learned"),
}
_STAMPS = {
    "planned_at": lazily("Finished the plan of"),
    "done_at": lazily("Wrote what happened in"),
    "studied_at": lazily("Studied"),
}
_WRITTEN = [name for part in PARTS.values() for name in part if name not in ("idea", "measures")]


def cycle_sentence(change: Change) -> str:
    """One change of a cycle; nothing where nobody would tell of it."""
    row = change.row
    test = _("the test “{title}”").format(title=row.title)
    if change.before is None:
        return _("Planned {test}").format(test=test)
    if change.after is None:
        return _("Took back the plan of {test}").format(test=test)
    if change.changed("decision"):
        return _("Decided on {test}: {decision}").format(
            test=test, decision=_DECIDED[Decision(row.decision)]
        )
    for stamp, verb in _STAMPS.items():
        if change.changed(stamp):
            return f"{verb} {test}"
    if change.changed("started_on") and change.before.started_on is None:
        return _("Started {test} on {started_on}").format(test=test, started_on=day(row.started_on))
    if change.changed("study_was_written_after"):
        return _("Read the Study of {test}").format(test=test)
    fields = [name for name in _WRITTEN if hasattr(row, name)]
    return (
        _("Changed {test}").format(test=test)
        if any(change.changed(name) for name in fields)
        else ""
    )


def prediction_sentence(change: Change) -> str:
    """One change of a prediction, told when it is made or taken back."""
    if change.before is None:
        return _("Predicted: {words}").format(words=change.row.words)
    return (
        "" if change.after else _("Took a prediction back: {words}").format(words=change.row.words)
    )
