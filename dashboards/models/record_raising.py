"""The triggers on what belongs to a project's record: its team, charter, tests and so on.

What units sum up does not read these, so only the summary of the project moves on.
"""

import pgtrigger

from charts.models import Annotation, Entry, Phase, SignalSeen
from pdsa.models import Cycle, CycleTask, Prediction
from projects.models import (
    Aim,
    Attachment,
    Barrier,
    Charter,
    ClosingSummary,
    CoachingNote,
    Comment,
    DiagramLink,
    DiagramNode,
    ProgressScore,
    ProjectMembership,
    Review,
    StageRecord,
    ToldImprovement,
)

# How a row `{r}` finds its project.
_OWN = "{r}.project_id"
_OF_MEASURE = "(SELECT m.project_id FROM charts_measure m WHERE m.id = {r}.measure_id)"
_OF_CYCLE = "(SELECT c.project_id FROM pdsa_cycle c WHERE c.id = {r}.cycle_id)"
_OF_DIAGRAM = "(SELECT d.project_id FROM projects_driverdiagram d WHERE d.id = {r}.diagram_id)"


def _with_rows(project: str) -> list[pgtrigger.Trigger]:
    """Raise on insert, change and deletion. By row: people change few of these at a time.

    At the end of the transaction, so that nobody holds a summary while waiting for the state of a
    measure: publishing an analysis takes the two the other way round.

    A project has its summary from its first moment. It is found by its key alone, so that loading
    twenty thousand rows at once stays quick whatever the planner believes of the tables.
    """
    return [
        pgtrigger.Trigger(
            name="raise_summaries",
            when=pgtrigger.After,
            timing=pgtrigger.Deferred,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
            declare=[("left_behind", "bigint"), ("arrived", "bigint")],
            func=f"""
                IF TG_OP <> 'INSERT' THEN left_behind := {project.format(r="OLD")}; END IF;
                IF TG_OP <> 'DELETE' THEN arrived := {project.format(r="NEW")}; END IF;
                UPDATE dashboards_projectsummary
                   SET facts_version = facts_version + 1,
                       stale_since = COALESCE(stale_since, clock_timestamp())
                 WHERE project_id IN (left_behind, arrived);
                RETURN NULL;
            """,
        )
    ]


class MembershipThatRaises(ProjectMembership):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class CharterThatRaises(Charter):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class AimThatRaises(Aim):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class NodeThatRaises(DiagramNode):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_DIAGRAM)


class LinkThatRaises(DiagramLink):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_DIAGRAM)


class ScoreThatRaises(ProgressScore):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class CommentThatRaises(Comment):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class AttachmentThatRaises(Attachment):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class ReviewThatRaises(Review):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class BarrierThatRaises(Barrier):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class ClosingThatRaises(ClosingSummary):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class StageThatRaises(StageRecord):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class ToldThatRaises(ToldImprovement):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class CoachingThatRaises(CoachingNote):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class CycleThatRaises(Cycle):
    class Meta:
        proxy = True
        triggers = _with_rows(_OWN)


class TaskThatRaises(CycleTask):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_CYCLE)


class PredictionThatRaises(Prediction):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_CYCLE)


class EntryThatRaises(Entry):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_MEASURE)


class PhaseThatRaises(Phase):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_MEASURE)


class AnnotationThatRaises(Annotation):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_MEASURE)


class SeenThatRaises(SignalSeen):
    class Meta:
        proxy = True
        triggers = _with_rows(_OF_MEASURE)
