"""A whole list of places at once: each is added or changed as it would be alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit.services import recorded
from people.models import Unit, User
from people.services.units import create_unit, edit_unit


@dataclass(eq=False)
class PlaceToBe:
    """A place as it should be. `unit` is the one that is known; `parent` may be one of the list."""

    name: str
    kind: str
    parent: "Unit | PlaceToBe"
    national_code: str = ""
    warehouse_code: str = ""
    unit: Unit | None = None


@recorded
def set_places(*, places: Sequence[PlaceToBe], by: User, at: datetime) -> None:
    """Add what is new and change what is known, all of it or nothing, in the order given.

    What something is part of comes before it.
    """
    for place in places:
        parent = place.parent.unit if isinstance(place.parent, PlaceToBe) else place.parent
        assert parent is not None, f"{place.name} comes before what it is part of"
        told = {
            "name": place.name,
            "kind": place.kind,
            "national_code": place.national_code,
            "warehouse_code": place.warehouse_code,
        }
        if place.unit is None:
            place.unit = create_unit(parent=parent, by=by, at=at, **told)
            place.unit.refresh_from_db()
        else:
            edit_unit(unit=place.unit, parent=parent, by=by, at=at, **told)
