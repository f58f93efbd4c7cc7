"""What FHIR R4 (4.0.1) asks of the resources that we give, written down from its pages.

Required elements, closed lists of codes, forms of ids and days, and invariants: those that an
outside reader would check. Each rule names what is wrong; no rule broken is an empty list.
"""

import re
from collections.abc import Iterator
from typing import Any

Resource = dict[str, Any]

ID = re.compile(r"[A-Za-z0-9\-.]{1,64}")
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
NAME = re.compile(r"[A-Z]([A-Za-z0-9_]){0,254}")  # mea-0
TERMS = "http://terminology.hl7.org/CodeSystem/"
SCORINGS = {"proportion", "ratio", "continuous-variable", "cohort"}
TYPES = {"process", "outcome", "structure", "patient-reported-outcome", "composite"}
POPULATIONS = {
    *("initial-population", "numerator", "numerator-exclusion", "denominator"),
    *("denominator-exclusion", "denominator-exception", "measure-population"),
    *("measure-population-exclusion", "measure-observation"),
}
STATUSES = {"draft", "active", "retired", "unknown"}
ISSUES = {
    *("invalid", "structure", "required", "value", "invariant", "security", "login", "unknown"),
    *("expired", "forbidden", "suppressed", "processing", "not-supported", "duplicate"),
    *("multiple-matches", "not-found", "deleted", "too-long", "code-invalid", "extension"),
    *("too-costly", "business-rule", "conflict", "transient", "lock-error", "no-store"),
    *("exception", "timeout", "incomplete", "throttled", "informational"),
}
KNOWN = {
    "Measure": {
        *("resourceType", "id", "meta", "url", "identifier", "version", "name", "title", "status"),
        *("subjectCodeableConcept", "publisher", "description", "effectivePeriod", "scoring"),
        *("type", "improvementNotation", "group"),
    },
    "MeasureReport": {
        *("resourceType", "id", "meta", "status", "type", "measure", "date", "reporter"),
        *("period", "improvementNotation", "group"),
    },
    "Bundle": {"resourceType", "type", "link", "entry"},
    "OperationOutcome": {"resourceType", "issue"},
    "CapabilityStatement": {
        *("resourceType", "status", "date", "kind", "software", "implementation", "fhirVersion"),
        *("format", "rest"),
    },
}


def broken(resource: Resource) -> list[str]:
    """Every rule that a resource breaks."""
    kind = resource["resourceType"]
    unknown = sorted(resource.keys() - KNOWN[kind])
    return [
        *(f"{kind} has no {name}" for name in unknown),
        *_empty(resource),
        *RULES[kind](resource),
    ]


def _measure(measure: Resource) -> Iterator[str]:
    yield from _id(measure)
    yield from _one_of(measure.get("status"), STATUSES, "status is required")
    if not NAME.fullmatch(measure.get("name", "")):
        yield f"name is no name for programs: {measure.get('name')}"
    if not measure.get("url", "").startswith("http"):
        yield "url is no address"
    yield from _code(measure["scoring"], "measure-scoring", SCORINGS)
    for concept in measure.get("type", []):
        if "text" not in concept:
            yield from _code(concept, "measure-type", TYPES)
    yield from _notation(measure)
    for group in measure["group"]:
        for population in group["population"]:
            yield from _code(population["code"], "measure-population", POPULATIONS)
            criteria = population.get("criteria", {})
            if "language" not in criteria or "expression" not in criteria:
                yield "a population needs criteria with language and expression"  # 1..1, exp-1


def _report(report: Resource) -> Iterator[str]:
    yield from _id(report)
    yield from _one_of(report.get("status"), {"complete", "pending", "error"}, "status is required")
    yield from _one_of(
        report.get("type"),
        {"individual", "subject-list", "summary", "data-collection"},
        "type is required",
    )
    if not report.get("measure", "").startswith("http"):
        yield "measure is no canonical address"
    if not DATE_TIME.fullmatch(report["date"]):
        yield f"date is no moment: {report['date']}"
    period = report.get("period", {})
    days = [period.get("start", ""), period.get("end", "")]
    if not all(DATE.fullmatch(day) for day in days) or days != sorted(days):
        yield f"period is no time: {period}"  # per-1
    yield from _organization(report["reporter"])
    yield from _notation(report)
    for group in report["group"]:
        for population in group["population"]:
            yield from _code(population["code"], "measure-population", POPULATIONS)
            if not isinstance(population.get("count", 0), int):
                yield "a count is a whole number"
        yield from _quantity(group.get("measureScore", {"value": 0, "unit": "x"}))


