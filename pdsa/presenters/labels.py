"""What each answer of a cycle is called, on its page and in its forms."""

from pdsa.stages import CycleStage

LABELS = {
    "title": "What is this test called?",
    "idea": "Change idea",
    "previous": "Grew from",
    "measures": "Measures it should move",
    "kind": "What is this cycle for?",
    "scale": "How widely is it tried?",
    "lead": "Who leads it?",
    "objective": "What will you try, with whom and where?",
    "questions": "What do you want to find out?",
    "planned_start": "Planned start",
    "planned_end": "Planned end",
    "data_plan": "What will you write down, who, when and how?",
    "could_go_wrong": "What could go wrong?",
    "started_on": "Started on",
    "ended_on": "Ended on",
    "as_planned": "Did it go as planned?",
    "why_not_as_planned": "What was different, and why?",
    "observations": "What did you see and hear?",
    "unexpected": "What surprised you, or went wrong?",
    "feedback": "What did the people taking part say?",
    "data_summary": "What do the numbers show?",
    "compared_with_prediction": "How does that compare with what you expected?",
    "learned": "What do you know now that you did not know before?",
    "decision": "What do you do with this change?",
    "next_steps": "What will you keep, change or stop?",
    "next_cycle_on": "Next cycle on",
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
TITLES = {"details": "About this test", "plan": "Plan", "do": "Do", "study": "Study", "act": "Act"}
