"""Finds what looks like an NHS number, so that nobody writes down who a patient is by accident.

About one in eleven of all numbers with ten digits passes, so whoever wrote it is asked and not
refused for good.
"""

import re
import unicodedata

from django.utils.translation import gettext as _

from common.errors import Invalid

POSSIBLE = "possible_nhs_number"  # the code of the refusal, which "save anyway" lifts
_DIGITS = 10
_WEIGHTS = range(10, 1, -1)
_SPACES = set(" \t\N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}.-‐‑‒–—−\u200b\u2060")
_RUN = re.compile(r"\d+(?: {1,2}\d+)*", re.ASCII)
_GROUP = re.compile(r"\d+", re.ASCII)
_AS_PRINTED = [3, 3, 4]


class _Plain(dict):
    """Each character as a digit, a space between digits, or anything else."""

    def __missing__(self, code: int) -> str:
        character = unicodedata.normalize("NFKC", chr(code))
        digit = unicodedata.digit(character, None) if len(character) == 1 else None
        plain = str(digit) if digit is not None else " " if chr(code) in _SPACES else "x"
        self[code] = plain
        return plain


_plain = _Plain()


def nhs_numbers_in(text: str) -> list[str]:
    """Everything in a text that could be an NHS number, as it is written there.

    Digits of any script count, with up to two spaces, dots or hyphens between them; the check
    digit has to be right. Within a longer row of numbers only the printed form 3-3-4, or ten
    digits in one, is taken for one. The time grows with the length of the text and no faster.
    """
    plain = text.translate(_plain)
    return [text[start:end] for run in _RUN.finditer(plain) for start, end in _in_run(plain, run)]


def check_no_nhs_number(text: str, *, field: str, anyway: bool = False) -> None:
    """Refuse what looks like one unless its writer says that it is none. Raises Invalid."""
    found = [] if anyway else nhs_numbers_in(text)
    if found:
        sentence = _(
            "“{number}” looks like an NHS number. Take it out: this is no place for it."
        ).format(number=found[0])
        raise Invalid(fields={field: sentence}, code=POSSIBLE)


def has_right_check_digit(digits: str) -> bool:
    """Modulus 11 over ten digits."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return (11 - total % 11) % 11 == int(digits[-1])


def _in_run(plain: str, run: re.Match[str]) -> list[tuple[int, int]]:
    groups = [
        (run.start() + group.start(), run.start() + group.end())
        for group in _GROUP.finditer(run.group())
    ]
    lengths = [end - start for start, end in groups]
    places = [(0, len(groups))] if sum(lengths) == _DIGITS else _within(lengths)
    return [
        (groups[first][0], groups[last - 1][1])
        for first, last in places
        if has_right_check_digit("".join(plain[a:b] for a, b in groups[first:last]))
    ]


def _within(lengths: list[int]) -> list[tuple[int, int]]:
    alone = [(at, at + 1) for at, length in enumerate(lengths) if length == _DIGITS]
    printed = [
        (at, at + 3) for at in range(len(lengths) - 2) if lengths[at : at + 3] == _AS_PRINTED
    ]
    return alone + printed
