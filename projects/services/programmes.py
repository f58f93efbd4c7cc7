"""The life of a programme: made, changed, closed and opened again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import Programme
from projects.permissions import check_can_lead_programme, check_can_make_programmes
from projects.policies import check_programme_is_open
from projects.signals import programme_changed

LONGEST = 2_000  # characters


@dataclass(frozen=True)
class Outline:
    """What a programme says of itself."""

    title: str
    aim: str
    lead: User
    starts_on: date
    purpose: str = ""
    ends_on: date | None = None


@recorded
def make_programme(*, outline: Outline, by: User, at: datetime) -> Programme:
    """A new programme of the organisation of whoever makes it, without any projects yet."""
    check_can_make_programmes(by, on=local_date(by.organisation, at))
    _check(outline, by)
    return Programme.objects.create(organisation=by.organisation, **vars(outline))


@recorded
def edit_programme(
    *, programme: Programme, seen_version: int, outline: Outline, by: User, at: datetime
) -> None:
    """Change what a programme says of itself, unless somebody else did since `seen_version`."""
    check_can_lead_programme(by, programme, on=local_date(programme.organisation, at))
    check_programme_is_open(programme)
    _check(outline, by, besides=programme)
    _change(programme, seen_version=seen_version, by=by, at=at, **vars(outline))


@recorded
def close_programme(*, programme: Programme, by: User, at: datetime) -> None:
    """End it. Its joint view stays as it is, to be read; its projects go on as they are."""
    today = local_date(programme.organisation, at)
    check_can_lead_programme(by, programme, on=today)
    check_programme_is_open(programme)
    _change(programme, seen_version=programme.version, by=by, at=at, closed_on=today)


@recorded
def reopen_programme(*, programme: Programme, by: User, at: datetime) -> None:
    """Go on with it."""
    check_can_lead_programme(by, programme, on=local_date(programme.organisation, at))
    if not programme.is_closed:
        raise NotNow(_("This programme is under way already."))
    _change(programme, seen_version=programme.version, by=by, at=at, closed_on=None)


def _change(
    programme: Programme, *, seen_version: int, by: User, at: datetime, **changes: object
) -> None:
    was_closed_on = programme.closed_on
    Programme.objects.edit(programme, seen_version=seen_version, **changes)
    programme_changed.send(
        sender=Programme, programme=programme, was_closed_on=was_closed_on, by=by, at=at
    )


def _check(outline: Outline, by: User, *, besides: Programme | None = None) -> None:
    found: dict[str, str] = {}
    if not outline.aim.strip():
        found["aim"] = _("Say what all of its projects want to reach together.")
    for name in ("aim", "purpose"):
        if (length := len(getattr(outline, name))) > LONGEST:
            found[name] = _("Shorten this to {most:,} characters. It has {length:,} now.").format(
                most=LONGEST, length=length
            )
    if outline.lead.organisation_id != by.organisation_id or not outline.lead.is_active:
        found["lead"] = _("Choose somebody with an account in this organisation.")
    if outline.ends_on and outline.ends_on < outline.starts_on:
        found["ends_on"] = _("It cannot end before it starts. Choose a later day.")
    same = Programme.objects.filter(organisation=by.organisation, title__iexact=outline.title)
    if any(programme != besides for programme in same):
        found["title"] = _("There is a programme of that name already. Choose another name.")
    if found:
        raise Invalid(fields=found)
