"""Numbers as people and spreadsheets write them: 1,204 and 1.204,5 and 45%."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

LARGEST = 1e15  # beyond this a float no longer tells neighbouring whole numbers apart
MISSING_WORDS = frozenset(
    [
        *("", "-", "–", "—", ".", ".."),
        *("n/a", "na", "n.a.", "#n/a", "null", "missing", "unknown", "no data"),
        *("not known", "not available", "not recorded"),
    ]
)

_SPACES = re.compile(r"\s+")
_LOOKALIKES = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0"})
_MINUS_SIGNS = re.compile(r"^[-−–]\s?(?=[\d.,])")


class DecimalSign(StrEnum):
    """What parts the whole from the fraction."""

    POINT = "."
    COMMA = ","


def _written_with(decimal: str, groups: str) -> re.Pattern[str]:
    grouped = rf"[1-9]\d{{0,2}}([{groups}])\d{{3}}(?:\1\d{{3}})*"
    return re.compile(rf"(?:{grouped}|\d+)(?:{decimal}\d*)?|{decimal}\d+", re.ASCII)


_PATTERNS = {
    DecimalSign.POINT: _written_with(r"\.", r", '’"),
    DecimalSign.COMMA: _written_with(",", r". '’"),
}


@dataclass(frozen=True)
class Number:
    """A number, and whether a percent sign stood behind it."""

    value: float
    is_percent: bool = False


class NotANumber(ValueError):
    """The text is no number. The message says so and what to write instead."""


def is_missing(text: str) -> bool:
    """Whether the text says that there is no number: an empty cell, a dash, n/a."""
    return _tidied(text).lower() in MISSING_WORDS


def read_number(text: str, decimal: DecimalSign = DecimalSign.POINT) -> Number:
    """The number that the text says, for a person who writes fractions with `decimal`.

    A number that can only be meant the other way is read that way: 3,5 is three and a half for
    everybody. Raises NotANumber.
    """
    tidied = _tidied(text)
    is_percent = tidied.endswith("%")
    bare = tidied.removesuffix("%").rstrip()
    unsigned = _MINUS_SIGNS.sub("", bare).removeprefix("+")
    value = _unsigned(unsigned, decimal)
    if value is None:
        raise NotANumber(_refusal(tidied))
    if value > LARGEST:
        raise NotANumber(_("This number is too large. Check it."))
    return Number(-value if _MINUS_SIGNS.match(bare) else value, is_percent)


def decimal_sign_of(texts: Iterable[str]) -> DecimalSign:
    """How somebody writes fractions, judged from all of their numbers: the point unless shown."""
    shown = {sign for text in texts if (sign := _only_sign(text)) is not None}
    return DecimalSign.COMMA if shown == {DecimalSign.COMMA} else DecimalSign.POINT


def quoted(text: str) -> str:
    """What was typed, short enough to stand in a sentence."""
    tidied = _tidied(text)
    return f"“{tidied[:29]}…”" if len(tidied) > 30 else f"“{tidied}”"


def _tidied(text: str) -> str:
    return _SPACES.sub(" ", text).strip()


def _unsigned(text: str, decimal: DecimalSign) -> float | None:
    for sign in sorted(DecimalSign, key=lambda sign: sign is not decimal):
        if _PATTERNS[sign].fullmatch(text):
            return float(
                "".join(c if c.isdigit() else "." for c in text if c in f"{sign}0123456789")
            )
    return None


def _only_sign(text: str) -> DecimalSign | None:
    """The one decimal sign with which this can be a number; None when both will do, or neither."""
    unsigned = _MINUS_SIGNS.sub("", _tidied(text).removesuffix("%").rstrip())
    possible = [sign for sign, pattern in _PATTERNS.items() if pattern.fullmatch(unsigned)]
    return possible[0] if len(possible) == 1 else None


def _refusal(tidied: str) -> str:
    meant = tidied.translate(_LOOKALIKES)
    if any(c.isdigit() for c in tidied) and _PATTERNS[DecimalSign.POINT].fullmatch(meant):
        return _("{quoted} is not a number. Did you mean {meant}?").format(
            quoted=quoted(tidied), meant=meant
        )
    if tidied.startswith("#") and tidied.endswith(("!", "?")):
        return _("{quoted} is an error of a formula. Mend it, or write the number itself.").format(
            quoted=quoted(tidied)
        )
    if tidied.lower() in ("none", "nil", "zero"):
        return _("{quoted} is not a number. Write 0 if there were none.").format(
            quoted=quoted(tidied)
        )
    return _("{quoted} is not a number. Write it in figures only, for example 12.").format(
        quoted=quoted(tidied)
    )
