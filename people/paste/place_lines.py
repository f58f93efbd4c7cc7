"""A list of places as it was understood, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from people.models import Unit
from people.paste.places import ListedPlace


@dataclass(frozen=True)
class PlaceLine:
    """One row: the place, what it is part of, and what would come of it."""

    number: int
    name: str
    parent: str
    codes: str
    comes: tuple[str, ...]


def place_lines(places: Iterable[ListedPlace]) -> list[PlaceLine]:
    return [
        PlaceLine(
            number=place.number,
            name=place.name,
            parent=place.parent.name if place.parent else place.parent_words,
            codes=" · ".join(filter(None, (place.national_code, place.warehouse_code))),
            comes=tuple(place.problems) or tuple(_changes(place)),
        )
        for place in places
    ]


def _changes(place: ListedPlace) -> list[str]:
    unit = place.unit
    if unit is None:
        return [_("New")]
    said = []
    if place.moves:
        said.append(_("Moves here"))
    if place.name != unit.name:
        said.append(_("Was called “%(name)s”") % {"name": unit.name})
    if place.kind != unit.kind:
        said.append(_("Becomes: %(kind)s") % {"kind": Unit.Kind(place.kind).label})
    codes = (place.national_code, place.warehouse_code)
    if codes != (unit.national_code, unit.warehouse_code):
        said.append(_("Other codes"))
    return said
