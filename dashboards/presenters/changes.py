"""Signals that came or went on charts, in sentences. Two points are never compared."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import VerdictChange
from charts.selectors import SIGNALS
from common.templatetags.words import counted, joined
from common.verdicts import VARIATIONS
from people.models import Unit


@dataclass(frozen=True)
class ChangeLine:
    """One chart that began or ceased to show a signal, with the way to it."""

    at: datetime
    title: str
    href: str
    place: str
    sentence: str
    tag: str
    tone: str
    icon: str


def change_line(change: VerdictChange, *, place: str = "") -> ChangeLine:
    verdict = VARIATIONS[change.after]
    came = change.after in SIGNALS
    return ChangeLine(
        at=change.at,
        title=change.measure.name,
        href=reverse("measure", args=[change.measure.public_id]),
        place=place,
        sentence=f"{_why(change)}{change.headline}",
        tag=verdict.word if came else _over(change.before),
        tone=verdict.tone,
        icon=verdict.glyph,
    )


def place_of(change: VerdictChange, page: Unit) -> str:
    """Where and in which project it was measured, as far as the page does not say so."""
    measure = change.measure
    parts = [
        "" if measure.unit_id == page.pk else measure.unit.name,
        measure.project.title if measure.project else "",
    ]
    return " · ".join(part for part in parts if part)


def changes_in_one_line(counts: Mapping[str, int]) -> str:
    """New signals: 4 of concern, 7 of improvement. 2 signals ended."""
    began = [
        f"{counts[key]} {words}"
        for key, words in (
            ("of_concern", _("of concern")),
            ("improving", _("of improvement")),
            ("changed", _("of another change")),
        )
        if counts[key]
    ]
    said = [_("New signals: {began}.").format(began=joined(began))] if began else []
    if counts["ended"]:
        said.append(f"{counted(counts['ended'], 'signal')} ended.")
    return " ".join(said)


def _over(before: str) -> str:
    """'No longer of concern': what a chart has ceased to say."""
    word = str(VARIATIONS[before].word).split(",")[0]
    return _("No longer {verdict}").format(verdict=word[:1].lower() + word[1:])


def _why(change: VerdictChange) -> str:
    """What a reader would wonder about: a verdict that moved without a newer number."""
    return {
        VerdictChange.Cause.CORRECTION: "After a correction: ",
        VerdictChange.Cause.NEW_ENGINE: "Read anew by a newer version of the analysis: ",
    }.get(VerdictChange.Cause(change.cause), "")
