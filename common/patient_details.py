"""Finds words by which somebody could tell who a patient is, before they are saved.

Three things are looked for: an NHS number, a date of birth that is called one, and a full postcode
beside somebody's name. Each may be something else, so whoever wrote it is asked and not refused.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, pairwise

from django.utils.translation import gettext as _

from common.nhs_numbers import nhs_numbers_in

_NEAR = 120  # characters between a name and a postcode that may belong together
_LONGEST_SHOWN = 60
_MOST_POSTCODES = 2_000  # of one text; a list of so many is no remark about a patient
_DATE = (
    r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
    r"|\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?[a-z]{3,9}\.?,?\s+\d{4}\b"
)
_BIRTH = r"\b(?:d\.?\s?o\.?\s?b\b\.?|date\s+of\s+birth|birth\s?date|born(?:\s+on)?)"
_CALLED_BIRTH = re.compile(_BIRTH, re.IGNORECASE)
_A_DATE = re.compile(_DATE, re.IGNORECASE)
_BIRTH_DATE = re.compile(rf"{_BIRTH}[\s:=\-–,;|]{{0,10}}(?:{_DATE})", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b(?:[A-PR-UWYZ][0-9]{1,2}|[A-PR-UWYZ][A-HK-Y][0-9]{1,2}|[A-PR-UWYZ][0-9][A-HJKPSTUW]"
    r"|[A-PR-UWYZ][A-HK-Y][0-9][ABEHMNPRV-Y]) ?[0-9][ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
_WORD = r"[A-Z][a-zà-öø-ÿ]+(?:['’\-][A-Z]?[a-zà-öø-ÿ]+)*"
_NAME = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Master)\.?\s+(?:{_WORD}|[A-Z]\b)(?:\s+{_WORD})*"
    rf"|\b(?i:patient|name|surname)\s*[:=]\s*{_WORD}|\b{_WORD}\s+{_WORD}\b"
)
# Two capitals beside each other are a place more often than a person, if one of them is this.
_OF_PLACES = re.compile(
    r"\b(?:Ward|Hospital|Road|Street|Lane|Cent(?:re|er)|House|Clinic|Team|Unit|Trust|Surgery|Court"
    r"|Avenue|Close|Drive|Way|Place|Park|Green|Hill|Square|Gardens|Practice|Service|Services|Group"
    r"|Saint|St|North|South|East|West|Royal|City|Council|London|Community|Health|Care|The)\b"
)


@dataclass(frozen=True)
class Detail:
    """Something that was found: what it may be, and the text as it stands."""

    kind: str
    text: str

    @property
    def sentence(self) -> str:
        """What to say about it beside the field."""
        shown = self.text if len(self.text) <= _LONGEST_SHOWN else f"{self.text[:_LONGEST_SHOWN]}…"
        said = {
            "nhs_number": _("“%(text)s” looks like an NHS number."),
            "birth_date": _("“%(text)s” looks like somebody's date of birth."),
            "name_and_postcode": _("“%(text)s” looks like somebody's name and postcode."),
        }[self.kind]
        return said % {"text": " ".join(shown.split())}


def patient_details_in(text: str) -> list[Detail]:
    """Everything of the three kinds. The time grows with the length of the text and no faster."""
    found = [Detail("nhs_number", number) for number in nhs_numbers_in(text)]
    births = [match.group() for match in _BIRTH_DATE.finditer(text)] or _births_in_columns(text)
    found += [Detail("birth_date", birth) for birth in births]
    return found + [Detail("name_and_postcode", both) for both in _names_by_postcodes(text)]


def mark_of(details: Iterable[Detail]) -> str:
    """What stands for exactly these details: whoever confirms them confirms no others."""
    texts = sorted({f"{detail.kind} {detail.text}" for detail in details})
    return sha256("\n".join(texts).encode()).hexdigest()[:24]


def _births_in_columns(text: str) -> list[str]:
    """Dates below a heading that calls them dates of birth, as tables have them."""
    lines = text.splitlines()
    found = []
    for heading, below in pairwise(lines):
        called, date = _CALLED_BIRTH.search(heading), _A_DATE.search(below)
        if called and date:
            found.append(f"{called.group()}: {date.group()}")
    return found


def _names_by_postcodes(text: str) -> list[str]:
    found = []
    for postcode in islice(_POSTCODE.finditer(text), _MOST_POSTCODES):
        start, end = max(0, postcode.start() - _NEAR), postcode.end() + _NEAR
        names = (match for match in _NAME.finditer(text[start:end]) if _is_person(match.group()))
        name = next(names, None)
        if name is not None:
            found.append(f"{name.group()}, {postcode.group()}")
    return found


def _is_person(name: str) -> bool:
    return not _OF_PLACES.search(name)
