"""What a cycle is, as it is given and as it is taken."""

from common.api.fields import Day, Flag, Id, Line, Moment, Number, OneOf, Several, Text, Whole
from common.api.shapes import Answer, Body, Changes, Named
from pdsa.services.checks import LONGEST_LINE, LONGEST_TEXT, LONGEST_TITLE
from pdsa.stages import CycleKind, CycleStage, Decision, Outcome, Scale

FINISHED = (CycleStage.PLAN, CycleStage.DO, CycleStage.STUDY)
MOST_MEASURES = 50


class PredictionAnswer(Answer):
    """What was expected of a test, and how it compared with what happened."""

    is_narrowed = False

    id = Id(source="public_id")
    words = Text(longest=LONGEST_LINE)
    measure = Named(allow_null=True)
    lowest = Number(allow_null=True)
    highest = Number(allow_null=True)
    by_when = Day(allow_null=True)
    confidence = Whole(largest=100, allow_null=True)
    happened = Number(allow_null=True)
    happened_words = Text(longest=LONGEST_LINE)
    outcome = OneOf(["", *Outcome])


class CycleAnswer(Answer):
    """One Plan, Do, Study, Act: each stage is stamped once it is finished."""

    id = Id(source="public_id")
    title = Line(longest=LONGEST_TITLE)
    stage = OneOf(CycleStage)
    kind = OneOf(CycleKind)
    scale = OneOf(Scale)
    lead = Named()
    idea = Named(allow_null=True)
    previous = Named(allow_null=True)
    measures = Named(many=True, source="measures_in_order")
    objective = Text(longest=LONGEST_TEXT)
    questions = Text(longest=LONGEST_TEXT)
    data_plan = Text(longest=LONGEST_TEXT)
    could_go_wrong = Text(longest=LONGEST_TEXT)
    planned_start = Day(allow_null=True)
    planned_end = Day(allow_null=True)
    planned_at = Moment(allow_null=True)
    predictions = PredictionAnswer(many=True, source="predictions_in_order")
    started_on = Day(allow_null=True)
    ended_on = Day(allow_null=True)
    as_planned = Flag(allow_null=True)
    why_not_as_planned = Text(longest=LONGEST_TEXT)
    observations = Text(longest=LONGEST_TEXT)
    unexpected = Text(longest=LONGEST_TEXT)
    feedback = Text(longest=LONGEST_TEXT)
    done_at = Moment(allow_null=True)
    data_summary = Text(longest=LONGEST_TEXT)
    compared_with_prediction = Text(longest=LONGEST_TEXT)
    learned = Text(longest=LONGEST_TEXT)
    studied_at = Moment(allow_null=True)
    decision = OneOf(["", *Decision])
    next_steps = Text(longest=LONGEST_TEXT)
    next_cycle_on = Day(allow_null=True)
    decided_at = Moment(allow_null=True)


class NewPrediction(Body):
    """What is expected: in words, or as a number of a measure, or both."""

    words = Line(longest=LONGEST_LINE, required=False)
    measure = Id(required=False, allow_null=True)
    lowest = Number(required=False, allow_null=True)
    highest = Number(required=False, allow_null=True)
    by_when = Day(required=False, allow_null=True)
    confidence = Whole(largest=100, required=False, allow_null=True)


class NewOutcome(Body):
    """How a prediction compared with what happened."""

    prediction = Id()
    outcome = OneOf(Outcome)
    happened = Number(required=False, allow_null=True)
    happened_words = Line(longest=LONGEST_LINE, required=False)


class PlanParts(Body):
    """What is written before a test."""

    objective = Text(longest=LONGEST_TEXT, required=False)
    questions = Text(longest=LONGEST_TEXT, required=False)
    kind = OneOf(CycleKind, required=False)
    scale = OneOf(Scale, required=False)
    idea = Id(required=False, allow_null=True, help_text="A change idea of the project.")
    lead = Id(required=False, help_text="A person of the team.")
    measures = Several(Id(), most=MOST_MEASURES, required=False, help_text="Of the project.")
    previous = Id(
        required=False, allow_null=True, help_text="The cycle that this one goes on from."
    )
    planned_start = Day(required=False, allow_null=True)
    planned_end = Day(required=False, allow_null=True)
    data_plan = Text(longest=LONGEST_TEXT, required=False)
    could_go_wrong = Text(longest=LONGEST_TEXT, required=False)
    predictions = NewPrediction(many=True, required=False)


class NewCycle(PlanParts):
    """A cycle to be planned, with what is expected of it."""

    title = Line(longest=LONGEST_TITLE, needed=True)


class CycleChanges(PlanParts, Changes):
    """What is to become different. `finish` stamps a stage, and the next one begins."""

    title = Line(longest=LONGEST_TITLE, needed=True, required=False)
    started_on = Day(required=False, allow_null=True)
    ended_on = Day(required=False, allow_null=True)
    as_planned = Flag(required=False, allow_null=True)
    why_not_as_planned = Text(longest=LONGEST_TEXT, required=False)
    observations = Text(longest=LONGEST_TEXT, required=False)
    unexpected = Text(longest=LONGEST_TEXT, required=False)
    feedback = Text(longest=LONGEST_TEXT, required=False)
    data_summary = Text(longest=LONGEST_TEXT, required=False)
    compared_with_prediction = Text(longest=LONGEST_TEXT, required=False)
    learned = Text(longest=LONGEST_TEXT, required=False)
    outcomes = NewOutcome(many=True, required=False)
    decision = OneOf(Decision, required=False)
    next_steps = Text(longest=LONGEST_TEXT, required=False)
    next_cycle_on = Day(required=False, allow_null=True)
    finish = OneOf(FINISHED, required=False)
