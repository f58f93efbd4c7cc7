"""Progress scores: claimed for the team, beside what the record bears out."""

from decimal import Decimal
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework.response import Response

from common.api.fields import Id, Moment, Number, Text
from common.api.operations import Said, one, operation, page_answer, paging
from common.api.pages import page_after
from common.api.shapes import Answer, Body, Named
from dashboards.selectors.evidence import evidence_for
from people.api.authentication import ApiRequest
from people.api.views import ApiView
from people.calendar import today_of
from people.roles import Scope
from projects.models import Project
from projects.permissions import check_can_claim
from projects.progress import suggest
from projects.selectors import project_for
from projects.selectors.scores import score_for, scores_of
from projects.services.scores import LONGEST_WHY, claim_score


class ScoreAnswer(Answer):
    """A claim on the scale from 0.5 to 5.0. The newest is the one that stands."""

    id = Id(source="public_id")
    score = Number()
    suggested = Number(help_text="What the record suggested at that moment.")
    why = Text(longest=LONGEST_WHY)
    claimed_by = Named()
    claimed_at = Moment()
    countersigned_by = Named(allow_null=True)
    countersigned_at = Moment(allow_null=True)


class NewScore(Body):
    """A claim, in half points. Above what the record suggests it needs a reason."""

    score = Number(smallest=0.5, largest=5.0)
    why = Text(longest=LONGEST_WHY, required=False)


class Scores(ApiView):
    """The claims of a project, the oldest first."""

    reads, writes = Scope.PROJECTS_READ, Scope.PROJECTS_WRITE

    @operation("List progress scores", gives=ScoreAnswer, is_list=True)
    def get(self, request: ApiRequest, project_id: UUID, query: Said) -> Response:
        rows = scores_of(_project(request, project_id))
        return page_answer(page_after(rows, request, **paging(query)), ScoreAnswer, query)

    @operation("Claim a progress score", takes=NewScore, gives=ScoreAnswer, status=201)
    def post(self, request: ApiRequest, project_id: UUID, query: Said, body: Said) -> Response:
        project, on = _project(request, project_id), today_of(request.user)
        check_can_claim(request.user, project, on=on)
        claim = claim_score(
            project=project,
            score=Decimal(str(body["score"])),
            suggested=suggest(evidence_for(project, on=on)).score,
            why=body.get("why", ""),
            by=request.user,
            at=timezone.now(),
        )
        where = {"Location": reverse("api_score", args=[project_id, claim.public_id])}
        return Response(one(claim, ScoreAnswer, query), status=201, headers=where)


class OneScore(ApiView):
    """One claim."""

    reads = Scope.PROJECTS_READ

    @operation("Read a progress score", gives=ScoreAnswer)
    def get(self, request: ApiRequest, project_id: UUID, public_id: UUID, query: Said) -> Response:
        claim = score_for(_project(request, project_id), public_id)
        return Response(one(claim, ScoreAnswer, query))


def _project(request: ApiRequest, project_id: UUID) -> Project:
    return project_for(request.user, project_id, on=today_of(request.user))
