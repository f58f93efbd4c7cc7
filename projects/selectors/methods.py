"""Ways of working: what is offered, what is used, what a team has written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F

from audit.selectors import changes_of
from people.models import Organisation, User
from people.roles import ProjectRole
from projects.methods import DEFAULT, METHODS
from projects.methods.standing import Written
from projects.models import MethodOffer, Project, ProjectMembership, StageRecord
from projects.stages import ACTIVE


@dataclass(frozen=True)
class Offer:
    """What an organisation offers. `version` is 0 where nobody has chosen: then it is all."""

    offered: tuple[str, ...]
    usual: str
    version: int


def offer_of(organisation: Organisation) -> Offer:
    """The ways of working on offer, in their order. One query."""
    row = MethodOffer.objects.filter(organisation=organisation).first()
    if row is None:
        return Offer(tuple(METHODS), DEFAULT, 0)
    return Offer(tuple(row.offered), row.usual, row.version)


def uses_of(organisation: Organisation) -> dict[str, int]:
    """How many projects under way use each way of working. One query."""
    projects = Project.objects.filter(organisation=organisation, stage__in=ACTIVE)
    return dict(projects.values_list("method").annotate(Count("pk")))


def written_in(project: Project) -> dict[str, Written]:
    """What the team has written under the present way of working, by stage. One query."""
    records = StageRecord.objects.filter(
        organisation=project.organisation_id, project=project, method=project.method
    )
    return {record.stage: _written(record) for record in records}


def written_in_projects(projects: Iterable[Project]) -> dict[int, dict[str, Written]]:
    """The same for several projects, by the key of the project. One query."""
    found: dict[int, dict[str, Written]] = {}
    records = StageRecord.objects.filter(
        project__in=projects, method=F("project__method"), organisation=F("project__organisation")
    )
    for record in records:
        found.setdefault(record.project_id, {})[record.stage] = _written(record)
    return found


def led_with_days(user: User, *, on: date) -> list[Project]:
    """Projects under way that this person leads and whose way of working has a day by now.

    One query.
    """
    led = ProjectMembership.objects.filter(user=user, role=ProjectRole.LEAD).current(on)
    dated = StageRecord.objects.filter(
        organisation=user.organisation_id, happens_on__lte=on, method=F("project__method")
    )
    return list(
        Project.objects.visible_to(user, on=on)
        .filter(pk__in=led.values("project"), stage__in=ACTIVE)
        .filter(pk__in=dated.values("project"))
        .order_by("pk")
    )


def latest_editor_of_stage(project: Project, stage: str) -> str:
    """The name of whoever saved a stage last. One query."""
    newest = changes_of(
        StageRecord, project_id=project.pk, method=project.method, stage=stage, most=1
    )
    return newest[0].by if newest else ""


def _written(record: StageRecord) -> Written:
    return Written(
        answers=record.answers,
        ticked=frozenset(record.ticked),
        day=record.happens_on,
        version=record.version,
    )
