"""Beginning an installation from an export."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from django.utils.translation import gettext as _

from archives.contents import table_of
from archives.unpacking import Files, Package, place_all
from audit.services import Actor, recorded
from charts.feeds import PULSE
from charts.models import Measure
from common.errors import Invalid
from people.models import Organisation, User
from people.services.organisations import claim_empty_installation
from projects.models import PulseAnswer


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
    told: Callable[[int, int], None] = lambda done, all: None,
) -> Imported:
    """Read an export into this installation, which has to be empty: all of it, or nothing.

    Nobody has a password afterwards. `told` hears how many bytes of how many are read. Raises
    Invalid with what is wrong with the export, or NotNow.
    """
    files = Files()
    try:
        return _import(content=content, files=files, told=told, by=by, at=at)
    except BaseException:
        files.take_away()
        raise


@recorded
def _import(
    *,
    content: BinaryIO,
    files: Files,
    told: Callable[[int, int], None],
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
    return Imported(Organisation.objects.get(), rows, kept)


def _keep_what_the_pulse_was() -> None:
    """Without the answers, which were said in confidence, a recount would empty these charts.

    They stay as they are and are counted no more. New answers begin charts of their own.
    """
    Measure.objects.filter(fed_from=PULSE).update(fed_from="")
