"""What the codes of the warehouse stand for: read once for a load, then asked in memory."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from charts.models import Measure
from charts.policies import check_accepts_changes
from charts.vocabulary import DataShape, Rhythm
from common.errors import NotNow
from feeds.models import WarehouseCode
from feeds.vocabulary import CodeKind
from people.models import Organisation, Unit


@dataclass(frozen=True)
class Target:
    """The measure of a row, and what it takes."""

    measure_id: int
    shape: DataShape
    rhythm: Rhythm


@dataclass(frozen=True)
class Unknown:
    """Codes that lead to no measure that takes data. Without a kind, another code will not help."""

    kind: CodeKind | None
    reason: str


class Codes:
    """Every way from a measure's code and a unit's code to a measure of an organisation."""

    def __init__(
        self,
        *,
        units: Mapping[str, int],
        by_code: Mapping[str, Mapping[int, Measure]],
        by_name: Mapping[str, Mapping[int, list[Measure]]],
        named: Mapping[str, str],
        pairs: Mapping[tuple[str, str], Measure],
    ) -> None:
        self._units = units
        self._by_code = by_code
        self._by_name = by_name
        self._named = named
        self._pairs = pairs

    def target_of(self, measure_code: str, unit_code: str) -> Target | Unknown:
        """Where a row with these codes belongs."""
        measure = self._pairs.get((measure_code, unit_code))
        if measure is not None:
            return _target(measure)
        unit = self._units.get(unit_code)
        if unit is None:
            return Unknown(CodeKind.UNIT, _("No unit has this code."))
        if measure_code in self._by_code:
            measure = self._by_code[measure_code].get(unit)
        elif measure_code not in self._named:
            return Unknown(CodeKind.MEASURE, _("No measure has this code."))
        if measure is None:
            return self._named_at(measure_code, unit)
        return _target(measure)

    def _named_at(self, measure_code: str, unit: int) -> Target | Unknown:
        found = self._by_name.get(self._named.get(measure_code, "").lower(), {}).get(unit, [])
        if len(found) == 1:
            return _target(found[0])
        if found:
            return Unknown(CodeKind.PAIR, _("This unit has several measures of that name."))
        return Unknown(CodeKind.PAIR, _("This unit has no measure with this code."))


def codes_of(organisation: Organisation) -> Codes:
    """All codes as they stand now. Three queries."""
    by_code: dict[str, dict[int, Measure]] = defaultdict(dict)
    by_name: dict[str, dict[int, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for measure in _measures(organisation):
        if measure.warehouse_code:
            by_code[measure.warehouse_code][measure.unit_id] = measure
        if measure.closed_on is None and not measure.fed_from:
            by_name[measure.name.lower()][measure.unit_id].append(measure)
    rows = list(
        WarehouseCode.objects.filter(organisation=organisation).select_related("measure__project")
    )
    return Codes(
        units=_units(organisation)
        | {row.unit_code: row.unit_id for row in rows if row.unit_id is not None},
        by_code=by_code,
        by_name=by_name,
        named={row.measure_code: row.measure_name for row in rows if row.measure_name},
        pairs={(r.measure_code, r.unit_code): r.measure for r in rows if r.measure is not None},
    )


def _units(organisation: Organisation) -> dict[str, int]:
    """A code of the warehouse goes before a national one."""
    units = list(Unit.objects.filter(organisation=organisation).order_by("pk"))
    national = {unit.national_code: unit.pk for unit in units if unit.national_code}
    return national | {unit.warehouse_code: unit.pk for unit in units if unit.warehouse_code}


def _measures(organisation: Organisation) -> QuerySet[Measure]:
    return Measure.objects.filter(organisation=organisation).select_related("project")


def _target(measure: Measure) -> Target | Unknown:
    if measure.fed_from:
        return Unknown(None, _("The platform counts this measure by itself."))
    try:
        check_accepts_changes(measure)
    except NotNow as refusal:
        return Unknown(None, refusal.sentence)
    return Target(measure.pk, DataShape(measure.data_shape), measure.every)
