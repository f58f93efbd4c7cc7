from charts.models.annotation import Annotation
from charts.models.entry import Entry
from charts.models.judgement import Judgement
from charts.models.measure import Measure
from charts.models.measure_state import MeasureState
from charts.models.measurement import Measurement, MeasurementHistory
from charts.models.node_measure import NodeMeasure
from charts.models.phase import Phase
from charts.models.signal_seen import SignalSeen
from charts.models.verdict_change import VerdictChange

__all__ = [
    "Annotation",
    "Entry",
    "Judgement",
    "Measure",
    "MeasureState",
    "Measurement",
    "MeasurementHistory",
    "NodeMeasure",
    "Phase",
    "SignalSeen",
    "VerdictChange",
]
