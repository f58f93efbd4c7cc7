"""Numbers as people read them, with the right sign, the right places and the right noun."""

import math
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from charts.figures.spec import ChartSpec

MINUS = "\N{MINUS SIGN}"
NO_NUMBER = "–"
_WHOLE_FROM = 100

_ENDS_OF_NOUN = frozenset({
    "a", "an", "and", "are", "at", "between", "by", "for", "from", "in", "of", "on", "out", "per",
    "that", "to", "who", "with", "within",
})  # fmt: skip
_TOO_LONG_FROM = 1e15


@lru_cache(maxsize=4_096)
def number(value: float | None, decimals: int) -> str:
    """A number with thousands separated, rounded half up as people do: 1,234.5 or −3.2.

    Kept, because a chart says the same centre and limits of a hundred points.
    """
    if value is None or not math.isfinite(value):
        return NO_NUMBER
    if abs(value) >= _TOO_LONG_FROM:
        return f"{value:.3g}".replace("-", MINUS)
    exponent = Decimal(1).scaleb(-decimals)
    rounded = Decimal(repr(float(value))).quantize(exponent, rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,}"
    return f"{MINUS}{text}" if rounded < 0 else text


def value_words(spec: ChartSpec, value: float | None) -> str:
    """A measured value as in a table: 62% or 4.2."""
    return _with_sign(spec, number(value, spec.decimals))


def line_words(spec: ChartSpec, value: float | None) -> str:
    """A centre, limit or target: among small whole numbers it gets one place unless it is whole."""
    if spec.decimals or value is None or abs(value) >= _WHOLE_FROM:
        return value_words(spec, value)
    text = number(value, 1)
    return _with_sign(spec, text.removesuffix(".0"))


def with_measure(spec: ChartSpec, amount: str) -> str:
    """An amount and what it counts: 62% of patients seen, 1 fall, 4.2 falls per 1,000 bed days."""
    words = spec.value_words.strip()
    if spec.percent:
        rest = words.removeprefix("%").strip()
        return f"{amount} {rest}" if rest and words.startswith("%") else amount
    return f"{amount} {singular(words) if amount == '1' else words}" if words else amount


def with_unit(spec: ChartSpec, value: float | None) -> str:
    """A value with its unit if that is one word: '96 days', but '4.2' falls per 1,000 bed days."""
    amount = value_words(spec, value)
    return with_measure(spec, amount) if spec.value_words.strip().count(" ") == 0 else amount


def axis_words(spec: ChartSpec) -> str:
    """The measure's words as a heading over the axis: 'Falls per 1,000 bed days'."""
    words = spec.value_words.strip()
    return words[:1].upper() + words[1:]


def counted(count: int, noun: str) -> str:
    """'1 month', '3 months'; the noun is given in the singular."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def sentence_case(text: str) -> str:
    return text[:1].upper() + text[1:]


def singular(words: str) -> str:
    """The measure's words for exactly one: 'falls per 1,000 bed days' gives 'fall per 1,000 …'."""
    parts = words.split(" ")
    end = next((at for at, part in enumerate(parts) if part in _ENDS_OF_NOUN), len(parts))
    if end:
        parts[end - 1] = _one(parts[end - 1])
    return " ".join(parts)


def _one(noun: str) -> str:
    if noun.endswith("ies") and len(noun) > 4:
        return f"{noun[:-3]}y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun


def _with_sign(spec: ChartSpec, text: str) -> str:
    return f"{text}%" if spec.percent and text != NO_NUMBER else text
