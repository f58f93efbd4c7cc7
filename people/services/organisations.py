"""The beginning of everything: an organisation and the person who sets it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from io import BytesIO
from uuid import uuid4

from django.conf import settings
from django.core.files import File
from django.db import connection
from django.utils.translation import gettext as _

from audit.services import Actor, recorded
from common.colours import is_readable, nearest_readable, weakest_contrast
from common.errors import Denied, Invalid, NotNow
from common.uploads.pictures import logo_of
from people.calendar import local_date
from people.models import Organisation, RoleAssignment, Unit, User
from people.permissions import check_can_manage_organisation
from people.roles import UnitRole
from people.selectors import installation_is_empty
from people.services.accounts import create_person
from people.signals import language_changed

_SETTING_UP = 0x51_71  # one advisory lock: two first persons at once cannot both win


def check_setup_code(code: str) -> None:
    """Refuse unless `code` is the one that the start of this installation printed."""
    if not settings.SETUP_CODE:
        raise Denied(
            _(
                "This installation has no setup code. Whoever runs the server sets "
                "SETUP_CODE and starts it again."
            )
        )
    if not compare_digest(code.strip().encode(), settings.SETUP_CODE.encode()):
        raise Invalid(fields={"code": _("That is not the setup code that the start printed.")})


def claim_empty_installation() -> None:
    """Be the only one who fills this installation, until the transaction ends.

    Raises NotNow where an organisation exists.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SETTING_UP])
    if not installation_is_empty():
        raise NotNow(_("The organisation exists already. Sign in, or ask for an invitation."))


@recorded
def found_organisation(
    *,
    name: str,
    person_name: str,
    email: str,
    password: str,
    by: Actor,
    at: datetime,
    short_name: str = "",
    notice: str = "",
    time_zone: str = "Europe/London",
) -> User:
    """Create the organisation, its top unit and its first person, who may do everything."""
    claim_empty_installation()
    organisation = Organisation.objects.create(
        name=name, short_name=short_name or name[:30], notice=notice, time_zone=time_zone
    )
    top = Unit.objects.create(
        organisation=organisation, name=name, kind=Unit.Kind.ORGANISATION, parent=None
    )
    person = create_person(
        organisation=organisation, name=person_name, email=email, password=password, by=by
    )
    for role in (UnitRole.ADMINISTRATOR, UnitRole.QI_TEAM):
        RoleAssignment.objects.create(
            organisation=organisation,
            user=person,
            unit=top,
            role=role,
            starts_on=local_date(organisation, at),
        )
    return person


@dataclass(frozen=True)
class Look:
    """How an organisation looks and is called. `logo` is a PNG picture; None leaves what is."""

    name: str
    short_name: str
    time_zone: str
    language: str
    goals: Sequence[str] = ()
    notice: str = ""
    brand_colour: str = ""
    logo: bytes | None = None
    drops_logo: bool = False


@recorded
def edit_organisation(*, organisation: Organisation, look: Look, by: User, at: datetime) -> None:
    """Change its name, its time zone, its language, its colour and its logo.

    The place at the top carries the same name.
    """
    check_can_manage_organisation(by, on=local_date(organisation, at))
    if look.brand_colour and not is_readable(look.brand_colour):
        raise Invalid(fields={"brand_colour": too_light_words(look.brand_colour)})
    if look.logo is not None:
        drawing = logo_of(look.logo, field="logo")
        organisation.logo = File(BytesIO(drawing), name=f"{uuid4().hex}.png")
    elif look.drops_logo:
        organisation.logo = ""
    spoken = organisation.language
    organisation.name = look.name
    organisation.short_name = look.short_name
    organisation.time_zone = look.time_zone
    organisation.language = look.language
    organisation.goals = list(look.goals)
    organisation.notice = look.notice
    organisation.brand_colour = look.brand_colour
    organisation.save(
        update_fields=[
            *("name", "short_name", "time_zone", "language", "goals"),
            *("notice", "brand_colour", "logo"),
        ]
    )
    Unit.objects.filter(organisation=organisation, parent=None).update(name=look.name)
    if spoken != look.language:
        language_changed.send(sender=None, organisation=organisation)


def too_light_words(colour: str) -> str:
    """Why letters cannot be read on a colour, and which one near it would do."""
    return _(
        "Letters on this colour, or in it, are hard to read: %(found)s to 1, and 4.5 is needed. "
        "%(better)s would do."
    ) % {"found": f"{weakest_contrast(colour):.1f}", "better": nearest_readable(colour)}


@recorded
def switch_comparison(*, organisation: Organisation, on: bool, by: User, at: datetime) -> None:
    """Let teams be seen beside one another in the whole organisation, or no longer."""
    check_can_manage_organisation(by, on=local_date(organisation, at))
    organisation.compares_teams = on
    organisation.save(update_fields=["compares_teams"])
