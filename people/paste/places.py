"""Places read out of a spreadsheet: which are new, which change, and what is wrong where.

A place is known by its code in the data warehouse, else by its national code, else by its name
below the same place. So the same list sent again changes nothing. What a row is part of may stand
in another row of the list, before it or after it.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from common.errors import Invalid
from people.models import Unit
from people.paste.columns import Columns, Meaning, columns_in
from people.paste.tables import Rows

MOST = 1_000  # places at a time

_MEANINGS = {
    "name": Meaning("the name", ("name", "place", "unit", "unit name", "ward", "team")),
    "kind": Meaning("what it is", ("kind", "type", "what it is", "level")),
    "parent": Meaning(
        "what it is part of", ("part of", "parent", "parent code", "belongs to", "directorate")
    ),
    "national": Meaning("the national code", ("national code", "ods", "ods code")),
    "warehouse": Meaning(
        "the code in the data warehouse", ("warehouse code", "warehouse", "code", "unit code")
    ),
}
_KINDS = {
    "directorate": Unit.Kind.DIRECTORATE,
    "division": Unit.Kind.DIRECTORATE,
    "service": Unit.Kind.SERVICE,
    "team": Unit.Kind.TEAM,
    "ward": Unit.Kind.TEAM,
    "team or ward": Unit.Kind.TEAM,
}
_LONGEST = {"name": 120, "national": 20, "warehouse": 60}


@dataclass(eq=False)
class ListedPlace:
    """One row: a place as the list wants it. `unit` is the one that is known, if it is."""

    number: int
    name: str
    kind: str
    parent_words: str
    national_code: str
    warehouse_code: str
    unit: Unit | None = None
    parent: "ListedPlace | Unit | None" = None
    problems: list[str] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.unit is None

    @property
    def is_changed(self) -> bool:
        """Whether the list says anything else of a known place than is known."""
        unit = self.unit
        if unit is None:
            return False
        said = (self.name, self.kind, self.national_code, self.warehouse_code)
        known = (unit.name, unit.kind, unit.national_code, unit.warehouse_code)
        return said != known or self.moves

    @property
    def moves(self) -> bool:
        parent = self.parent.unit if isinstance(self.parent, ListedPlace) else self.parent
        return self.unit is not None and (parent is None or parent.pk != self.unit.parent_id)


def read_columns(rows: Rows) -> Columns:
    """What the headings in the first row mean. Raises Invalid when none is of a name."""
    return columns_in(rows, _MEANINGS, needed="name", called="Name")


def read_places(rows: Rows, columns: Columns, units: Collection[Unit]) -> list[ListedPlace]:
    """Each row below the headings that is not empty, compared with the open places."""
    places = [
        _read_row(number, columns.cells(row), columns)
        for number, row in enumerate(rows[1:], start=2)
        if any(row)
    ]
    if len(places) > MOST:
        raise Invalid(
            fields={"file": _("Send %(most)s places at a time at most.") % {"most": MOST}}
        )
    _Placing(places, units).place()
    return places


def in_order(places: Collection[ListedPlace]) -> Iterator[ListedPlace]:
    """Those without a problem, what they are part of first."""
    done: set[int] = set()

    def with_parents(place: ListedPlace) -> Iterator[ListedPlace]:
        if place.number in done:
            return
        done.add(place.number)
        if isinstance(place.parent, ListedPlace):
            yield from with_parents(place.parent)
        yield place

    for place in places:
        if not place.problems:
            yield from with_parents(place)


def _read_row(number: int, cells: Mapping[str, str], columns: Columns) -> ListedPlace:
    place = ListedPlace(
        number=number,
        name=cells["name"],
        kind="",
        parent_words=cells.get("parent", ""),
        national_code=cells.get("national", ""),
        warehouse_code=cells.get("warehouse", ""),
    )
    if not place.name:
        place.problems.append(_("There is no name."))
    for meaning, longest in _LONGEST.items():
        if len(cells.get(meaning, "")) > longest:
            said = {"what": columns.meanings[meaning].words, "most": longest}
            place.problems.append(_("Shorten %(what)s to %(most)s characters or fewer.") % said)
    words = cells.get("kind", "").casefold()
    if words and words not in _KINDS:
        place.problems.append(
            _("“%(words)s” is no kind of place. Write Directorate, Service, Team or Ward.")
            % {"words": cells["kind"]}
        )
    place.kind = _KINDS[words].value if words in _KINDS else ""
    return place


class _Placing:
    """Finds for each row which known place it is, and what it is part of."""

    def __init__(self, places: list[ListedPlace], units: Collection[Unit]) -> None:
        self._places = places
        self._units = {unit.pk: unit for unit in units}
        self._top = next(unit for unit in units if unit.parent_id is None)
        self._of_row: dict[int, ListedPlace] = {}  # by the key of the known place
        self._named: set[int] = set()

    def place(self) -> None:
        for place in self._places:
            self._recognise_by_code(place)
        for place in self._places:
            place.parent = self._parent_of(place)
        for place in self._places:
            self._recognise_by_name(place)
        for place in self._places:
            self._fill_in(place)
        self._refuse_doubles()
        self._refuse_circles()
        self._refuse_what_hangs_on_them()

    def _recognise_by_code(self, place: ListedPlace) -> None:
        for name in ("warehouse_code", "national_code"):
            code = getattr(place, name).casefold()
            found = [
                u for u in self._units.values() if code and getattr(u, name).casefold() == code
            ]
            if len(found) == 1:
                self._is(place, found[0])
                return

    def _recognise_by_name(self, place: ListedPlace) -> None:
        if place.number in self._named:
            return
        self._named.add(place.number)
        if isinstance(place.parent, ListedPlace):
            self._recognise_by_name(place.parent)
        parent = place.parent.unit if isinstance(place.parent, ListedPlace) else place.parent
        if place.unit is not None or parent is None:
            return
        for unit in self._units.values():
            if unit.parent_id == parent.pk and unit.name.casefold() == place.name.casefold():
                self._is(place, unit)

    def _is(self, place: ListedPlace, unit: Unit) -> None:
        if unit.parent_id is None:
            place.problems.append(_("This is the whole organisation. Change it under Places."))
        place.unit = unit
        self._of_row.setdefault(unit.pk, place)

    def _parent_of(self, place: ListedPlace) -> "ListedPlace | Unit | None":
        """By code or name, in the list or among the known; without words the top, or as it is."""
        words = place.parent_words.casefold()
        if not words:
            known = place.unit.parent_id if place.unit else None
            return self._units.get(known, self._top) if known else self._top
        found = self._called(words, place)
        if len(found) == 1:
            return self._row_of(found[0])
        if place.name.casefold() == words or words in _codes(place):
            return place  # told as a circle
        said = {"words": place.parent_words, "count": len(found)}
        place.problems.append(
            _("%(count)s places are called “%(words)s”. Write the code of the one you mean.") % said
            if found
            else _("There is no place “%(words)s”, neither here nor in the list.") % said
        )
        return None

    def _called(self, words: str, place: ListedPlace) -> "Sequence[ListedPlace | Unit]":
        """What these words mean: a code before a name, a row of the list before a known place."""
        rows = [other for other in self._places if other is not place]
        units = list(self._units.values())
        return (
            [other for other in rows if words in _codes(other)]
            or [unit for unit in units if words in _codes(unit)]
            or [other for other in rows if other.name.casefold() == words]
            or [unit for unit in units if unit.name.casefold() == words]
        )

    def _row_of(self, found: "ListedPlace | Unit") -> "ListedPlace | Unit":
        """The row of the list that changes a known place, where there is one."""
        return self._of_row.get(found.pk, found) if isinstance(found, Unit) else found

    def _fill_in(self, place: ListedPlace) -> None:
        """What the list does not say stays as it is; a new place is a team."""
        unit = place.unit
        place.kind = place.kind or (unit.kind if unit else Unit.Kind.TEAM.value)
        if unit is not None:
            place.national_code = place.national_code or unit.national_code
            place.warehouse_code = place.warehouse_code or unit.warehouse_code

    def _refuse_doubles(self) -> None:
        rows: dict[object, int] = {}
        for place in self._places:
            parent = place.parent
            below = parent.pk if isinstance(parent, Unit) else id(parent)
            keys: list[object] = [(below, place.name.casefold())]
            keys += [("known", place.unit.pk)] if place.unit else []
            keys += [("code", place.warehouse_code)] if place.warehouse_code else []
            first = next((rows[key] for key in keys if key in rows), None)
            if first is not None:
                place.problems.append(_("Row %(number)s is the same place.") % {"number": first})
            for key in keys:
                rows.setdefault(key, place.number)

    def _refuse_circles(self) -> None:
        for place in self._places:
            seen: set[int] = set()
            above: ListedPlace | Unit | None = place
            while above is not None and id(above) not in seen:
                seen.add(id(above))
                above = self._above(above)
            if above is not None:
                place.problems.append(_("It would lie inside itself. Look at “Part of”."))

    def _above(self, place: "ListedPlace | Unit") -> "ListedPlace | Unit | None":
        if isinstance(place, ListedPlace):
            return place.parent
        parent = self._units.get(place.parent_id) if place.parent_id else None
        return self._row_of(parent) if parent else None

    def _refuse_what_hangs_on_them(self) -> None:
        """A place below a row that is left out is left out too."""
        found = True
        while found:
            found = False
            for place in self._places:
                parent = place.parent
                if not place.problems and isinstance(parent, ListedPlace) and parent.problems:
                    said = {"number": parent.number}
                    place.problems.append(
                        _("Row %(number)s, which it is part of, is wrong.") % said
                    )
                    found = True


def _codes(place: "ListedPlace | Unit") -> set[str]:
    return {place.warehouse_code.casefold(), place.national_code.casefold()} - {""}
