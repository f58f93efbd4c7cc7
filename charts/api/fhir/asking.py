"""What a search says: the parameters of FHIR that we know, and no others."""

import re
from calendar import monthrange
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _

from charts.selectors.reports import Span
from common.errors import Invalid

MOST, USUAL = 500, 50  # resources on a page
PREFIXES = ("eq", "ge", "gt", "le", "lt", "sa", "eb")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_REPORT = re.compile(r"([0-9a-fA-F-]{36})\.(\d{4}-\d\d-\d\d)")
_FORMATS = ("json", "application/json", "application/fhir+json", "application/fhir json")
_YEARS = range(1900, 2200)
_NIL = UUID(int=0)  # no row has it


@dataclass(frozen=True)
class ReportKey:
    """Which measure, and which period of it."""

    measure: UUID
    period: date


def said_in(query: QueryDict, known: Collection[str]) -> dict[str, list[str]]:
    """The values of each parameter. Raises Invalid where one is not known: it must not be lost."""
    always = ("_count", "_format", "cursor")
    unknown = [name for name in query if name not in known and name not in always]
    if unknown:
        wrong = _("This server does not search by that.")
        raise Invalid(fields={name[:80]: wrong for name in unknown}, code="not_supported")
    if any("\x00" in value for name in query for value in query.getlist(name)):
        raise Invalid(_("There is a character in this text that cannot be kept."))
    if any(form not in _FORMATS for form in query.getlist("_format")):
        raise Invalid(fields={"_format": _("Resources are given as JSON.")}, code="not_supported")
    return {name: query.getlist(name) for name in query}


def count_of(said: dict[str, list[str]]) -> int:
    """How many resources a page has. More than we give is no mistake in FHIR."""
    text = said.get("_count", [str(USUAL)])[0]
    if not re.fullmatch(r"\d{1,9}", text) or not int(text):
        raise Invalid(fields={"_count": _("Give a whole number, 1 or more.")})
    return min(int(text), MOST)


def each(said: dict[str, list[str]], name: str, read: Callable[[str], Any]) -> list[list[Any]]:
    """The values of a parameter: all of the outer, any of the inner must hold."""
    return [[read(text) for text in value.split(",") if text] for value in said.get(name, [])]


def key(text: str) -> UUID:
    """An id; what can be none fits nothing."""
    try:
        return UUID(text)
    except ValueError:
        return _NIL


def measure_key(text: str) -> UUID:
    """A measure by its id, as `Measure/…`, or by its whole address."""
    return key(text.rsplit("/", 1)[-1].partition("|")[0])


def report_key(text: str) -> ReportKey | None:
    """The parts of the id of a result; nothing where it is none of ours."""
    found = _REPORT.fullmatch(text)
    try:
        return ReportKey(UUID(found[1]), date.fromisoformat(found[2])) if found else None
    except ValueError:
        return None


def token(text: str) -> tuple[str | None, str]:
    """`system|value`, or a value of any system."""
    system, bar, value = text.rpartition("|")
    return (system, value) if bar else (None, value)


def span(name: str) -> Callable[[str], Span]:
    """Reads a day, month or year with a prefix, such as `ge2026-03`."""

    def read(text: str) -> Span:
        how, rest = (text[:2], text[2:]) if text[:2] in PREFIXES else ("eq", text)
        found = _DAY.fullmatch(rest.partition("T")[0])
        try:
            if found is None:
                raise ValueError
            return Span(how, *_days(*(int(part) if part else None for part in found.groups())))
        except ValueError:
            sentence = _("Give a day, month or year, such as ge2026-03.")
            raise Invalid(fields={name: sentence}) from None

    return read


def recorded(name: str) -> Callable[[str], Q]:
    """Reads a moment or a day with a prefix, as a condition on when something was recorded."""

    def read(text: str) -> Q:
        how, rest = (text[:2], text[2:]) if text[:2] in PREFIXES else ("eq", text)
        try:
            begins = datetime.fromisoformat(rest.replace(" ", "+"))
            _check_year(begins.year)
        except ValueError:
            sentence = _("Give a moment, such as ge2026-03-31T09:30:00Z.")
            raise Invalid(fields={name: sentence}) from None
        begins = begins if begins.tzinfo else begins.replace(tzinfo=UTC)
        ends = begins + (timedelta(seconds=1) if "T" in rest else timedelta(days=1))
        since, before = Q(recorded_at__gte=begins), Q(recorded_at__lt=ends)
        match how:
            case "eq":
                return since & before
            case "ge":
                return since
            case "gt" | "sa":
                return ~before
            case "le":
                return before
            case _:
                return ~since

    return read


def _days(year: int | None, month: int | None, day: int | None) -> tuple[date, date]:
    assert year is not None
    _check_year(year)
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _check_year(year: int) -> None:
    if year not in _YEARS:
        raise ValueError
