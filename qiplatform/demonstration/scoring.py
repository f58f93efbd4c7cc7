"""What teams claim of their progress, once their charts are made: near what the record shows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import numpy as np

from audit.services import Actor, recorded
from dashboards.selectors.evidence import evidence_of
from people.demonstration import WARD_LEAD
from people.models import User
from people.roles import ProjectRole
from projects.models import Project, ProjectMembership
from projects.progress import STEPS, Evidence, suggest
from projects.services.bulk import ClaimRecord, Stamp, write_up_claims
from projects.stages import Stage
from qiplatform.demonstration.chance import happens, one_of, stream

HALF, MOST_ABOVE = Decimal("0.5"), Decimal("1.0")
DAY = timedelta(days=1)
_FROM_THE_RECORD = {-HALF: 18, Decimal(0): 60, HALF: 22}  # how far off teams judge themselves
_SHARE_COUNTERSIGNED, _SHARE_OF_NEWEST, _SHARE_STEPPING_BACK = 0.9, 0.75, 0.08
_WHY_ABOVE = (
    "The night staff say they notice it. The chart needs a few more weeks.",
    "The second ward has begun too, and we have not written that up yet.",
    "The sponsor has agreed; the charter only waits for her signature.",
    "People we asked say it is better. We have no number for that yet.",
)
_WHY_BACK = (
    "Two of us left, and the count stopped for a while. Better to say so.",
    "The last six points say it did not hold. We test again.",
)


@recorded
def claim_scores(*, by: Actor, at: datetime, seed: int) -> None:
    """Claims with their histories for every project of the trust, from what is stored of each."""
    projects = list(Project.objects.select_related("organisation", "unit").order_by("pk"))
    evidence = evidence_of(projects, on=at.date())
    teams = _teams()
    for project in projects:
        rng = stream(seed, "score", project.title, project.unit.name)
        lead, coach = teams[project.pk]
        claims = list(_claims(project, evidence[project.pk], lead, coach, at.date(), rng))
        if claims:
            write_up_claims(project=project, claims=claims, by=lead, at=at)


def _teams() -> dict[int, tuple[User, User | None]]:
    """The lead and the coach of each project, by its key."""
    leads: dict[int, User] = {}
    coaches: dict[int, User] = {}
    roles = (ProjectRole.LEAD, ProjectRole.COACH)
    for place in ProjectMembership.objects.filter(role__in=roles).select_related("user"):
        held = leads if place.role == ProjectRole.LEAD else coaches
        held.setdefault(place.project_id, place.user)
    return {project: (lead, coaches.get(project)) for project, lead in leads.items()}


def _claims(
    project: Project,
    evidence: Evidence,
    lead: User,
    coach: User | None,
    today: date,
    rng: np.random.Generator,
) -> Iterator[ClaimRecord]:
    if project.stage == Stage.IDEA and happens(rng, 0.6):
        return
    suggested = suggest(evidence).score
    scores = _scores(_claimed(evidence, suggested, rng), rng)
    until = (project.closed_on or today) - DAY * int(rng.integers(2, 40))
    days = _days(project.started_on, until, len(scores), rng)
    for place, (score, day) in enumerate(zip(scores, days, strict=True)):
        is_newest = place == len(scores) - 1
        then = suggested if is_newest else score
        yield ClaimRecord(
            score=score,
            suggested=then,
            why=_why(score, then, scores[place - 1] if place else None, rng),
            claimed=Stamp(lead, _noon(day)),
            countersigned=_countersigned(coach, lead, day, is_newest, rng),
        )


def _claimed(evidence: Evidence, suggested: Decimal, rng: np.random.Generator) -> Decimal:
    """What a team says: by its results, rather than by what it has not written down yet."""
    felt = replace(evidence, involvement_decided=True, has_coach=True, charter_approved=True)
    told = suggest(felt).score + one_of(rng, _FROM_THE_RECORD)
    return max(STEPS[0], min(told, suggested + MOST_ABOVE, STEPS[-1]))


def _scores(newest: Decimal, rng: np.random.Generator) -> list[Decimal]:
    """The way there: mostly up, now and then a step that was skipped or taken back."""
    way = [score for score in STEPS if score < newest and (score == STEPS[0] or happens(rng, 0.75))]
    if newest >= 2 and newest < STEPS[-1] and happens(rng, _SHARE_STEPPING_BACK):
        way = [*(score for score in way if score < newest), newest + HALF]
    return [*way, newest]


def _days(start: date, end: date, number: int, rng: np.random.Generator) -> Sequence[date]:
    """So many days between the two, in order; a short project has them all close together."""
    span = max((end - start).days, 0)
    return [start + DAY * int(span * share) for share in sorted(rng.random(number - 1))] + [
        max(start, end)
    ]


def _why(score: Decimal, then: Decimal, before: Decimal | None, rng: np.random.Generator) -> str:
    if before is not None and score < before:
        return str(rng.choice(_WHY_BACK))
    return str(rng.choice(_WHY_ABOVE)) if score > then else ""


def _countersigned(
    coach: User | None, lead: User, day: date, is_newest: bool, rng: np.random.Generator
) -> Stamp | None:
    """A day later, where there is a coach. On Heron Ward the newest is still on her list."""
    share = _SHARE_OF_NEWEST if is_newest else _SHARE_COUNTERSIGNED
    waits = is_newest and lead.email == WARD_LEAD.email
    if coach is None or coach == lead or waits or not happens(rng, share):
        return None
    return Stamp(coach, _noon(day) + DAY)


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), UTC)
