from charts.models.annotation import Annotation
from charts.models.definition import Comparison, RollUpDue, SharedDefinition, SiteCharts
from charts.models.entry import Entry
from charts.models.entry_link import EntryLink
from charts.models.judgement import Judgement
from charts.models.measure import Measure
from charts.models.measure_state import MeasureState
from charts.models.measurement import Measurement, MeasurementHistory
from charts.models.node_measure import NodeMeasure
from charts.models.phase import Phase
from charts.models.rolling_up import (
    MeasureThatRollsUp,
    OrganisationThatCompares,
    PlaceThatRollsUp,
    ProjectThatRollsUp,
    StateThatRollsUp,
    UnitThatRollsUp,
)
from charts.models.signal_seen import SignalSeen
from charts.models.verdict_change import VerdictChange

__all__ = [
    "Annotation",
    "Comparison",
    "Entry",
    "EntryLink",
    "Judgement",
    "Measure",
    "MeasureState",
    "MeasureThatRollsUp",
    "Measurement",
    "MeasurementHistory",
    "NodeMeasure",
    "OrganisationThatCompares",
    "Phase",
    "PlaceThatRollsUp",
    "ProjectThatRollsUp",
    "RollUpDue",
    "SharedDefinition",
    "SignalSeen",
    "SiteCharts",
    "StateThatRollsUp",
    "UnitThatRollsUp",
    "VerdictChange",
]
