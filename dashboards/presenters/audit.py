"""Who did what, when, with what was before and after, in sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Field
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from audit.selectors.acts import BY_HAND
from charts.models import Entry
from common.templatetags.words import day, joined, moment
from dashboards.presenters.audit_words import in_numbers, load_sentence, sentence
from dashboards.presenters.history import entry_sentence
from dashboards.selectors.audit import Act, Around
from feeds.models import Load
from projects.models import Barrier, BarrierStep, Project

# Of no interest to people: keys, and what only counts or orders.
_NOT_TOLD = {"id", "public_id", "organisation", "version", "path", "position"}


@dataclass(frozen=True)
class Difference:
    """One thing that is said of a row, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Deed:
    """One thing that was done in an act, and to which project it belongs."""

    sentence: str
    differences: tuple[Difference, ...] = ()
    place: str = ""
    place_href: str = ""
    narrow_href: str = ""


@dataclass(frozen=True)
class ActLine:
    """One act: at one moment, by one person or process."""

    at: datetime
    by: str
    by_href: str
    deeds: tuple[Deed, ...] = field(default=())


def act_line(act: Act, around: Around) -> ActLine:
    by = act.counted.by or (_("Somebody with access to the database") if _by_hand(act) else "")
    if act.is_bulk:
        deeds: tuple[Deed, ...] = (Deed(in_numbers(act.counted)),)
    else:
        told = [_deed(change, around) for change in _told_once(act.changes)]
        told += [_data(row, around) for row in act.data]
        deeds = tuple(dict.fromkeys(told))  # what is private looks alike, and is said once
    return ActLine(act.key.at, by, narrowed(who=by) if act.counted.by else "", deeds)


def _told_once(changes: Sequence[Change]) -> Iterator[Change]:
    """Without barriers whose own step of the same act tells all that was done to them."""
    stepped = {
        change.row.barrier_id
        for change in changes
        if change.model is BarrierStep and (change.before is None or change.changed("undone_at"))
    }
    for change in changes:
        by_step = change.model is Barrier and change.row.pgh_obj_id in stepped
        if not by_step or change.changed("words"):
            yield change


def table_rows(line: ActLine) -> Iterator[tuple[str, ...]]:
    """The same for spreadsheets: a row for each thing that changed."""
    at = line.at.isoformat(sep=" ", timespec="seconds")
    for deed in line.deeds:
        told = (at, line.by, deed.sentence, deed.place)
        if not deed.differences:
            yield (*told, "", "", "")
        for difference in deed.differences:
            yield (*told, difference.label, difference.before, difference.after)


def narrowed(**filters: str) -> str:
    """The address of the record with only these filters set."""
    return f"{reverse('audit')}?{urlencode(filters)}"


def _by_hand(act: Act) -> bool:
    return act.key.id == BY_HAND


def _deed(change: Change, around: Around) -> Deed:
    key = change.row.in_project
    project = around.projects.get(key) if key else None
    if key and project is None:
        return _private()
    differences = _differences(change, around)
    return _in_place(Deed(sentence(change), differences), project)


def _data(row: Entry | Load, around: Around) -> Deed:
    if isinstance(row, Load):
        return Deed(load_sentence(row))
    key = row.measure.project_id
    project = around.projects.get(key) if key else None
    return _private() if key and project is None else _in_place(Deed(entry_sentence(row)), project)


def _private() -> Deed:
    return Deed(_("Something in a private project"))


def _in_place(deed: Deed, project: Project | None) -> Deed:
    if project is None:
        return deed
    href = reverse("project", args=[project.public_id])
    return Deed(deed.sentence, deed.differences, project.title, href, narrowed(about=project.title))


def _differences(change: Change, around: Around) -> tuple[Difference, ...]:
    """What is otherwise now. Of a new row and of one removed the sentence says enough."""
    if change.before is None or change.after is None:
        return ()
    return tuple(
        Difference(
            label=str(known.verbose_name).capitalize(),
            before=_said(change.before, known, around),
            after=_said(change.after, known, around),
        )
        for known in change.model._meta.concrete_fields
        if _is_told(known, change) and change.changed(known.attname)
    )


def _is_told(known: Field, change: Change) -> bool:
    return known.name not in _NOT_TOLD and hasattr(change.after, known.attname)


def _said(row: Any, known: Field, around: Around) -> str:
    """A value as people read it; a dash for none."""
    value = getattr(row, known.attname)
    if value in (None, "", [], {}):
        return "–"
    if known.related_model is not None:
        return around.names.get((known.related_model, value), _("something else"))
    if known.flatchoices:
        return str(dict(known.flatchoices).get(value, value))
    match value:
        case bool():
            return _("yes") if value else _("no")
        case datetime():
            return moment(value)
        case date():
            return day(value)
        case list():
            return joined([str(item) for item in value])
        case dict():
            return _("%(number)s entries") % {"number": len(value)}
    return str(value)
