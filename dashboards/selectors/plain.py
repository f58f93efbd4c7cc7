"""What somebody wants to know of a project who is not at home in improvement work."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.models import Measure
from charts.selectors import measures_of
from dashboards.models import ProjectSummary
from pdsa.models import Cycle
from pdsa.selectors.cycles import cycles_of
from projects.models import MadeDifference, Opportunity, Project, ProjectMembership
from projects.selectors import team_of
from projects.selectors.involvement import differences_of
from projects.vocabulary import OpportunityState

MOST_TRYING = 3


@dataclass(frozen=True)
class PlainFacts:
    """A project, as little as needed to follow it."""

    differences: Sequence[MadeDifference]
    trying: Sequence[Cycle]
    main: Measure | None
    team: Sequence[ProjectMembership]
    meets_on: date | None
    offered: Sequence[Opportunity]


def plain_facts(project: Project, *, on: date) -> PlainFacts:
    """Six queries."""
    summary = ProjectSummary.objects.filter(project=project).first()
    measures = list(measures_of(project))
    wanted = summary.main_measure_id if summary else None
    main = next((one for one in measures if one.pk == wanted), measures[0] if measures else None)
    under_way = [c for c in cycles_of(project) if c.started_on and not c.ended_on]
    meets_on = summary.next_meeting_on if summary else None
    return PlainFacts(
        differences=list(differences_of(project)),
        trying=under_way[:MOST_TRYING],
        main=main,
        team=list(team_of(project, on=on)),
        meets_on=meets_on if meets_on and meets_on >= on else None,
        offered=list(
            Opportunity.objects.filter(project=project, state=OpportunityState.OPEN).order_by(
                "-posted_at"
            )
        ),
    )
