"""What a coach needs to know before a team's meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from charts.models import Measure
from charts.selectors import measures_of
from dashboards.selectors.coaching import notes_on
from dashboards.selectors.portfolio import with_rows
from pdsa.models import Cycle
from pdsa.stages import CycleStage
from people.models import User
from projects.models import Barrier, CoachingNote, Comment, Project
from projects.selectors import project_for

RECENT_NOTES = 3


@dataclass(frozen=True)
class Brief:
    """One project before its meeting."""

    project: Project  # with summary, leads, coaches and main measure
    measures: Sequence[Measure]
    cycles: Sequence[Cycle]  # not finished
    questions: Sequence[Comment]
    barriers: Sequence[Barrier]
    notes: Sequence[CoachingNote]


def brief_of(user: User, public_id: object, *, on: date) -> Brief:
    """Everything for the page. Raises NotVisible. Seven queries."""
    known = project_for(user, public_id, on=on)  # type: ignore[arg-type]
    project = with_rows(Project.objects.filter(pk=known.pk), on=on, drawn=False).get()
    project.organisation = known.organisation
    own = {"organisation": project.organisation_id, "project": project}
    return Brief(
        project=project,
        measures=list(measures_of(project)),
        cycles=list(
            Cycle.objects.filter(**own)
            .exclude(stage=CycleStage.DONE)
            .select_related("lead")
            .order_by("started_on", "pk")
        ),
        questions=list(
            Comment.objects.filter(**own, is_question=True, answered_at=None, removed_at=None)
            .select_related("written_by")
            .order_by("written_at")
        ),
        barriers=list(Barrier.objects.filter(**own).waiting().order_by("raised_at")),
        notes=notes_on([project.pk], most=RECENT_NOTES),
    )
