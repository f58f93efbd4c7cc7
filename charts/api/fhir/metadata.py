"""`metadata`: what this server of FHIR can do, as FHIR wants it said."""

from rest_framework.response import Response

from charts.api.fhir import measures, reports
from charts.api.fhir.answering import FhirView
from charts.presenters.fhir import Resource, base
from people.api.authentication import ApiRequest

WRITTEN_ON = "2026-11-28"
_KINDS = {
    "_id": "token",
    "_lastUpdated": "date",
    "url": "uri",
    "identifier": "token",
    "name": "string",
    "title": "string",
    "status": "token",
    "measure": "reference",
    "period": "date",
    "reporter": "reference",
}


class Metadata(FhirView):
    """Given to any key, and to people."""

    is_for_any_key = True

    def get(self, request: ApiRequest) -> Response:
        return Response(capabilities())


def capabilities() -> Resource:
    """The CapabilityStatement."""
    return {
        "resourceType": "CapabilityStatement",
        "status": "active",
        "date": WRITTEN_ON,
        "kind": "instance",
        "software": {"name": "Quality improvement platform"},
        "implementation": {"description": "Measures and results, to read", "url": base()},
        "fhirVersion": "4.0.1",
        "format": ["json"],
        "rest": [
            {
                "mode": "server",
                "security": {
                    "description": "A key for machines, or a token of OAuth client credentials,"
                    " as a bearer token."
                },
                "resource": [
                    _resource("Measure", measures.SEARCHED),
                    _resource("MeasureReport", reports.SEARCHED),
                ],
            }
        ],
    }


def _resource(kind: str, searched: tuple[str, ...]) -> Resource:
    names = [name.partition(":")[0] for name in searched]
    return {
        "type": kind,
        "interaction": [{"code": "read"}, {"code": "search-type"}],
        "searchParam": [{"name": name, "type": _KINDS[name]} for name in names],
    }
