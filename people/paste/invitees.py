"""People to invite, read out of a spreadsheet: what each column means, and what is wrong where.

Nothing is guessed and nothing is mended: a row that is not clear says why and is left out.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from common.errors import Invalid
from common.templatetags.words import joined
from people.models import Unit
from people.paste.tables import Rows
from people.roles import UNIT_ROLES, UnitRole

MOST = 300  # people at a time

_HEADINGS = {
    "email": ("e-mail", "email", "e-mail address", "email address", "mail", "address"),
    "name": ("name", "full name", "person"),
    "first": ("first name", "forename", "given name"),
    "last": ("last name", "surname", "family name"),
    "place": ("place", "ward", "team", "unit", "service", "where"),
    "role": ("role",),
}
_MEANINGS = {
    "email": "the e-mail address",
    "name": "the name",
    "first": "the first name",
    "last": "the last name",
    "place": "where they belong",
    "role": "their role there",
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


@dataclass(frozen=True)
class Columns:
    """Which column means what, by its place; and the headings that mean nothing to us."""

    of: Mapping[str, int]
    headings: tuple[str, ...]

    @property
    def understood(self) -> list[str]:
        return [
            f"“{self.headings[place]}” is {_MEANINGS[meaning]}"
            for meaning, place in sorted(self.of.items(), key=lambda item: item[1])
        ]

    @property
    def left_out(self) -> list[str]:
        taken = set(self.of.values())
        return [
            heading for place, heading in enumerate(self.headings) if heading and place not in taken
        ]


def read_columns(rows: Rows) -> Columns:
    """What the headings in the first row mean. Raises Invalid when none is of an address."""
    headings = rows[0]
    found: dict[str, int] = {}
    for meaning, known in _HEADINGS.items():
        places = [place for place, words in enumerate(headings) if words.lower() in known]
        if len(places) > 1:
            twice = joined([f"“{headings[place]}”" for place in places])
            raise Invalid(
                fields={"file": f"{twice} could each be {_MEANINGS[meaning]}. Rename all but one."}
            )
        if places:
            found[meaning] = places[0]
    if "email" not in found:
        there = joined([f"“{words}”" for words in headings if words][:8]) or "nothing"
        raise Invalid(
            fields={
                "file": (
                    "The first row has to name the columns, and one of them “E-mail”. It holds "
                    f"{there}."
                )
            }
        )
    return Columns(found, tuple(headings))


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
        raise Invalid(fields={"file": f"Invite {MOST} people at a time at most."})
    _mark_twice(read)
    return read


def _read_row(
    number: int, row: list[str], columns: Columns, known: Known, *, unit: Unit, role: UnitRole
) -> Listed:
    cells = {meaning: row[at] if at < len(row) else "" for meaning, at in columns.of.items()}
    name = cells.get("name") or " ".join(filter(None, (cells.get("first"), cells.get("last"))))
    one = Listed(number, cells["email"].lower(), name, unit, role)
    _check_email(one, known)
    if len(name) > 120:
        one.problems.append("The name has more than 120 characters.")
    if words := cells.get("place"):
        _find_unit(one, words, known.units)
    if words := cells.get("role"):
        _find_role(one, words, known.roles)
    return one


def _check_email(one: Listed, known: Known) -> None:
    if not one.email:
        one.problems.append("There is no e-mail address.")
        return
    try:
        validate_email(one.email)
    except ValidationError:
        one.problems.append(f"“{one.email}” is not a whole e-mail address.")
        return
    if one.email in known.accounts:
        one.problems.append("Has an account already.")
    elif one.email in known.invited:
        one.notes.append("Was invited before: the link sent then stops working.")


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
            f"{len(fitting)} places are called “{words}”. Write the code of the one you mean."
        )
        return
    near = get_close_matches(words, [unit.name for unit in units], n=1, cutoff=0.75)
    hint = f" Do you mean {near[0]}?" if near else ""
    one.problems.append(f"There is no place called “{words}” to which you may invite.{hint}")


def _codes(unit: Unit) -> tuple[str, str]:
    return unit.warehouse_code.casefold(), unit.national_code.casefold()


def _find_role(one: Listed, words: str, roles: Collection[UnitRole]) -> None:
    fitting = [role for role in UNIT_ROLES if UNIT_ROLES[role].label.casefold() == words.casefold()]
    if fitting and fitting[0] in roles:
        one.role = fitting[0]
    elif fitting:
        one.problems.append(f"Only an administrator gives the role “{words}”.")
    else:
        labels = [UNIT_ROLES[role].label for role in roles]
        one.problems.append(f"There is no role “{words}”. Write {', '.join(labels)}.")


def _mark_twice(read: Iterable[Listed]) -> None:
    first: dict[str, int] = {}
    for one in read:
        if one.email and first.setdefault(one.email, one.number) != one.number:
            one.problems.append(f"Row {first[one.email]} has the same address.")
