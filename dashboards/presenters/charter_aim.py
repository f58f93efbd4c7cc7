"""An aim in its sentence and in the words of its form."""

from dataclasses import dataclass
from datetime import date, datetime

from common.templatetags.words import day
from projects.aims import AimParts, SmartCheck, sentence, smart_checks
from projects.models import Aim

NO_AIM = AimParts("", Aim.Direction.DECREASE.value)


@dataclass(frozen=True)
class AimPreview:
    """The sentence of an aim, and what a good aim has."""

    sentence: str
    checks: tuple[SmartCheck, ...]


@dataclass(frozen=True)
class AimVersion:
    """One version of the aim."""

    number: int
    sentence: str
    why: str
    by: str
    at: datetime


def aim_preview(parts: AimParts, *, today: date, has_measure: bool) -> AimPreview:
    """An aim as far as it is written; without a word of it there is no sentence yet."""
    checks = smart_checks(parts, today=today, has_measure=has_measure)
    return AimPreview(sentence(parts) if parts.measured_as else "", checks)


def parts_of_aim(aim: Aim) -> AimParts:
    """What a stored aim says, as its sentence and its checks read it."""
    return AimParts(**{name: getattr(aim, name) for name in AimParts.__dataclass_fields__})


def aim_version(aim: Aim) -> AimVersion:
    return AimVersion(
        number=aim.number,
        sentence=sentence(parts_of_aim(aim)),
        why=aim.why_revised,
        by=aim.written_by.name,
        at=aim.written_at,
    )


def starting_aim(parts: AimParts) -> dict[str, object]:
    """An aim as it stands in the boxes of its form: 12 rather than 12.0, a day in words."""
    return {
        **vars(parts),
        "baseline": _figure(parts.baseline),
        "target": _figure(parts.target),
        "by_when": day(parts.by_when),
    }


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:g}"
