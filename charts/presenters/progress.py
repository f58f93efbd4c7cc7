"""Whether the chart on a page already knows the newest numbers, and when to ask again."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from charts.models import Measure, MeasureState
from common.language import lazily
from common.templatetags.words import moment

# Milliseconds to the next question: often at first, then seldom, after a minute no more.
_DELAYS = [300] * 10 + [1000] * 12 + [2500] * 18

_UPDATING = lazily("The chart is being updated with the newest numbers.")
_FIRST = lazily("The chart is being drawn for the first time.")
_SLOW = lazily(
    "The new chart takes longer than usual. The numbers are saved, and the "
    "chart follows by itself: look at this page again in a few minutes."
)
_FAILED = lazily(
    "The chart could not be brought up to date. The numbers are saved, and "
    "we keep trying. If it still says so tomorrow, tell your QI team."
)


@dataclass(frozen=True)
class Progress:
    """What a page says about how new its chart is.

    `ask_href` is where to ask again after `delay` milliseconds; empty when there is nothing to
    wait for, or when it has been asked for long enough.
    """

    words: str
    is_behind: bool
    is_worrying: bool = False
    ask_href: str = ""
    delay: int = 0


def progress_of(
    measure: Measure, *, panel: str, wanted: int | None = None, asked: int = 0
) -> Progress:
    """How far the stored analysis is on its way to the version `wanted`: else to the newest one.

    `asked` counts the questions so far; `panel` says which part of which page asks.
    """
    state = measure.state
    wanted = min(wanted or state.data_version, state.data_version)
    is_waited_for = state.analysed_version < wanted
    may_ask = is_waited_for and asked < len(_DELAYS)
    is_worrying = state.has_failed or (is_waited_for and not may_ask)
    return Progress(
        words=_words(state, is_worrying),
        is_behind=not state.is_current,
        is_worrying=is_worrying,
        ask_href=_address(measure, panel, wanted, asked) if may_ask else "",
        delay=_DELAYS[asked] if may_ask else 0,
    )


def _words(state: MeasureState, is_worrying: bool) -> str:
    if state.is_current:
        return (
            _("Analysed on {moment}.").format(moment=_moment(state.computed_at))
            if state.computed_at
            else ""
        )
    if state.has_failed:
        why = _FAILED
    elif is_worrying:
        why = _SLOW
    else:
        why = _UPDATING if state.computed_at else _FIRST
    if state.computed_at is None:
        return why
    return _("{why} Until then it shows what was known on {moment}.").format(
        why=why, moment=_moment(state.computed_at)
    )


def _address(measure: Measure, panel: str, wanted: int, asked: int) -> str:
    question = urlencode({"panel": panel, "wanted": wanted, "asked": asked + 1})
    return f"{reverse('measure_analysis', args=[measure.public_id])}?{question}"


def _moment(at: datetime) -> str:
    return moment(timezone.localtime(at))
