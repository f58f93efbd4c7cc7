"""Measures and their results as resources of FHIR R4 (4.0.1), which other health systems read.

`docs/fhir.md` says what stands where. Nothing that people wrote about a single period is in it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings

from charts import periods
from charts.models import Measure, Measurement
from charts.vocabulary import DataShape, MeasureRole, Rhythm
from people.models import Organisation, Unit

Resource = dict[str, Any]

ODS = "https://fhir.nhs.uk/Id/ods-organization-code"
_TERMS = "http://terminology.hl7.org/CodeSystem/"
_UNITS_OF_MEASURE = "http://unitsofmeasure.org"
_SCORING = {
    DataShape.PERCENTAGE: "proportion",
    DataShape.RATE: "ratio",
    DataShape.COUNT: "cohort",
    DataShape.VALUE: "continuous-variable",
    DataShape.TIME_BETWEEN: "continuous-variable",
}
_TYPES = {MeasureRole.OUTCOME: "outcome", MeasureRole.PROCESS: "process"}
_BETTER = {"increase": "increase", "decrease": "decrease"}


def base() -> str:
    """Where the resources are."""
    return f"{settings.SITE_ADDRESS}/api/v1/fhir"


def measure_resource(measure: Measure, organisation: Organisation) -> Resource:
    """What is measured, how, and which way is better."""
    key = str(measure.public_id)
    resource: Resource = {
        "resourceType": "Measure",
        "id": key,
        "meta": {"versionId": str(measure.version)},
        "url": _canonical(measure),
        "identifier": _identifiers(measure),
        "version": str(measure.version),
        "name": computer_name(measure.name),
        "title": measure.name,
        "status": "active" if measure.closed_on is None else "retired",
        "subjectCodeableConcept": _coded("http://hl7.org/fhir/resource-types", "Organization"),
        "publisher": organisation.name,
        "description": measure.definition.strip() or measure.name,
        "effectivePeriod": _lasting(measure.starts_on, measure.closed_on),
        "scoring": _term("measure-scoring", _SCORING[DataShape(measure.data_shape)]),
        "type": [_type(measure)],
        "group": [{"population": [_population(*each) for each in _populations(measure)]}],
    }
    return resource | _improvement(measure)


def report_resource(measure: Measure, row: Measurement) -> Resource:
    """What was measured in one period."""
    return {
        "resourceType": "MeasureReport",
        "id": report_id(measure, row.period),
        "meta": {"lastUpdated": instant(row.recorded_at)},
        "status": "complete",
        "type": "summary",
        "measure": _canonical(measure),
        "date": instant(row.recorded_at),
        "reporter": organization(measure.unit),
        "period": {"start": row.period.isoformat(), "end": _last_day(measure, row).isoformat()},
        **_improvement(measure),
        "group": [_group(measure, row)],
    }


def organization(unit: Unit) -> Resource:
    """A place, by its ODS code where it has one, else by the id it has here."""
    system, value = (ODS, unit.national_code) if unit.national_code else (places(), unit.public_id)
    return {
        "type": "Organization",
        "identifier": {"system": system, "value": str(value)},
        "display": unit.name,
    }


def places() -> str:
    """What the ids of places here are ids of."""
    return f"{settings.SITE_ADDRESS}/api/v1/units"


def bundle(entries: Sequence[Resource], *, links: Mapping[str, str]) -> Resource:
    """A page of what was searched for."""
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "link": [{"relation": name, "url": url} for name, url in links.items()],
        "entry": [
            {
                "fullUrl": f"{base()}/{entry['resourceType']}/{entry['id']}",
                "resource": entry,
                "search": {"mode": "match"},
            }
            for entry in entries
        ],
    }


def report_id(measure: Measure, period: date) -> str:
    return f"{measure.public_id}.{period.isoformat()}"


def computer_name(name: str) -> str:
    """A name that programs may use as one: letters and digits, a capital first."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    joined = "".join(word[:1].upper() + word[1:] for word in re.findall(r"[A-Za-z0-9]+", plain))
    return (joined if joined[:1].isalpha() else f"Measure{joined}")[:255]


def instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _canonical(measure: Measure) -> str:
    return f"{base()}/Measure/{measure.public_id}"


def _identifiers(measure: Measure) -> list[Resource]:
    own = {"system": f"{settings.SITE_ADDRESS}/api/v1/measures", "value": str(measure.public_id)}
    if not measure.warehouse_code:
        return [own]
    of_the_place = f"{places()}/{measure.unit.public_id}"  # codes are told apart by place
    return [own, {"system": of_the_place, "value": measure.warehouse_code}]


def _populations(measure: Measure) -> list[tuple[str, str]]:
    """The populations of a measure, each with its code and what it counts."""
    if measure.has_denominator:
        return [
            ("numerator", measure.numerator_words or measure.name),
            ("denominator", measure.denominator_words or measure.name),
        ]
    words = measure.shown_words or measure.name
    is_count = measure.data_shape == DataShape.COUNT
    return [("initial-population" if is_count else "measure-population", words)]


def _population(code: str, words: str) -> Resource:
    return {
        "code": _term("measure-population", code),
        "description": words,
        "criteria": {"language": "text/plain", "expression": words},
    }


def _group(measure: Measure, row: Measurement) -> Resource:
    """The counts of a period, where they are whole, and the score."""
    if measure.has_denominator:
        counts = {"numerator": row.numerator, "denominator": row.denominator}
        return _counted(counts) | _score(measure, _ratio(measure, row))
    if measure.data_shape == DataShape.COUNT:
        return _counted({"initial-population": row.value})
    return _counted({"measure-population": None}) | _score(measure, row.value)


def _counted(counts: Mapping[str, float | None]) -> Resource:
    return {
        "population": [
            {"code": _term("measure-population", code)}
            | ({"count": int(count)} if count is not None and float(count).is_integer() else {})
            for code, count in counts.items()
        ]
    }


def _ratio(measure: Measure, row: Measurement) -> float | None:
    if row.numerator is None or not row.denominator:
        return None
    return measure.scale * row.numerator / row.denominator


def _score(measure: Measure, value: float | None) -> Resource:
    if value is None:
        return {}
    if measure.is_percentage:
        unit = {"unit": "%", "system": _UNITS_OF_MEASURE, "code": "%"}
    elif measure.data_shape == DataShape.TIME_BETWEEN:
        unit = {"unit": "days", "system": _UNITS_OF_MEASURE, "code": "d"}
    else:
        unit = {"unit": measure.shown_words or measure.name}
    return {"measureScore": {"value": round(value, 10), **unit}}


def _improvement(measure: Measure) -> Resource:
    if measure.direction not in _BETTER:
        return {}
    return {
        "improvementNotation": _term("measure-improvement-notation", _BETTER[measure.direction])
    }


def _type(measure: Measure) -> Resource:
    role = MeasureRole(measure.role)
    if role not in _TYPES:
        return {"text": role.value}
    return _term("measure-type", _TYPES[role])


def _last_day(measure: Measure, row: Measurement) -> date:
    if measure.every in (Rhythm.DAY, Rhythm.EVENT):
        return row.period
    return periods.following(measure.every, row.period) - timedelta(days=1)


def _lasting(first: date, last: date | None) -> Resource:
    return {"start": first.isoformat()} | ({"end": last.isoformat()} if last else {})


def _term(system: str, code: str) -> Resource:
    return _coded(f"{_TERMS}{system}", code)


def _coded(system: str, code: str) -> Resource:
    return {"coding": [{"system": system, "code": code}]}
