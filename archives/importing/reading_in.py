"""Beginning an installation from an export."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from archives.contents import table_of
from archives.unpacking import Files, Package, place_all
from audit.services import Actor, recorded
from charts.feeds import PULSE
from charts.models import Measure
from common.errors import Invalid
from people.calendar import local_date
from people.models import Organisation, RoleAssignment, User
from people.roles import UnitRole
from people.services.organisations import claim_empty_installation
from projects.models import PulseAnswer

Told = Callable[[int, int], None]  # bytes of tables read, and how many there are in all


@dataclass(frozen=True)
class FirstPassword:
    """Whose account gets a password with the import, so that somebody gets in: an administrator's.

    `encoded` is the password as Django stores it.
    """

    email: str
    encoded: str


@dataclass(frozen=True)
class Imported:
    """What was read in."""

    organisation: Organisation
    rows: int
    files: int


def import_organisation(
    *,
    content: BinaryIO,
    by: Actor,
    at: datetime,
    first: FirstPassword | None = None,
    told: Told = lambda done, all: None,
) -> Imported:
    """Read an export into this installation, which has to be empty: all of it, or nothing.

    Nobody has a password afterwards, but for the `first` one. Raises
    Invalid with what is wrong with the export, or NotNow.
    """
    files = Files()
    try:
        return _import(content=content, files=files, first=first, told=told, by=by, at=at)
    except BaseException:
        files.take_away()
        raise


@recorded
def _import(
    *,
    content: BinaryIO,
    files: Files,
    first: FirstPassword | None,
    told: Told,
    by: Actor,
    at: datetime,
) -> Imported:
    claim_empty_installation()
    package = Package(content)
    kept = files.keep(package)
    rows = place_all(package, files, told=told)
    if not User.objects.filter(is_active=True).exists():
        raise Invalid(_("This export holds nobody who could sign in."))
    if not package.holds(table_of(PulseAnswer)):
        _keep_what_the_pulse_was()
    if first is not None:
        _let_in(first, on=local_date(Organisation.objects.get(), at))
    return Imported(Organisation.objects.get(), rows, kept)


def _let_in(first: FirstPassword, *, on: date) -> None:
    administrators = RoleAssignment.objects.filter(
        role=UnitRole.ADMINISTRATOR, unit__parent=None, user__is_active=True
    ).current(on)
    person = User.objects.filter(email=first.email, pk__in=administrators.values("user")).first()
    if person is None:
        raise Invalid(
            _("In this export nobody with the address {email} is an administrator of the whole "
              "organisation.").format(email=first.email)
        )  # fmt: skip
    person.password = first.encoded
    person.save(update_fields=["password"])


def _keep_what_the_pulse_was() -> None:
    """Without the answers, which were said in confidence, a recount would empty these charts.

    They stay as they are and are counted no more. New answers begin charts of their own.
    """
    Measure.objects.filter(fed_from=PULSE).update(fed_from="")
