"""What an aim says and what it still lacks: pure, from the parts of an aim.

The checks are those of a SMART aim, in words a team can act on. They advise; none of them stops
anybody from saving.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

LONGEST = timedelta(days=548)  # about 18 months
_TASK_WORDS = (
    "implement",
    "introduce",
    "roll out",
    "set up",
    "create",
    "develop",
    "train",
)


@dataclass(frozen=True)
class AimParts:
    """The parts of an aim, as written."""

    measured_as: str
    direction: str  # "increase" or "decrease"
    population: str = ""
    place: str = ""
    baseline: float | None = None
    target: float | None = None
    value_words: str = ""
    by_when: date | None = None


@dataclass(frozen=True)
class SmartCheck:
    """One thing a good aim has: whether this one has it, and what to do if not."""

    name: str
    passed: bool
    advice: str


def sentence(aim: AimParts) -> str:
    """The aim in one sentence, from whatever parts there are.

    >>> sentence(AimParts("falls", "decrease", place="Willow ward", baseline=12, target=6,
    ...     value_words="a month", by_when=date(2027, 3, 31)))
    'To reduce falls on Willow ward from 12 to 6 a month by 31 March 2027.'
    """
    words = ["To", "reduce" if aim.direction == "decrease" else "increase", aim.measured_as]
    if aim.population:
        words.append(f"for {aim.population}")
    if aim.place:
        words.append(f"on {aim.place}" if "ward" in aim.place.lower() else f"at {aim.place}")
    if aim.target is not None:
        words += _numbers(aim)
    if aim.by_when is not None:
        words.append(f"by {aim.by_when.day} {aim.by_when:%B %Y}")
    return " ".join(words) + "."


def _numbers(aim: AimParts) -> Iterator[str]:
    """From where to where, and of what. A sign of percent stands at each number."""
    is_percent = aim.value_words.startswith("%")
    sign, unit = ("%", aim.value_words[1:].lstrip()) if is_percent else ("", aim.value_words)
    if aim.baseline is not None:
        yield _("from {baseline:g}{sign} to {target:g}{sign}").format(
            baseline=aim.baseline, target=aim.target, sign=sign
        )
    else:
        yield f"to {aim.target:g}{sign}"
    if unit:
        yield unit


def smart_checks(aim: AimParts, *, today: date, has_measure: bool) -> tuple[SmartCheck, ...]:
    """What makes an aim specific, measurable, ambitious, relevant and bound in time."""
    return (
        SmartCheck(
            _("Says where or for whom"),
            bool(aim.population or aim.place),
            _("Say for whom, or where: one ward or team is a good start."),
        ),
        SmartCheck(
            _("Has a number to reach"),
            aim.target is not None,
            _("Say how much: a number you will be able to see on a chart."),
        ),
        SmartCheck(
            _("The number goes the right way"),
            _goes_the_right_way(aim),
            _("The number to reach is not on the better side of where you are. Check both."),
        ),
        SmartCheck(
            _("Has a date within 18 months"),
            aim.by_when is not None and today < aim.by_when <= today + LONGEST,
            _("Say by when: a day in the next 18 months."),
        ),
        SmartCheck(
            _("Names what will be better, not a task"),
            not aim.measured_as.lower().startswith(_TASK_WORDS),
            _("This reads like a task. Say what will be better for people when it is done."),
        ),
        SmartCheck(
            _("Has a measure"),
            has_measure,
            _("Add an outcome measure, so that everyone can see whether the aim is near."),
        ),
    )


def _goes_the_right_way(aim: AimParts) -> bool:
    if aim.baseline is None or aim.target is None:
        return True
    return aim.target < aim.baseline if aim.direction == "decrease" else aim.target > aim.baseline
