"""What happened in a project: to itself, to its team, and to its measures."""

from django.db.models import F, Field, Func, IntegerField, QuerySet, TextField

from audit.selectors import Change, changes_of
from charts.models import Annotation, Entry, Measure, Phase
from pdsa.models import Cycle, Prediction
from projects.layers import Layer
from projects.models import (
    Attachment,
    Barrier,
    BarrierStep,
    ChangeIdea,
    ClosingSummary,
    CoachingNote,
    Comment,
    DiagramNode,
    Induction,
    InvolvementLevel,
    MadeDifference,
    Opportunity,
    ProgrammePlace,
    ProgressScore,
    Project,
    ProjectMembership,
    StageRecord,
    Thanks,
    ToldImprovement,
)


class _OfChanges(Func):
    """A figure read out of an entry's changes, which themselves may be as long as a book."""

    def __init__(self, figure: str, output_field: Field) -> None:
        super().__init__(F("changes"), output_field=output_field)
        self.template = f"(SELECT {figure} FROM jsonb_each(%(expressions)s) AS each_)"


def changes_in(project: Project, *, most: int) -> list[Change]:
    """The newest changes of a project and of everything in it, one query for each kind of thing."""
    of_measures = {"measure__project_id": project.pk}
    of_barriers = {"barrier__project_id": project.pk}
    return [
        *changes_of(Comment, project_id=project.pk, related=("answers",), most=most),
        *changes_of(Attachment, project_id=project.pk, most=most),
        *changes_of(BarrierStep, **of_barriers, related=("barrier",), most=most),
        *changes_of(Thanks, project_id=project.pk, most=most),
        *changes_of(Barrier, project_id=project.pk, most=most),
        *changes_of(Prediction, cycle__project_id=project.pk, most=most),
        *changes_of(Cycle, project_id=project.pk, most=most),
        *changes_of(
            ChangeIdea, node__diagram__project_id=project.pk, related=("node", "owner"), most=most
        ),
        *changes_of(DiagramNode, diagram__project_id=project.pk, layer=Layer.IDEA, most=most),
        *changes_of(Annotation, **of_measures, related=("measure",), most=most),
        *changes_of(Phase, **of_measures, related=("measure",), most=most),
        *changes_of(Measure, project_id=project.pk, most=most),
        *changes_of(
            ProgrammePlace, project_id=project.pk, related=("programme", "project"), most=most
        ),
        *changes_of(ProgressScore, project_id=project.pk, most=most),
        *changes_of(ToldImprovement, project_id=project.pk, most=most),
        *changes_of(ClosingSummary, project_id=project.pk, most=most),
        *changes_of(InvolvementLevel, project_id=project.pk, most=most),
        *changes_of(MadeDifference, project_id=project.pk, most=most),
        *changes_of(Opportunity, project_id=project.pk, most=most),
        *changes_of(
            Induction,
            membership__project_id=project.pk,
            related=("membership__user",),
            most=most,
        ),
        *changes_of(StageRecord, project_id=project.pk, most=most),
        *changes_of(CoachingNote, project_id=project.pk, most=most),
        *changes_of(ProjectMembership, project_id=project.pk, related=("user",), most=most),
        *changes_of(Project, id=project.pk, most=most),
    ]


def entries_in(project: Project, *, most: int) -> list[Entry]:
    """The newest entries of data, each with how many `periods` it changed and which was `first`.

    `removed` is how many of them it took back. One query.
    """
    found = Entry.objects.filter(organisation=project.organisation_id, measure__project=project)
    return list(with_figures(found).order_by("-made_at", "-pk")[:most])


def with_figures(entries: QuerySet[Entry]) -> QuerySet[Entry]:
    """Entries with what is told of them: how many periods, which was first, what was taken back."""
    return (
        entries.select_related("measure", "made_by", "link")
        .defer("changes")
        .annotate(
            periods=_OfChanges("count(*)", IntegerField()),
            removed=_OfChanges("count(*) FILTER (WHERE value -> 'after' = 'null')", IntegerField()),
            first=_OfChanges("min(key)", TextField()),
        )
    )