def _bundle(bundle: Resource) -> Iterator[str]:
    if bundle.get("type") != "searchset":
        yield "what was searched for is a searchset"
    if [link["relation"] for link in bundle["link"]][:1] != ["self"]:
        yield "a search says what was understood: link self"
    addresses = [entry["fullUrl"] for entry in bundle["entry"]]
    if len(addresses) != len(set(addresses)):
        yield "an address stands twice"  # bdl-7
    for entry in bundle["entry"]:
        resource = entry["resource"]
        if not entry["fullUrl"].endswith(f"/{resource['resourceType']}/{resource['id']}"):
            yield f"fullUrl is not that of the resource: {entry['fullUrl']}"
        if entry["search"] != {"mode": "match"}:
            yield "an entry of a search says why it is there"
        yield from broken(resource)


def _outcome(outcome: Resource) -> Iterator[str]:
    if not outcome.get("issue"):
        yield "an outcome has an issue"
    for issue in outcome["issue"]:
        yield from _one_of(
            issue.get("severity"), {"fatal", "error", "warning", "information"}, "severity"
        )
        yield from _one_of(issue.get("code"), ISSUES, "code of an issue")


def _capabilities(said: Resource) -> Iterator[str]:
    for name in ("status", "date", "kind", "fhirVersion", "format"):
        if not said.get(name):
            yield f"{name} is required"
    yield from _one_of(said["fhirVersion"], {"4.0.1"}, "fhirVersion")
    if said["kind"] == "instance" and not said["implementation"].get("description"):
        yield "an instance has an implementation"  # cpb-14
    for rest in said["rest"]:  # cpb-1
        yield from _one_of(rest.get("mode"), {"client", "server"}, "mode is required")
        kinds = [resource["type"] for resource in rest["resource"]]
        if len(kinds) != len(set(kinds)):
            yield "a kind stands twice"  # cpb-9
        for resource in rest["resource"]:
            names = [param["name"] for param in resource["searchParam"]]
            if len(names) != len(set(names)):
                yield "a parameter stands twice"  # cpb-12


def _id(resource: Resource) -> Iterator[str]:
    if not ID.fullmatch(resource.get("id", "")):
        yield f"id is none: {resource.get('id')}"


def _organization(reference: Resource) -> Iterator[str]:
    identifier = reference.get("identifier", {})
    if reference.get("type") != "Organization" or not identifier.get("value"):
        yield "reporter is an organization with an identifier"
    if not identifier.get("system", "").startswith("http"):
        yield "a system is an address"


def _notation(resource: Resource) -> Iterator[str]:
    if "improvementNotation" in resource:
        codes = {"increase", "decrease"}
        yield from _code(resource["improvementNotation"], "measure-improvement-notation", codes)


def _quantity(quantity: Resource) -> Iterator[str]:
    if isinstance(quantity.get("value"), bool) or not isinstance(
        quantity.get("value"), int | float
    ):
        yield "a score is a number"
    if "code" in quantity and "system" not in quantity:
        yield "a code of a unit has a system"  # qty-3


def _code(concept: Resource, system: str, codes: set[str]) -> Iterator[str]:
    for coding in concept.get("coding", [{}]):
        if coding.get("system") != f"{TERMS}{system}" or coding.get("code") not in codes:
            yield f"{coding} is none of {system}"


def _one_of(value: Any, words: set[str], rule: str) -> Iterator[str]:
    if value not in words:
        yield f"{rule}: {value}"


def _empty(value: Any, path: str = "") -> Iterator[str]:
    """No element of FHIR is empty or null; an empty list of entries is left to its page."""
    if value is None or value in ("", {}):
        yield f"{path} is empty"
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _empty(part, f"{path}.{name}")
    if isinstance(value, list):
        for part in value:
            yield from _empty(part, f"{path}[]")


RULES = {
    "Measure": _measure,
    "MeasureReport": _report,
    "Bundle": _bundle,
    "OperationOutcome": _outcome,
    "CapabilityStatement": _capabilities,
}
