"""Rows of a list of people to invite, as they were understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from people.paste.invitees import Listed
from people.roles import UNIT_ROLES


@dataclass(frozen=True)
class ListedLine:
    """One row of a list of people to invite, as it was understood."""

    number: int
    email: str
    name: str
    role: str
    place: str
    remarks: tuple[str, ...]


def listed_lines(people: Iterable[Listed]) -> list[ListedLine]:
    return [
        ListedLine(
            number=one.number,
            email=one.email,
            name=one.name,
            role=UNIT_ROLES[one.role].label,
            place=one.unit.name if one.unit else "",
            remarks=(*one.problems, *one.notes),
        )
        for one in people
    ]


def left_out_words(people: Iterable[Listed]) -> str:
    """Which rows were not sent, and why; of many the first ten."""
    unclear = [one for one in people if one.problems]
    if not unclear:
        return ""
    said = [
        _("row {number}: {problems}").format(number=one.number, problems=" ".join(one.problems))
        for one in unclear[:10]
    ]
    more = _(" And {count} more.").format(count=len(unclear) - 10) if len(unclear) > 10 else ""
    return _("Left out: {rows}{more}").format(rows=" ".join(said), more=more)
