"""How a driver diagram changed, day by day, in sentences."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from audit.selectors import Change
from common.templatetags.words import joined
from projects.layers import LABELS, Layer, Strength
from projects.models import DiagramLink, DiagramNode


@dataclass(frozen=True)
class DayOfChanges:
    """What was changed on one day, the latest last."""

    day: date
    by: str
    sentences: tuple[str, ...]


def days_of_changes(changes: Iterable[Change], words: Mapping[int, str]) -> list[DayOfChanges]:
    """The days on which boxes or links changed, newest first; `words` names boxes by key.

    A link that came together with its box is told with the box.
    """
    together = list(changes)
    born = {(change.row.pgh_obj_id, change.at) for change in together if _is_birth(change)}
    under = _homes_at_birth(together, born, words)
    days: dict[date, list[tuple[Change, str]]] = {}
    for change in sorted(together, key=_moment):
        sentence = (
            _box(change, under) if change.model is DiagramNode else _link(change, words, born)
        )
        if sentence:
            days.setdefault(timezone.localtime(change.at).date(), []).append((change, sentence))
    return [
        DayOfChanges(
            day,
            joined(sorted({change.by for change, _ in told if change.by})),
            tuple(dict.fromkeys(sentence for _, sentence in told)),
        )
        for day, told in reversed(days.items())
    ]


def _moment(change: Change) -> tuple[datetime, bool, int]:
    """What one act did at once begins with the boxes."""
    return (change.at, change.model is DiagramLink, change.row.pgh_id)


def _is_birth(change: Change) -> bool:
    return change.model is DiagramNode and change.before is None


def _homes_at_birth(
    changes: Iterable[Change], born: set[tuple[int, datetime]], words: Mapping[int, str]
) -> dict[int, str]:
    return {
        change.row.source_id: words.get(change.row.target_id, _("another box"))
        for change in changes
        if change.model is DiagramLink
        and change.before is None
        and (change.row.source_id, change.at) in born
    }


def _box(change: Change, under: Mapping[int, str]) -> str:
    row = change.row
    kind = LABELS[Layer(row.layer)].lower()
    if change.before is None:
        home = under.get(row.pgh_obj_id)
        return _("Added the {kind} “{text}”").format(kind=kind, text=row.text) + (
            f" under {home}" if home else ""
        )
    if change.changed("removed_at"):
        return _("{did} the {kind} “{text}”").format(
            did="Took off" if row.removed_at else "Put back", kind=kind, text=row.text
        )
    if change.changed("text"):
        return _("Changed the {kind} “{before}” to “{after}”").format(
            kind=kind, before=change.before.text, after=row.text
        )
    return ""


def _link(change: Change, words: Mapping[int, str], born: set[tuple[int, datetime]]) -> str:
    row = change.row
    source, target = (words.get(key, _("a box")) for key in (row.source_id, row.target_id))
    if change.before is None:
        if (row.source_id, change.at) in born:
            return ""
        return _("Linked {source} to {target}").format(source=source, target=target)
    if change.after is None:
        return _("Took away the link from {source} to {target}").format(
            source=source, target=target
        )
    if change.changed("strength"):
        how = "strong" if row.strength == Strength.STRONG else "weak"
        return _("Made the link from {source} to {target} {how}").format(
            source=source, target=target, how=how
        )
    return ""
