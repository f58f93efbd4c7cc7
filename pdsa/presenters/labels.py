"""What each answer of a cycle is called, on its page and in its forms."""

from common.language import lazily
from pdsa.stages import CycleStage

LABELS = {
    "title": lazily("What is this test called?"),
    "idea": lazily("Change idea"),
    "previous": lazily("Grew from"),
    "measures": lazily("Measures it should move"),
    "kind": lazily("What is this cycle for?"),
    "scale": lazily("How widely is it tried?"),
    "lead": lazily("Who leads it?"),
    "objective": lazily("What will you try, with whom and where?"),
    "questions": lazily("What do you want to find out?"),
    "planned_start": lazily("Planned start"),
    "planned_end": lazily("Planned end"),
    "data_plan": lazily("What will you write down, who, when and how?"),
    "could_go_wrong": lazily("What could go wrong?"),
    "started_on": lazily("Started on"),
    "ended_on": lazily("Ended on"),
    "as_planned": lazily("Did it go as planned?"),
    "why_not_as_planned": lazily("What was different, and why?"),
    "observations": lazily("What did you see and hear?"),
    "unexpected": lazily("What surprised you, or went wrong?"),
    "feedback": lazily("What did the people taking part say?"),
    "data_summary": lazily("What do the numbers show?"),
    "compared_with_prediction": lazily("How does that compare with what you expected?"),
    "learned": lazily("What do you know now that you did not know before?"),
    "decision": lazily("What do you do with this change?"),
    "next_steps": lazily("What will you keep, change or stop?"),
    "next_cycle_on": lazily("Next cycle on"),
}

PARTS = {
    "details": ("title", "idea", "previous", "measures", "kind", "scale", "lead"),
    "plan": (
        "objective",
        "questions",
        "planned_start",
        "planned_end",
        "data_plan",
        "could_go_wrong",
    ),
    "do": (
        "started_on",
        "ended_on",
        "as_planned",
        "why_not_as_planned",
        "observations",
        "unexpected",
        "feedback",
    ),
    "study": ("data_summary", "compared_with_prediction", "learned"),
    "act": ("decision", "next_steps", "next_cycle_on"),
}
STAGE_OF = {
    "plan": CycleStage.PLAN,
    "do": CycleStage.DO,
    "study": CycleStage.STUDY,
    "act": CycleStage.ACT,
}
TITLES = {
    "details": lazily("About this test"),
    "plan": lazily("Plan"),
    "do": "Do",
    "study": lazily("Study"),
    "act": lazily("Act"),
}
