"""People to invite, read out of a spreadsheet: what each column means, and what is wrong where.

Nothing is guessed and nothing is mended: a row that is not clear says why and is left out.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from common.errors import Invalid
from common.language import lazily
from people.models import Unit
from people.paste.columns import Columns, Meaning, columns_in
from people.paste.tables import Rows
from people.roles import UNIT_ROLES, UnitRole

MOST = 300  # people at a time

_MEANINGS = {
    "email": Meaning(
        lazily("the e-mail address"),
        ("e-mail", "email", "e-mail address", "email address", "mail", "address"),
    ),
    "name": Meaning(lazily("the name"), ("name", "full name", "person")),
    "first": Meaning(lazily("the first name"), ("first name", "forename", "given name")),
    "last": Meaning(lazily("the last name"), ("last name", "surname", "family name")),
    "place": Meaning(
        lazily("where they belong"), ("place", "ward", "team", "unit", "service", "where")
    ),
    "role": Meaning(lazily("their role there"), ("role",)),
}


@dataclass
class Listed:
    """One row: somebody to invite, or why not."""

    number: int
    email: str
    name: str
    unit: Unit | None = None
    role: UnitRole = UnitRole.STAFF
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What rows are compared with."""

    units: Collection[Unit]
    roles: Collection[UnitRole]
    accounts: Collection[str]
    invited: Collection[str]


def read_columns(rows: Rows) -> Columns:
    """What the headings in the first row mean. Raises Invalid when none is of an address."""
    return columns_in(rows, _MEANINGS, needed="email", called="E-mail")


def read_people(
    rows: Rows, columns: Columns, known: Known, *, unit: Unit, role: UnitRole
) -> list[Listed]:
    """Each row below the headings that is not empty, with `unit` and `role` where it names none."""
    read = [
        _read_row(number, row, columns, known, unit=unit, role=role)
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    if len(read) > MOST:
        raise Invalid(
            fields={"file": _("Invite {most} people at a time at most.").format(most=MOST)}
        )
    _mark_twice(read)
    return read


def _read_row(
    number: int, row: list[str], columns: Columns, known: Known, *, unit: Unit, role: UnitRole
) -> Listed:
    cells = columns.cells(row)
    name = cells.get("name") or " ".join(filter(None, (cells.get("first"), cells.get("last"))))
    one = Listed(number, cells["email"].lower(), name, unit, role)
    _check_email(one, known)
    if len(name) > 120:
        one.problems.append(_("The name has more than 120 characters."))
    if words := cells.get("place"):
        _find_unit(one, words, known.units)
    if words := cells.get("role"):
        _find_role(one, words, known.roles)
    return one


def _check_email(one: Listed, known: Known) -> None:
    if not one.email:
        one.problems.append(_("There is no e-mail address."))
        return
    try:
        validate_email(one.email)
    except ValidationError:
        one.problems.append(_("“{email}” is not a whole e-mail address.").format(email=one.email))
        return
    if one.email in known.accounts:
        one.problems.append(_("Has an account already."))
    elif one.email in known.invited:
        one.notes.append(_("Was invited before: the link sent then stops working."))


def _find_unit(one: Listed, words: str, units: Collection[Unit]) -> None:
    """By code, or by name where only one place is called so."""
    wanted = words.casefold()
    by_code = [unit for unit in units if wanted in _codes(unit)]
    fitting = by_code or [unit for unit in units if unit.name.casefold() == wanted]
    if len(fitting) == 1:
        one.unit = fitting[0]
        return
    one.unit = None
    if fitting:
        one.problems.append(
            _("{fitting} places are called “{words}”. Write the code of the one you mean.").format(
                fitting=len(fitting), words=words
            )
        )
        return
    near = get_close_matches(words, [unit.name for unit in units], n=1, cutoff=0.75)
    hint = _(" Do you mean {name}?").format(name=near[0]) if near else ""
    one.problems.append(
        _("There is no place called “{words}” to which you may invite.{hint}").format(
            words=words, hint=hint
        )
    )


def _codes(unit: Unit) -> tuple[str, str]:
    return unit.warehouse_code.casefold(), unit.national_code.casefold()


def _find_role(one: Listed, words: str, roles: Collection[UnitRole]) -> None:
    fitting = [role for role in UNIT_ROLES if UNIT_ROLES[role].label.casefold() == words.casefold()]
    if fitting and fitting[0] in roles:
        one.role = fitting[0]
    elif fitting:
        one.problems.append(
            _("Only an administrator gives the role “{words}”.").format(words=words)
        )
    else:
        labels = [UNIT_ROLES[role].label for role in roles]
        one.problems.append(
            _("There is no role “{words}”. Write {roles}.").format(
                words=words, roles=", ".join(labels)
            )
        )


def _mark_twice(read: Iterable[Listed]) -> None:
    first: dict[str, int] = {}
    for one in read:
        if one.email and first.setdefault(one.email, one.number) != one.number:
            one.problems.append(
                _("Row {number} has the same address.").format(number=first[one.email])
            )
