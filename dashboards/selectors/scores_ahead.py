"""Projects whose records bear out more than their teams claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dashboards.selectors.evidence import evidence_of
from dashboards.selectors.home import OwnWork
from projects.models import Project
from projects.progress import STEPS, Suggestion, suggest
from projects.selectors.scores import newest_claims
from projects.stages import ACTIVE, Stage


@dataclass(frozen=True)
class Ahead:
    """A project that may claim more. Nothing claimed: `claimed` is None."""

    project: Project
    claimed: Decimal | None
    suggestion: Suggestion


def scores_ahead(work: OwnWork, *, on: date) -> Sequence[Ahead]:
    """Projects under way that this person works in and that may claim more, the most first.

    Five queries; none for somebody who works in no project. A first half point is no news.
    """
    own = [p for p in work.projects if p.pk in work.collecting and Stage(p.stage) in ACTIVE]
    if not own:
        return []
    evidence, claims = evidence_of(own, on=on), newest_claims([project.pk for project in own])
    found = [
        Ahead(project, claims[project.pk].score if project.pk in claims else None, suggestion)
        for project in own
        if (suggestion := suggest(evidence[project.pk])).score > STEPS[0]
    ]
    ahead = [one for one in found if one.suggestion.score > (one.claimed or STEPS[0])]
    return sorted(ahead, key=lambda one: (one.claimed or STEPS[0]) - one.suggestion.score)
