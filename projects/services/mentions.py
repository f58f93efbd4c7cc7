"""People who are mentioned in what somebody writes: `@e-mail`, `@Whole Name`, `@First` of the team.

What is stored says `@Whole Name`; who is meant by it is stored beside it. An address never shows.
"""

import re
from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from common.errors import Invalid
from people.models import User
from projects.models import Project
from projects.selectors.mentions import (
    is_read_by,
    people_called,
    people_with_addresses,
    team_called,
)

MOST = 20  # people in one remark
_ADDRESS = re.compile(r"(?<!\w)@([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)")
_NAME = re.compile(r"(?<!\w)@(\w[\w'’.-]*(?: \w[\w'’.-]*){0,4})")


def with_mentions(words: str, project: Project, *, on: date) -> tuple[str, list[User]]:
    """The words with each mention as a name, and who is meant. Raises Invalid.

    At most three queries, and one more a person where the project is private.
    """
    words, by_address = _addresses_named(words, project)
    words, meant = _names_completed(words, project, known=by_address, on=on)
    if len(meant) > MOST:
        raise Invalid(
            fields={"text": _("Mention at most {most} people in one remark.").format(most=MOST)}
        )
    for person in meant:
        if not is_read_by(project, person, on=on):
            raise Invalid(
                fields={
                    "text": _(
                        "{person} cannot see this project and would not hear of it. Leave out "
                        "the @, or ask the lead to add them to the team."
                    ).format(person=person)
                }
            )
    return words, meant


def _addresses_named(words: str, project: Project) -> tuple[str, list[User]]:
    addresses = {found.lower() for found in _ADDRESS.findall(words)}
    if not addresses:
        return words, []
    known = people_with_addresses(project, addresses)
    unknown = sorted(addresses - set(known))
    if unknown:
        raise Invalid(
            fields={
                "text": _("Nobody here has the address {address}. Look at it once more.").format(
                    address=unknown[0]
                )
            }
        )
    named = _ADDRESS.sub(lambda found: f"@{known[found[1].lower()].name}", words)
    return named, list(known.values())


def _names_completed(
    words: str, project: Project, *, known: list[User], on: date
) -> tuple[str, list[User]]:
    places = [(found.start(1), list(_beginnings(found[1]))) for found in _NAME.finditer(words)]
    if not places:
        return words, known
    called = people_called(project, {name for _, names in places for name in names})
    firsts = team_called(project, {names[-1] for _, names in places}, on=on)
    meant: list[User] = []
    taken = set(known)
    for start, names in reversed(places):
        name = next((name for name in names if name.lower() in called), names[-1])
        people = called.get(name.lower()) or firsts.get(name.lower(), [])
        if len(people) > 1 and taken.intersection(people):
            continue
        if len(people) > 1:
            raise Invalid(
                fields={
                    "text": _(
                        "Several people are called “{name}”. Write the whole name, or @ and "
                        "the e-mail address of the one you mean."
                    ).format(name=name)
                }
            )
        if len(people) == 1:
            meant.append(people[0])
            words = f"{words[:start]}{people[0].name}{words[start + len(name) :]}"
    return words, list(dict.fromkeys([*known, *reversed(meant)]))


def _beginnings(name: str) -> Iterator[str]:
    """The longest name that these words may begin with, down to their first word alone."""
    parts = name.split(" ")
    for count in range(len(parts), 0, -1):
        yield " ".join(parts[:count]).rstrip(".'’-")
