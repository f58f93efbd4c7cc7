"""Dates, times, numbers and lists as people say them, known to every template by the settings."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.dateformat import format as formatted
from django.utils.formats import localize

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
    return formatted(value, "j F Y \\a\\t H:i") if value else ""


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
            return "just now"
        if seconds < 3600:
            return f"{_counted(int(seconds // 60), 'minute')} ago"
        if value.date() == now.date():
            return f"{_counted(int(seconds // 3600), 'hour')} ago"
        value = value.date()
    return _days_ago(value, (now.date() - value).days)


@register.filter
def number(value: float | Decimal | None, decimals: int = 0) -> str:
    """1,234.5 and −3.2; a dash where there is no number."""
    if value is None or value == "":
        return NO_NUMBER
    return f"{value:,.{decimals}f}".replace("-", MINUS)


@register.filter
def counted(count: int, noun: str) -> str:
    """`3|counted:"measure"` is 3 measures; an odd plural follows a comma: "person,people"."""
    return _counted(count, *noun.split(","))


@register.filter
def joined(words: Sequence[object]) -> str:
    """a, b and c."""
    texts = [str(localize(word)) for word in words]
    if len(texts) < 2:
        return "".join(texts)
    return f"{', '.join(texts[:-1])} and {texts[-1]}"


def _days_ago(value: date, days: int) -> str:
    if days < 0 or days > 60:
        return f"on {day(value)}" if days > 60 else day(value)
    if days < 2:
        return "yesterday" if days else "today"
    return f"{days} days ago"


def _counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"
