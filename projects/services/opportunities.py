"""Ways to take part: posted, changed, filled and closed by the project that offers them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import Opportunity, Project, ProjectMembership
from projects.permissions import check_can_manage_team
from projects.policies import check_is_open
from projects.vocabulary import OpportunityState


@dataclass(frozen=True)
class Offer:
    """What an opportunity says."""

    title: str
    what: str
    activities: Sequence[str] = ()
    happens: str = ""
    times: Sequence[str] = ()
    how_long: str = ""
    place: str = ""
    ways: Sequence[str] = ()
    payment: str = ""
    support: str = ""


@recorded
def post_opportunity(
    *, project: Project, offer: Offer, contact: User, by: User, at: datetime
) -> Opportunity:
    """Offer it to everybody in the organisation. `contact` is somebody of the team."""
    check_can_manage_team(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    check_can_be_offered(project)
    _check(project, offer, contact, at)
    return Opportunity.objects.create(
        organisation=project.organisation,
        project=project,
        contact=contact,
        posted_by=by,
        posted_at=at,
        **_fields(offer),
    )


@recorded
def edit_opportunity(
    *,
    opportunity: Opportunity,
    seen_version: int,
    offer: Offer,
    contact: User,
    by: User,
    at: datetime,
) -> None:
    """Change what it says, unless somebody else did since `seen_version`."""
    project = opportunity.project
    check_can_manage_team(by, project, on=local_date(project.organisation, at))
    _check(project, offer, contact, at)
    Opportunity.objects.edit(
        opportunity, seen_version=seen_version, contact=contact, **_fields(offer)
    )


@recorded
def set_state(*, opportunity: Opportunity, state: OpportunityState, by: User, at: datetime) -> None:
    """Filled, closed, or open again."""
    project = opportunity.project
    check_can_manage_team(by, project, on=local_date(project.organisation, at))
    if state == OpportunityState.OPEN:
        check_is_open(project)
        check_can_be_offered(project)
    if opportunity.state != state:
        Opportunity.objects.edit(opportunity, seen_version=opportunity.version, state=state)


def check_can_be_offered(project: Project) -> None:
    """Whoever may be interested must be able to read about it."""
    if project.visibility != Project.Visibility.OPEN:
        raise NotNow(
            _(
                "“%(project)s” is private, and an opportunity is read by everybody. Open the "
                "project to everyone in the organisation first: “Edit project”."
            )
            % {"project": project}
        )


def _check(project: Project, offer: Offer, contact: User, at: datetime) -> None:
    missing = {}
    if not offer.title.strip():
        missing["title"] = _("Give it a short name.")
    if not offer.what.strip():
        missing["what"] = _("Say what people would do.")
    if missing:
        raise Invalid(fields=missing)
    team = ProjectMembership.objects.filter(project=project, user=contact)
    if not team.current(local_date(project.organisation, at)).exists():
        raise Invalid(fields={"contact": _("Choose somebody of the team.")})


def _fields(offer: Offer) -> dict[str, object]:
    return {
        name: list(value) if isinstance(value, list | tuple) else value.strip()
        for name, value in asdict(offer).items()
    }
