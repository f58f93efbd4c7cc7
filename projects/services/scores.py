"""Progress scores: claimed by the team, countersigned by a coach, never moved by the system."""

from datetime import datetime
from decimal import Decimal

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import ProgressScore, Project
from projects.permissions import check_can_countersign, check_can_edit
from projects.policies import check_is_open

STEPS = tuple(Decimal(halves) / 2 for halves in range(1, 11))


@recorded
def claim_score(
    *,
    project: Project,
    score: Decimal,
    suggested: Decimal,
    why: str,
    by: User,
    at: datetime,
) -> ProgressScore:
    """Claim a score. Above what the evidence suggests, it needs a reason."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    if score not in STEPS:
        raise Invalid(fields={"score": "Choose a score from 0.5 to 5.0, in half points."})
    if score > suggested and not why.strip():
        raise Invalid(fields={"why": f"The record suggests {suggested}. Say why you claim more."})
    return ProgressScore.objects.create(
        organisation=project.organisation,
        project=project,
        score=score,
        suggested=suggested,
        why=why.strip()[:300],
        claimed_by=by,
        claimed_at=at,
    )


@recorded
def countersign_score(*, score: ProgressScore, by: User, at: datetime) -> None:
    """A coach agrees with a claim. Nobody countersigns their own."""
    project = score.project
    check_can_countersign(by, project, on=local_date(project.organisation, at))
    if score.claimed_by_id == by.pk:
        raise Denied("You claimed this score yourself. Ask another coach to countersign.")
    if score.countersigned_at is not None:
        return
    newest = ProgressScore.objects.filter(
        organisation=project.organisation_id, project=project
    ).order_by("-claimed_at", "-pk")
    if newest.first() != score:
        raise NotNow("The team has claimed another score since. Look at the newest one.")
    score.countersigned_by, score.countersigned_at = by, at
    score.save(update_fields=["countersigned_by", "countersigned_at"])
