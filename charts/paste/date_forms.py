"""The forms in which a date or a period may be written: one pattern and one reader each.

Patterns meet text in lower case, without weekday, time of day or "week commencing". A reader gives
a day in the period, raises ValueError for a day that no calendar has, and NotADate when something
else should be written.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext as _

from charts.paste.numbers import quoted
from charts.vocabulary import Rhythm
from common.language import lazily

EXAMPLES = {
    Rhythm.DAY: "27 March 2027",
    Rhythm.WEEK: "22 March 2027",
    Rhythm.MONTH: lazily("March 2027"),
    Rhythm.QUARTER: lazily("January to March 2027"),
    Rhythm.EVENT: "27 March 2027",
}
_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name: i for i, name in enumerate(_NAMES, start=1)}
_MONTHS |= {name[:3]: i for name, i in _MONTHS.items()} | {"sept": 9}

_EXCEL_BEGINS = date(1899, 12, 30)
_EXCEL_DAYS = range(32_874, 73_051)  # 1990 to 2099

Reader = Callable[[re.Match[str], Rhythm], date]


class NotADate(ValueError):
    """The text is no date, or not one for this rhythm. The message says what to write."""


def full_year(text: str) -> int:
    """27 is 2027, 97 is 1997."""
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 70 else 1900)


def _numbered_day(found: re.Match[str], _rhythm: Rhythm) -> date:
    return date(int(found["year"]), int(found["number"]), int(found["day"]))


def _named_day(found: re.Match[str], _rhythm: Rhythm) -> date:
    return date(full_year(found["year"]), _MONTHS[found["month"]], int(found["day"]))


def _numbered_month(found: re.Match[str], rhythm: Rhythm) -> date:
    return _month(found["year"], int(found["number"]), rhythm)


def _named_month(found: re.Match[str], rhythm: Rhythm) -> date:
    return _month(found["year"], _MONTHS[found["month"]], rhythm)


def _month(year: str, month: int, rhythm: Rhythm) -> date:
    if rhythm not in (Rhythm.MONTH, Rhythm.QUARTER):
        raise NotADate(
            _("Write the day as well, for example {example}.").format(example=EXAMPLES[rhythm])
        )
    return date(full_year(year), month, 1)


def _without_year(_found: re.Match[str], rhythm: Rhythm) -> date:
    raise NotADate(
        _("Write the year as well, for example {example}.").format(example=EXAMPLES[rhythm])
    )


def _week(found: re.Match[str], rhythm: Rhythm) -> date:
    if rhythm is not Rhythm.WEEK:
        raise NotADate(
            _("This is a week. Write it like {example}.").format(example=EXAMPLES[rhythm])
        )
    return date.fromisocalendar(int(found["year"]), int(found["number"]), 1)


def _months(found: re.Match[str], rhythm: Rhythm) -> date:
    first, last = _MONTHS[found["month"]], _MONTHS[found["until"]]
    if rhythm is not Rhythm.QUARTER or (first % 3, last) != (1, first + 2):
        raise NotADate(_("Write it like {example}.").format(example=EXAMPLES[rhythm]))
    return date(full_year(found["year"]), first, 1)


def _financial_quarter(found: re.Match[str], rhythm: Rhythm) -> date:
    """Quarter 1 of 2027/28 begins in April 2027."""
    year, quarter = int(found["year"]), int(found["number"])
    if rhythm is not Rhythm.QUARTER or (year + 1) % 100 != int(found["until"]) % 100:
        raise NotADate(_("Write it like {example}.").format(example=EXAMPLES[rhythm]))
    return date(year, 4 + 3 * (quarter - 1), 1) if quarter < 4 else date(year + 1, 1, 1)


def _unclear_quarter(found: re.Match[str], rhythm: Rhythm) -> date:
    raise NotADate(
        _("{quoted} can begin in January or in April. Write it like {example}.").format(
            quoted=quoted(found[0].upper()), example=EXAMPLES[rhythm]
        )
    )


def _run_together(found: re.Match[str], _rhythm: Rhythm) -> date:
    return date.fromisoformat(f"{found[1]}-{found[2]}-{found[3]}")


def _as_excel_counts(found: re.Match[str], rhythm: Rhythm) -> date:
    if int(found[1]) not in _EXCEL_DAYS:
        raise NotADate(
            _("{quoted} is not a date. Write it like {example}.").format(
                quoted=quoted(found[0]), example=EXAMPLES[rhythm]
            )
        )
    return _EXCEL_BEGINS + timedelta(days=int(found[1]))


_ANY_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_PARTS = {
    "<day>": r"(?P<day>\d{1,2})(?:st|nd|rd|th)?",
    "<month>": rf"(?P<month>{_ANY_MONTH})\.?",
    "<until month>": rf"(?P<until>{_ANY_MONTH})\.?",
    "<number>": r"(?P<number>\d{1,2})",
    "<quarter>": r"(?:q|quarter )(?P<number>[1-4])",
    "<long year>": r"(?P<year>\d{4})",
    "<next year>": r"(?P<until>\d{4}|\d{2})",
    "<year>": r"(?P<year>\d{4}|\d{2})",
    "~": r"[\s./,'\-]{0,2}",  # whatever stands between, or nothing
    "_": r"[\s./\-]",
}


def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"<[a-z ]+>|[~_]", lambda part: _PARTS[part[0]], form), re.ASCII)


FORMS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (_compiled(form), reader)
    for form, reader in (
        ("<long year>_<number>_<day>", _numbered_day),
        ("<day>~(?:of )?<month>~<year>", _named_day),
        ("<month> <day>,? <long year>", _named_day),
        ("<month>~<year>", _named_month),
        ("<long year>~<month>", _named_month),
        ("<long year>_<number>", _numbered_month),
        ("<number>_<long year>", _numbered_month),
        ("<day>~<month>", _without_year),
        ("<month>", _without_year),
        (r"\d{1,2}[./\-]\d{1,2}", _without_year),
        ("<long year>[ \\-]?(?:w|week )<number>", _week),
        ("(?:w|week )<number>,? <long year>", _week),
        ("<month> ?(?:to|-) ?<until month> <year>", _months),
        ("<quarter>,? <long year>[/\\-]<next year>", _financial_quarter),
        ("<long year>[/\\-]<next year>,? <quarter>", _financial_quarter),
        ("<quarter>[, \\-]{0,2}<long year>", _unclear_quarter),
        ("<long year>[, \\-]{0,2}<quarter>", _unclear_quarter),
        (r"((?:19|20)\d\d)(\d\d)(\d\d)", _run_together),
        (r"(\d{5})(?:\.0+)?", _as_excel_counts),
    )
)
