"""CPIP, the clinical practice improvement programme: five phases with a facilitator."""

from common.language import lazily
from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

CPIP = Method(
    key="cpip",
    label="CPIP",
    about=lazily(
        "The clinical practice improvement programme: five phases, with "
        "training before and a facilitator beside the team, and service users "
        "at every phase."
    ),
    good_for=lazily("A clinical practice that varies from one person or ward to the next."),
    stages=(
        MethodStage(
            key="project",
            title=lazily("Project phase"),
            about=lazily(
                "A mission, a team that knows the process, and training before it starts."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("mission", lazily("What is the mission?"), lazily("How much, by when.")),
                Prompt("team", lazily("Who knows the process from inside?"), kind=Kind.LINES),
            ),
            facts=(Fact.AIM, Fact.SPONSOR, Fact.COACH, Fact.LIVED_EXPERIENCE),
            ticks=(Evidence("trained", lazily("The lead has done the programme's training")),),
        ),
        MethodStage(
            key="diagnostic",
            title=lazily("Diagnostic phase"),
            about=lazily("Draw the process, collect its causes, and count which of them matter."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("process", lazily("What did drawing the process show?")),
                Prompt(
                    "causes",
                    lazily("Which causes did you find?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("vital", lazily("Which few lie behind most of it?")),
            ),
            facts=(Fact.BASELINE, Fact.DRIVERS),
            ticks=(Evidence("users", lazily("Service users have helped to find the causes")),),
        ),
        MethodStage(
            key="intervention",
            title=lazily("Intervention phase"),
            about=lazily("Small tests of the changes that the diagnosis asks for."),
            stage=Stage.TESTING,
            prompts=(Prompt("tested", lazily("What have you tested, and what did it teach you?")),),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
            ticks=(Evidence("users", lazily("Service users have helped to shape the tests")),),
        ),
        MethodStage(
            key="impact",
            title=lazily("Impact phase"),
            about=lazily("What works is done by everybody, and the chart shows what comes of it."),
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt("impact", lazily("What does the chart show since?")),
                Prompt("cost", lazily("What did it cost, and what did it save?")),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="sustaining",
            title=lazily("Sustaining phase"),
            about=lazily(
                "Write the new practice down, teach it to those who come, and keep watching."
            ),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("hold", lazily("What holds the new practice in place?")),
                Prompt("spread", lazily("Who else could use it?")),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(
                Evidence("policy", lazily("The new practice is in the policy or the guideline")),
                Evidence("presented", lazily("The team has presented its work to the programme")),
            ),
            day=Day(lazily("Day of the last presentation")),
        ),
    ),
)
