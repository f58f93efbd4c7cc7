"""A place with everything beneath it, in numbers that workers keep."""

from typing import Any
from uuid import UUID

from rest_framework.response import Response

from common.api.fields import Day, Flag, Moment, OneOf, Whole
from common.api.operations import Said, one, operation
from common.api.shapes import Answer, Named
from common.verdicts import ASSURANCES, VARIATIONS
from dashboards.models import UnitSummary
from dashboards.selectors.units import summary_for
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.roles import Scope
from projects.stages import Stage


class StageCountAnswer(Answer):
    """How many projects are at a stage."""

    is_narrowed = False

    stage = OneOf(Stage)
    projects = Whole()


class VerdictCountAnswer(Answer):
    """How many open measures say the same of variation and of their target."""

    is_narrowed = False

    variation = OneOf(["", *VARIATIONS])
    assurance = OneOf(["", *ASSURANCES])
    measures = Whole()


class DashboardAnswer(Answer):
    """The stored summary. While `is_current` is false, newer facts wait to be counted."""

    always = ("unit", "is_current")

    unit = Named()
    is_current = Flag()
    summarised_at = Moment(allow_null=True)
    active_projects = Whole()
    big_i_projects = Whole(help_text="Projects with service users as full members of the team.")
    projects_by_stage = StageCountAnswer(many=True)
    measures = Whole()
    improving = Whole()
    of_concern = Whole()
    changed = Whole()
    too_little_data = Whole()
    verdicts = VerdictCountAnswer(many=True)
    latest_period = Day(allow_null=True)


class UnitDashboard(ApiView):
    """What a place and everything beneath it comes to."""

    reads = Scope.PROJECTS_READ

    @operation("Read the dashboard of a place", gives=DashboardAnswer)
    def get(self, request: ApiRequest, public_id: UUID, query: Said) -> Response:
        summary = summary_for(request.user, public_id)
        return Response(one(_facts(summary), DashboardAnswer, query))


def _facts(summary: UnitSummary) -> dict[str, Any]:
    same = (
        *("unit", "is_current", "summarised_at", "active_projects", "big_i_projects"),
        *("measures", "improving", "of_concern", "changed", "too_little_data", "latest_period"),
    )
    return {
        **{name: getattr(summary, name) for name in same},
        "projects_by_stage": [
            {"stage": stage.value, "projects": summary.projects_by_stage[stage.value]}
            for stage in Stage
            if summary.projects_by_stage.get(stage.value)
        ],
        "verdicts": [
            {"variation": variation, "assurance": assurance, "measures": count}
            for variation, by_assurance in sorted(summary.verdicts.items())
            for assurance, count in sorted(by_assurance.items())
            if count
        ],
    }
