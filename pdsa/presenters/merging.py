"""Where two people wrote different things in one part of a cycle."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.language import lazily
from pdsa.judging import figures
from pdsa.models import Cycle
from pdsa.presenters.cycle import said, stored
from pdsa.presenters.labels import LABELS, PARTS
from pdsa.stages import OUTCOME_LABELS

NOTHING = lazily("Nothing")


@dataclass(frozen=True)
class Difference:
    """An answer that two people gave differently."""

    label: str
    theirs: str
    mine: str


def differences(cycle: Cycle, part: str, typed: Mapping[str, object]) -> list[Difference]:
    """Where what is stored now differs from what was about to be saved."""
    found = [
        (LABELS[name], said(name, stored(cycle, name)), said(name, typed[name]))
        for name in PARTS[part]
        if name in typed
    ]
    if part == "study":
        found += _of_predictions(cycle, typed)
    return [
        Difference(label, theirs or NOTHING, mine or NOTHING)
        for label, theirs, mine in found
        if theirs != mine
    ]


def _of_predictions(cycle: Cycle, typed: Mapping[str, object]) -> list[tuple[str, str, str]]:
    found = []
    for number, prediction in enumerate(cycle.predictions.order_by("pk")):
        outcomes = (prediction.outcome, typed.get(f"outcome_{number}"))
        theirs, mine = (OUTCOME_LABELS.get(outcome, "") for outcome in outcomes)  # type: ignore[call-overload]
        found.append(
            (_("How it compared: “{prediction}”").format(prediction=prediction), theirs, mine)
        )
        happened = prediction.happened
        now = prediction.happened_words if happened is None else figures(happened)
        given = typed.get(f"happened_{number}")
        mine = figures(given) if isinstance(given, float) else str(given or "")
        found.append((_("What happened: “{prediction}”").format(prediction=prediction), now, mine))
    return found
