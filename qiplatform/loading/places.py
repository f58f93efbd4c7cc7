"""The units and measures that a file speaks of: those that exist, and those made for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.text import slugify

from charts.models import Measure
from charts.policies import check_accepts_changes
from charts.services import measures
from charts.services.measures import Definition
from charts.vocabulary import DataShape, Rhythm
from people.models import Unit, User
from people.services import units
from qiplatform.loading.columns import Line

LONGEST_CODE = 60  # of a measure in the warehouse


@dataclass(frozen=True)
class Wording:
    """What new units and measures are called; `{...}` stands for a column of the file."""

    unit_name: str
    measure_name: str

    def unit(self, words: Mapping[str, str]) -> str:
        return self.unit_name.format_map(words)

    def measure(self, words: Mapping[str, str]) -> str:
        return self.measure_name.format_map(words)


class Places:
    """Finds the measure of a line by the codes of its unit and of itself; makes what is missing."""

    def __init__(
        self, *, below: Unit, wording: Wording, definition: Definition, by: User, at: datetime
    ) -> None:
        self._below = below
        self._wording = wording
        self._definition = definition
        self._by = by
        self._at = at
        self.units_made = 0
        self.measures_made = 0
        self._units = {
            unit.warehouse_code: unit
            for unit in Unit.objects.filter(organisation=below.organisation_id)
            if unit.warehouse_code
        }
        self._measures: dict[tuple[int, str], Measure] = {
            (measure.unit_id, measure.warehouse_code): measure
            for measure in Measure.objects.filter(
                organisation=below.organisation_id, unit__warehouse_code__gt=""
            ).select_related("unit", "project", "organisation")
            if measure.warehouse_code
        }

    def expected_of(self, line: Line) -> tuple[DataShape, Rhythm]:
        """What the measure of a line takes, known or yet to be made."""
        known = self._known(line) or self._definition
        return DataShape(known.data_shape), Rhythm(known.rhythm)

    def measure_of(self, line: Line) -> Measure:
        """Raises a DomainError where the measure takes no data, or cannot be made."""
        measure = self._known(line) or self._new_measure(line)
        check_accepts_changes(measure)
        return measure

    def _known(self, line: Line) -> Measure | None:
        unit = self._units.get(line.unit)
        return self._measures.get((unit.pk, self._code(line))) if unit else None

    def _code(self, line: Line) -> str:
        return slugify(self._wording.measure(line.words))[:LONGEST_CODE]

    def _new_unit(self, line: Line) -> Unit:
        unit = units.create_unit(
            parent=self._below,
            name=self._wording.unit(line.words),
            kind=Unit.Kind.TEAM,
            warehouse_code=line.unit,
            by=self._by,
            at=self._at,
        )
        self.units_made += 1
        self._units[line.unit] = unit
        return unit

    def _new_measure(self, line: Line) -> Measure:
        unit = self._units.get(line.unit) or self._new_unit(line)
        name, code = self._wording.measure(line.words), self._code(line)
        measure = measures.define_measure(
            definition=replace(self._definition, name=name, warehouse_code=code),
            place=unit,
            starts_on=line.reading.period,
            by=self._by,
            at=self._at,
        )
        self.measures_made += 1
        self._measures[unit.pk, code] = measure
        return measure
