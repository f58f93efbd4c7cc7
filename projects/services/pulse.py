"""Saying how taking part is: three answers a month, seen by whom the person chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid
from people.calendar import local_date
from people.models import User
from people.roles import PARTNERS
from projects.models import Project, ProjectMembership, PulseAnswer
from projects.permissions import check_can_edit, check_can_give_pulse
from projects.policies import check_is_open
from projects.vocabulary import PULSE_QUESTIONS, PulseReader

LONGEST_PULSE = 500  # characters
_KEYS = [question.key for question in PULSE_QUESTIONS]


@dataclass(frozen=True)
class Pulse:
    """Three answers from 1 to 5, perhaps some words, and who may see them beside the person."""

    listened: int
    as_wanted: int
    worth_it: int
    words: str = ""
    seen_by: str = PulseReader.NOBODY.value


@recorded
def give_pulse(*, project: Project, pulse: Pulse, by: User, at: datetime) -> PulseAnswer:
    """Answer for this month. A second answer takes the place of the first."""
    today = local_date(project.organisation, at)
    check_can_give_pulse(by, project, on=today)
    check_is_open(project)
    _check(pulse)
    answer, _made = PulseAnswer.objects.update_or_create(
        organisation=project.organisation,
        user=by,
        project=project,
        month=today.replace(day=1),
        defaults={
            "unit": project.unit,
            "answered_at": at,
            **vars(pulse),
            "words": pulse.words.strip(),
        },
    )
    return answer


@recorded
def remove_pulse(*, answer: PulseAnswer, by: User, at: datetime) -> None:
    """Erase an answer of one's own; charts are counted again without it."""
    if answer.user_id != by.pk:
        raise Denied(_("Only whoever gave an answer takes it back."))
    answer.delete()


@dataclass(frozen=True)
class PulseRecord:
    """An answer as it was given elsewhere."""

    person: User
    month: date
    pulse: Pulse
    answered_at: datetime


@recorded
def record_pulses(
    *, project: Project, records: Sequence[PulseRecord], by: User, at: datetime
) -> None:
    """Store answers of people who took part as service users or carers."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    partners = set(
        ProjectMembership.objects.filter(project=project, role__in=PARTNERS).values_list(
            "user_id", flat=True
        )
    )
    for record in records:
        _check(record.pulse)
        if record.person.pk not in partners:
            raise Invalid(_("Service users and carers of the team say how taking part is."))
    PulseAnswer.objects.bulk_create(
        PulseAnswer(
            organisation=project.organisation,
            user=record.person,
            project=project,
            unit=project.unit,
            month=record.month.replace(day=1),
            answered_at=record.answered_at,
            **vars(record.pulse),
        )
        for record in records
    )


def _check(pulse: Pulse) -> None:
    refused = {
        key: _("Choose one of the five answers.")
        for key in _KEYS
        if getattr(pulse, key) not in range(1, 6)
    }
    if len(pulse.words) > LONGEST_PULSE:
        refused["words"] = _("Use at most %(most)d characters. This has %(has)d.") % {
            "most": LONGEST_PULSE,
            "has": len(pulse.words),
        }
    if pulse.seen_by not in PulseReader.values:
        refused["seen_by"] = _("Choose who may see your answers.")
    if refused:
        raise Invalid(fields=refused)
