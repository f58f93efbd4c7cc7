"""What people without an account see, and what their team sees of their links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from charts import periods
from charts.figures.period_words import period_words
from charts.models import Entry, EntryLink, Measure
from charts.presenters.entries import entry_words
from charts.vocabulary import Rhythm
from common.templatetags.words import ago

_DAILY = (Rhythm.DAY, Rhythm.EVENT)
_DAYS_BACK = 2


@dataclass(frozen=True)
class LinkLine:
    """A link that works."""

    name: str
    shows: str
    used: str
    until: datetime
    address: str
    poster_href: str
    revoke_href: str


@dataclass(frozen=True)
class LoggedLine:
    """Something that came through a link. It can be undone for a day."""

    words: str
    about: str
    undo_href: str


@dataclass(frozen=True)
class LinkHappening:
    """A link made or revoked."""

    at: datetime
    by: str
    sentence: str


def address_of(link: EntryLink) -> str:
    """The whole address, as it is printed."""
    return settings.SITE_ADDRESS + reverse("log_number", args=[link.code])


def link_lines(links: Iterable[EntryLink], measure: Measure) -> list[LinkLine]:
    """The links of a measure, with the way to the poster of each."""
    return [
        LinkLine(
            name=link.name,
            shows=_("Safety cross") if link.is_cross else _("One box"),
            used=ago(link.last_used_at) or _("Never yet"),
            until=link.expires_at,
            address=address_of(link),
            poster_href=reverse("entry_link_poster", args=[measure.public_id, link.public_id]),
            revoke_href=reverse("entry_link_revoke", args=[measure.public_id, link.public_id]),
        )
        for link in links
    ]


def logged_lines(
    entries: Iterable[Entry], measure: Measure, *, at: datetime, may_undo: bool
) -> list[LoggedLine]:
    """The newest entries through links."""
    return [
        LoggedLine(
            words=entry_words(measure, entry),
            about=f"{ago(entry.made_at)}, {entry.author}" + (", undone" if entry.undone_at else ""),
            undo_href=reverse("entry_undo", args=[measure.public_id, entry.public_id])
            if may_undo and not entry.undone_at and at - entry.made_at < Entry.UNDO_FOR
            else "",
        )
        for entry in entries
        if entry.changes
    ]


def link_happenings(changes: Iterable[Change]) -> list[LinkHappening]:
    """Who made a link and who revoked one, newest first."""
    told = [LinkHappening(change.at, change.by, _sentence(change)) for change in changes]
    return [happening for happening in told if happening.sentence]


def periods_to_log(measure: Measure, expected: date, *, today: date) -> list[tuple[str, str]]:
    """The newest periods, the one that is most likely meant first, each by its first day."""
    if measure.every in _DAILY:
        found, day = [], today
        for _day in range(_DAYS_BACK + 1):
            found.append(day)
            day = periods.preceding(Rhythm.DAY, day)
    else:
        found = [
            expected,
            periods.start_of(measure.every, today),
            periods.latest_finished(measure.every, today),
        ]
    return [(day.isoformat(), _period(measure, day, today)) for day in dict.fromkeys(found)]


def for_words(measure: Measure, period: date) -> str:
    """The name of a period as people say it: Saturday 28 November, week of 23 November 2026."""
    if measure.every in _DAILY:
        return f"{period:%A} {period.day} {period:%B}"
    return period_words(period.isoformat(), measure.rhythm)


def _period(measure: Measure, day: date, today: date) -> str:
    words = for_words(measure, day)
    return (
        _("Today, {words}").format(words=words)
        if day == today and measure.every in _DAILY
        else words
    )


def _sentence(change: Change) -> str:
    if change.before is None:
        return _("Made the link “{name}”").format(name=change.row.name)
    return (
        _("Revoked the link “{name}”").format(name=change.row.name)
        if change.changed("revoked_at")
        else ""
    )
