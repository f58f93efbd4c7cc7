"""A spreadsheet as it was understood, and what can still be undone of others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.models import Entry
from charts.presenters.checking import Checked, Outcome
from charts.presenters.entries import Undoable, entry_words
from common.templatetags.words import ago, joined
from projects.models import Project

MOST_SHOWN = 100  # rows of a table; the others are counted


@dataclass(frozen=True)
class RowTable:
    """Some rows of a kind; `more` are not shown."""

    rows: Sequence[object]
    more: int


@dataclass(frozen=True)
class PartPage:
    """What a sheet says of one measure."""

    key: str
    heading: str
    title: str
    told: Sequence[str]
    summary: str
    remarks: Sequence[str]
    trouble: str  # why nothing of it can be saved, if so
    dates: str
    order: str
    other_order: str
    question: object | None
    refused: RowTable
    changes: Checked | None
    more_changes: int = 0

    @property
    def order_name(self) -> str:
        """Of the answer whether day or month comes first."""
        return f"order-{self.key}"


def table_of(rows: Sequence[object]) -> RowTable:
    """As many rows as a page shows."""
    return RowTable(rows[:MOST_SHOWN], max(0, len(rows) - MOST_SHOWN))


def changes_in(found: Checked) -> tuple[Checked, int]:
    """What saving would do, changes first, and how many more there are than a page shows."""
    changed = [row for row in found.rows if row.outcome is Outcome.CHANGED]
    to_do = [*changed, *(row for row in found.rows if row.outcome is Outcome.ADDED)]
    shown = Checked(tuple(to_do[:MOST_SHOWN]), found.summary, bool(to_do))
    return shown, max(0, len(to_do) - MOST_SHOWN)


def save_label(count: int, *, leaves_out: int) -> str:
    """What the button says that saves."""
    if leaves_out:
        return ngettext(
            "Save the {count} that is right", "Save the {count} that are right", count
        ).format(count=count)
    return ngettext("Save {count} number", "Save {count} numbers", count).format(count=count)


def saved_words(entries: Iterable[Entry]) -> str:
    """'24 numbers of “Falls” saved.'"""
    changed = [entry for entry in entries if entry.changes]
    count = sum(len(entry.changes) for entry in changed)
    names = joined([f"“{entry.measure.name}”" for entry in changed])
    return ngettext(
        "{count} number of {names} saved.", "{count} numbers of {names} saved.", count
    ).format(count=count, names=names)


def project_undoables(project: Project, saved: Iterable[Sequence[Entry]]) -> list[Undoable]:
    """What was saved at once in the measures of a project, newest first."""
    return [
        Undoable(
            words=_together(entries),
            when=ago(entries[0].made_at),
            undo_href=reverse("project_sheet_undo", args=[project.public_id, entries[0].key]),
        )
        for entries in saved
    ]


def _together(entries: Sequence[Entry]) -> str:
    changed = [entry for entry in entries if entry.changes]
    if len(changed) == 1:
        [entry] = changed
        return f"{entry.measure.name}: {entry_words(entry.measure, entry)}"
    count = sum(len(entry.changes) for entry in changed)
    return _("{count} numbers of {measures} measures").format(count=count, measures=len(changed))
