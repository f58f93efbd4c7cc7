"""Projects whose records bear out more than their teams claim."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from dashboards.selectors.home import OwnWork
from projects.models import Project
from projects.progress import STEPS
from projects.stages import ACTIVE, Stage


@dataclass(frozen=True)
class Ahead:
    """A project that may claim more. Nothing claimed: `claimed` is None."""

    project: Project
    claimed: Decimal | None
    suggested: Decimal

    @property
    def by(self) -> Decimal:
        """How much more; a first half point is no news."""
        return self.suggested - (self.claimed or STEPS[0])


def scores_ahead(work: OwnWork) -> Sequence[Ahead]:
    """Projects under way that this person works in and that may claim more, the most first.

    As their stored summaries say, and nothing while one is out of date: no query.
    """
    found = [
        Ahead(project, project.summary.claimed_score, suggested)
        for project in work.projects
        if project.pk in work.collecting
        and Stage(project.stage) in ACTIVE
        and project.summary.is_current
        and (suggested := project.summary.suggested_score) is not None
    ]
    return sorted((one for one in found if one.by > 0), key=lambda one: -one.by)
