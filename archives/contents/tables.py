"""Every table of an export, in the order in which it is read in again: what is referred to first.

Columns come from the models (`archives.contents.columns`). A new model has to be named here or in
`left_out`; tests/architecture/test_export.py fails until it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Model

from charts.models import (
    Annotation,
    Entry,
    EntryLink,
    Measure,
    Measurement,
    MeasureState,
    NodeMeasure,
    Phase,
    SharedDefinition,
    SignalSeen,
    VerdictChange,
)
from dashboards.models import (
    BoardPack,
    BoardSurvey,
    Digest,
    Hearing,
    PackTile,
    SavedView,
    SurveyAnswer,
    VisitNote,
)
from feeds.models import WarehouseCode
from pdsa.models import Cycle, CycleTask, Prediction
from people.models import (
    CoachCapacity,
    Organisation,
    RoleAssignment,
    StrengthsProfile,
    Unit,
    User,
)
from projects.models import (
    Aim,
    Attachment,
    Barrier,
    BarrierStep,
    ChangeIdea,
    Charter,
    ClosingSummary,
    CoachingNote,
    Comment,
    DiagramLink,
    DiagramNode,
    DriverDiagram,
    Induction,
    Interest,
    InvolvementLevel,
    MadeDifference,
    MethodOffer,
    Opportunity,
    Programme,
    ProgrammePlace,
    ProgressScore,
    Project,
    ProjectMembership,
    PulseAnswer,
    Review,
    StageRecord,
    Thanks,
    ToldImprovement,
)


@dataclass(frozen=True, eq=False)  # each is one, and stands for itself
class Table:
    """One table of the export and the rows of one model.

    `without` names the fields that are left out, each with its reason. What people said in
    confidence (docs/adr/0019) is only in exports made on the server itself: whole tables, or the
    fields `in_confidence`. `refers` says what numbers without a foreign key are keys of. The rows
    that triggers have made already are only filled in (`is_filled_in`).
    """

    name: str
    model: type[Model]
    without: Mapping[str, str] = field(default_factory=dict)
    in_confidence: tuple[str, ...] = ()
    is_confidential: bool = False
    refers: Mapping[str, type[Model]] = field(default_factory=dict)
    key: tuple[str, ...] = ("public_id",)
    order: tuple[str, ...] = ("id",)
    is_filled_in: bool = False

    @property
    def path(self) -> str:
        """Where it lies in the archive."""
        return f"data/{self.name}.csv"


_COMPUTED = "It is computed anew."
_MENTIONS = Comment.mentions.through
_VOTERS = ChangeIdea.voters.through
_CYCLE_MEASURES = Cycle.measures.through

TABLES = (
    Table("organisation", Organisation),
    Table(
        "units",
        Unit,
        without={"path": "It follows from the unit above."},
        order=("cardinality(path)", "id"),  # what is above comes first: a trigger looks there
    ),
    Table(
        "people",
        User,
        without={
            "password": "Secret. Everybody chooses a new one.",
            "last_login": "It is about signing in to the old installation.",
        },
        in_confidence=("easy_read",),
    ),
    Table("roles", RoleAssignment),
    Table("coach-hours", CoachCapacity),
    Table("strengths", StrengthsProfile, is_confidential=True),
    Table("ways-of-working", MethodOffer),
    Table("projects", Project),
    Table("memberships", ProjectMembership),
    Table("inductions", Induction),
    Table("charters", Charter),
    Table("aims", Aim),
    Table("stage-records", StageRecord),
    Table("involvement-levels", InvolvementLevel),
    Table("differences-made", MadeDifference),
    Table("progress-scores", ProgressScore),
    Table("told-improvements", ToldImprovement),
    Table("closing-summaries", ClosingSummary),
    Table("coaching-notes", CoachingNote),
    Table("thanks", Thanks),
    Table("barriers", Barrier),
    Table("barrier-steps", BarrierStep),
    Table("comments", Comment),
    Table("comment-mentions", _MENTIONS, key=("comment", "user")),
    Table("attachments", Attachment),
    Table("reviews", Review),
    Table("opportunities", Opportunity),
    Table("interests", Interest, is_confidential=True),
    Table("pulse-answers", PulseAnswer, is_confidential=True),
    Table("diagrams", DriverDiagram),
    Table("diagram-boxes", DiagramNode),
    Table("diagram-lines", DiagramLink),
    Table("change-ideas", ChangeIdea),
    Table("change-idea-voters", _VOTERS, key=("changeidea", "user")),
    Table("programmes", Programme),
    Table("programme-places", ProgrammePlace),
    Table("shared-definitions", SharedDefinition),
    Table("measures", Measure),
    Table("measures-of-boxes", NodeMeasure),
    Table("phases", Phase),
    Table("annotations", Annotation),
    Table("entry-links", EntryLink),
    Table(
        "measurements",
        Measurement,
        without={"xact": "It counts transactions of the old database."},
        refers={"measure_id": Measure, "recorded_by_id": User},
        key=("measure", "period"),
        order=("measure_id", "period"),
    ),
    Table("entries", Entry),
    Table(
        "verdicts",
        MeasureState,
        without={
            f.name: _COMPUTED
            for f in MeasureState._meta.local_fields
            if f.name not in ("measure", "organisation", "variation", "varied_at")
        },
        key=("measure",),
        order=("measure_id",),
        is_filled_in=True,
    ),
    Table("verdict-changes", VerdictChange, key=()),
    Table("signals-seen", SignalSeen, key=("measure",), order=("measure_id",)),
    Table("cycles", Cycle),
    Table("measures-of-cycles", _CYCLE_MEASURES, key=("cycle", "measure")),
    Table("cycle-tasks", CycleTask),
    Table("predictions", Prediction),
    Table("warehouse-codes", WarehouseCode),
    Table("saved-views", SavedView),
    Table("what-people-hear", Hearing),
    Table("digests", Digest),
    Table("board-packs", BoardPack),
    Table("board-pack-tiles", PackTile),
    Table("board-surveys", BoardSurvey),
    Table("board-survey-answers", SurveyAnswer, is_confidential=True),
    Table("walk-arounds", VisitNote),
)
_BY_MODEL = {table.model: table for table in TABLES}


def table_of(model: type[Model]) -> Table:
    """The table that holds the rows of a model. Raises KeyError where none does."""
    return _BY_MODEL[model]
