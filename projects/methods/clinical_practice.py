"""CPIP, the clinical practice improvement programme: five phases with a facilitator."""

from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

CPIP = Method(
    key="cpip",
    label="CPIP",
    about="The clinical practice improvement programme: five phases, with training before and a "
    "facilitator beside the team, and service users at every phase.",
    good_for="A clinical practice that varies from one person or ward to the next.",
    stages=(
        MethodStage(
            key="project",
            title="Project phase",
            about="A mission, a team that knows the process, and training before it starts.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("mission", "What is the mission?", "How much, by when."),
                Prompt("team", "Who knows the process from inside?", kind=Kind.LINES),
            ),
            facts=(Fact.AIM, Fact.SPONSOR, Fact.COACH, Fact.LIVED_EXPERIENCE),
            ticks=(Evidence("trained", "The lead has done the programme's training"),),
        ),
        MethodStage(
            key="diagnostic",
            title="Diagnostic phase",
            about="Draw the process, collect its causes, and count which of them matter.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("process", "What did drawing the process show?"),
                Prompt("causes", "Which causes did you find?", "One on each line.", Kind.LINES),
                Prompt("vital", "Which few lie behind most of it?"),
            ),
            facts=(Fact.BASELINE, Fact.DRIVERS),
            ticks=(Evidence("users", "Service users have helped to find the causes"),),
        ),
        MethodStage(
            key="intervention",
            title="Intervention phase",
            about="Small tests of the changes that the diagnosis asks for.",
            stage=Stage.TESTING,
            prompts=(Prompt("tested", "What have you tested, and what did it teach you?"),),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
            ticks=(Evidence("users", "Service users have helped to shape the tests"),),
        ),
        MethodStage(
            key="impact",
            title="Impact phase",
            about="What works is done by everybody, and the chart shows what comes of it.",
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt("impact", "What does the chart show since?"),
                Prompt("cost", "What did it cost, and what did it save?"),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="sustaining",
            title="Sustaining phase",
            about="Write the new practice down, teach it to those who come, and keep watching.",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("hold", "What holds the new practice in place?"),
                Prompt("spread", "Who else could use it?"),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(
                Evidence("policy", "The new practice is in the policy or the guideline"),
                Evidence("presented", "The team has presented its work to the programme"),
            ),
            day=Day("Day of the last presentation"),
        ),
    ),
)
