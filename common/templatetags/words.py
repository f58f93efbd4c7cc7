"""Dates, times, numbers and lists as people say them, known to every template by the settings."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.formats import localize, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

register = template.Library()

MINUS = "\N{MINUS SIGN}"
NO_NUMBER = "–"


@register.filter(expects_localtime=True)
def day(value: date | None) -> str:
    """27 March 2027."""
    return formatted(value, "j F Y") if value else ""


@register.filter(expects_localtime=True)
def moment(value: datetime | None) -> str:
    """27 March 2027 at 10:42."""
    return formatted(value, _("j F Y \\a\\t H:i")) if value else ""


@register.filter
def ago(value: datetime | date | None, now: datetime | None = None) -> str:
    """Just now, 5 minutes ago, 3 hours ago, yesterday, 12 days ago; after two months the day."""
    if value is None:
        return ""
    now = timezone.localtime(now)
    if isinstance(value, datetime):
        value = timezone.localtime(value)
        seconds = (now - value).total_seconds()
        if seconds < 60:
            return _("just now")
        if seconds < 3600:
            minutes = int(seconds // 60)
            return ngettext("{n} minute ago", "{n} minutes ago", minutes).format(n=minutes)
        if value.date() == now.date():
            hours = int(seconds // 3600)
            return ngettext("{n} hour ago", "{n} hours ago", hours).format(n=hours)
        value = value.date()
    return _days_ago(value, (now.date() - value).days)


@register.filter
def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """1,234.5 and −3.2; a dash where there is no number."""
    if value is None or value == "":
        return NO_NUMBER
    written = number_format(f"{value:.{decimals}f}", decimals, force_grouping=True)
    return written.replace("-", MINUS)


@register.filter
def counted(count: int, noun: str) -> str:
    """`3|counted:"measure"` is 3 measures; an odd plural follows a comma: "person,people"."""
    return _counted(get_language(), count, *noun.split(","))


@register.filter
def joined(words: Sequence[object]) -> str:
    """a, b and c."""
    texts = [str(localize(word)) for word in words]
    if len(texts) < 2:
        return "".join(texts)
    return _("{others} and {last}").format(others=", ".join(texts[:-1]), last=texts[-1])


@register.filter
def put_in(value: object, words: str) -> str:
    """`name|put_in:"Remove {}"` puts a value where a sentence says."""
    return words.format(value)


def _days_ago(value: date, days: int) -> str:
    if days < 0 or days > 60:
        return _("on {day}").format(day=day(value)) if days > 60 else day(value)
    if days < 2:
        return _("yesterday") if days else _("today")
    return ngettext("{n} day ago", "{n} days ago", days).format(n=days)


@lru_cache(maxsize=10_000)
def _counted(_language: str | None, count: int, one: str, many: str = "") -> str:
    """Kept once it was said: `ngettext` asks one catalogue after another."""
    noun = ngettext(one, many or one + "s", count)
    return f"{number_format(count, 0, force_grouping=True)} {noun}"
