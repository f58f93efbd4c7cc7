"""What the columns of a spreadsheet mean, by the headings in its first row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.templatetags.words import joined
from people.paste.tables import Rows


@dataclass(frozen=True)
class Meaning:
    """One thing that a column may hold: what it is, and the headings by which it is known."""

    words: str
    headings: Sequence[str]


@dataclass(frozen=True)
class Columns:
    """Which column means what, by its place; and the headings that mean nothing to us."""

    of: Mapping[str, int]
    headings: tuple[str, ...]
    meanings: Mapping[str, Meaning]

    @property
    def understood(self) -> list[str]:
        return [
            f"“{self.headings[place]}” is {self.meanings[meaning].words}"
            for meaning, place in sorted(self.of.items(), key=lambda item: item[1])
        ]

    @property
    def left_out(self) -> list[str]:
        taken = set(self.of.values())
        return [
            heading for place, heading in enumerate(self.headings) if heading and place not in taken
        ]

    def cells(self, row: Sequence[str]) -> dict[str, str]:
        """What a row says, by meaning."""
        return {meaning: row[at] if at < len(row) else "" for meaning, at in self.of.items()}


def columns_in(rows: Rows, meanings: Mapping[str, Meaning], *, needed: str, called: str) -> Columns:
    """What the headings mean. Raises Invalid when none means `needed`, which people call so."""
    headings = rows[0]
    found: dict[str, int] = {}
    for meaning, known in meanings.items():
        places = [place for place, words in enumerate(headings) if words.lower() in known.headings]
        if len(places) > 1:
            twice = joined([f"“{headings[place]}”" for place in places])
            said = {"columns": twice, "meaning": known.words}
            sentence = _("%(columns)s could each be %(meaning)s. Rename all but one.") % said
            raise Invalid(fields={"file": sentence})
        if places:
            found[meaning] = places[0]
    if needed not in found:
        there = joined([f"“{words}”" for words in headings if words][:8]) or "nothing"
        sentence = _(
            "The first row has to name the columns, and one of them “%(needed)s”. It holds "
            "%(there)s."
        ) % {"needed": called, "there": there}
        raise Invalid(fields={"file": sentence})
    return Columns(found, tuple(headings), meanings)
