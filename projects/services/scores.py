"""Progress scores: claimed for the team, countersigned by a coach, never moved by the system."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, EditedElsewhere, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import ProgressScore, Project, ToldImprovement
from projects.permissions import check_can_claim, check_can_countersign
from projects.policies import check_is_open
from projects.progress import STEPS
from projects.selectors.scores import newest_claim, scores_of

LONGEST_WHY = 300  # characters


@recorded
def claim_score(
    *,
    project: Project,
    score: Decimal,
    suggested: Decimal,
    why: str,
    by: User,
    at: datetime,
    seen_claims: int | None = None,
) -> ProgressScore:
    """Claim a score, up or down. Above what the evidence suggests, it needs a reason.

    With `seen_claims`, how many claims the person has seen, whoever comes second of two is told
    (`common.errors.EditedElsewhere`).
    """
    check_can_claim(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    check_claim(score, suggested, why.strip())
    project.refresh_from_db(from_queryset=Project.objects.select_for_update(no_key=True))
    if seen_claims is not None and scores_of(project).count() != seen_claims:
        raise EditedElsewhere(_("Someone else has just claimed a score for this project."))
    newest = newest_claim(project)
    if newest is not None and newest.score == score:
        raise Invalid(
            fields={
                "score": _("The score is {score} already. It stands until it moves.").format(
                    score=score
                )
            }
        )
    return ProgressScore.objects.create(
        organisation=project.organisation,
        project=project,
        score=score,
        suggested=suggested,
        why=why.strip(),
        claimed_by=by,
        claimed_at=at,
    )


@recorded
def countersign_score(*, score: ProgressScore, by: User, at: datetime) -> None:
    """A coach agrees with a claim. Nobody countersigns their own; twice is once."""
    project = score.project
    check_can_countersign(by, project, on=local_date(project.organisation, at))
    if score.claimed_by_id == by.pk:
        raise Denied(_("You claimed this score yourself. Ask another coach to countersign."))
    project.refresh_from_db(from_queryset=Project.objects.select_for_update(no_key=True))
    score.refresh_from_db(fields=["countersigned_by", "countersigned_at"])
    if score.countersigned_at is not None:
        return
    if newest_claim(project) != score:
        raise NotNow(_("The team has claimed another score since. Look at the newest one."))
    score.countersigned_by, score.countersigned_at = by, at
    score.save(update_fields=["countersigned_by", "countersigned_at"])


@recorded
def tell_improvement(*, project: Project, words: str, by: User, at: datetime) -> ToldImprovement:
    """A coach puts down an improvement that people notice and no number shows yet."""
    check_can_countersign(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    words = words.strip()
    if not words:
        raise Invalid(fields={"words": _("Say what got better, for whom, and who noticed.")})
    if len(words) > LONGEST_WHY:
        raise Invalid(
            fields={"words": _("Shorten this to {most} characters.").format(most=LONGEST_WHY)}
        )
    return ToldImprovement.objects.create(
        organisation=project.organisation, project=project, words=words, told_by=by, told_at=at
    )


@recorded
def take_back_told_improvement(*, told: ToldImprovement, by: User, at: datetime) -> None:
    """It was a mistake: the coaches' word no longer stands in for numbers."""
    check_can_countersign(by, told.project, on=local_date(told.project.organisation, at))
    check_is_open(told.project)
    told.delete()


def check_claim(score: Decimal, suggested: Decimal, why: str) -> None:
    """Half points only, and above what the evidence suggests a reason. Raises Invalid."""
    if score not in STEPS:
        raise Invalid(fields={"score": _("Choose a score from 0.5 to 5.0, in half points.")})
    if len(why) > LONGEST_WHY:
        raise Invalid(
            fields={
                "why": _("Shorten this to {most} characters. It has {why} now.").format(
                    most=LONGEST_WHY, why=len(why)
                )
            }
        )
    if score > suggested and not why:
        raise Invalid(
            fields={
                "why": _("The record suggests {suggested}. Say why you claim more.").format(
                    suggested=suggested
                )
            }
        )
