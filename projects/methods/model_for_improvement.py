"""The Model for Improvement: three questions, then small tests."""

from common.language import lazily
from projects.methods.parts import Evidence, Fact, Method, MethodStage, Prompt
from projects.stages import Stage

METHOD = Method(
    key="model_for_improvement",
    label=lazily("Model for Improvement"),
    about=lazily(
        "Three questions, answered before anything is changed, and then small tests of change."
    ),
    good_for=lazily("Most projects. Begin with this one unless you have a reason not to."),
    stages=(
        MethodStage(
            key="aim",
            title=lazily("Agree the aim"),
            about=lazily("What are we trying to accomplish: how much better, by when, for whom?"),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "why",
                    lazily("Why this, and why now?"),
                    lazily("What people have told you, or shown."),
                ),
                Prompt("who", lazily("Who has to agree that it matters?")),
            ),
            facts=(Fact.AIM, Fact.TEAM, Fact.CHARTER_APPROVED),
        ),
        MethodStage(
            key="measures",
            title=lazily("Choose the measures"),
            about=lazily("How will we know that a change is an improvement?"),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("tells", lazily("Which number would tell you that things are better?")),
                Prompt("worse", lazily("What could get worse while this gets better?")),
            ),
            facts=(Fact.MEASURE, Fact.BASELINE),
        ),
        MethodStage(
            key="changes",
            title=lazily("Find changes"),
            about=lazily("What changes can we make that will result in improvement?"),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("causes", lazily("What do you think drives the problem?")),
                Prompt(
                    "ideas",
                    lazily("Where did your ideas come from?"),
                    lazily("People, other teams, evidence."),
                ),
            ),
            facts=(Fact.DRIVERS, Fact.IDEA),
        ),
        MethodStage(
            key="test",
            title=lazily("Test changes"),
            about=lazily("Plan, do, study, act: small first, with a prediction, then wider."),
            stage=Stage.TESTING,
            prompts=(Prompt("learned", lazily("What have the tests taught you so far?")),),
            facts=(Fact.TEST_PLANNED, Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="implement",
            title=lazily("Make it usual"),
            about=lazily(
                "What works becomes the way it is done by everybody, nights and weekends too."
            ),
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt(
                    "usual",
                    lazily("What makes it the usual way?"),
                    lazily("Training, forms, rotas, habits."),
                ),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
            ticks=(Evidence("standard", lazily("The new way is written down where people work")),),
        ),
        MethodStage(
            key="sustain",
            title=lazily("Hold and share the gain"),
            about=lazily(
                "Keep watching, less often, and tell others what worked and what did not."
            ),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("watch", lazily("Who watches the chart from here on, and how often?")),
                Prompt("share", lazily("Whom have you told, and what did they take from it?")),
            ),
            ticks=(
                Evidence("owner", lazily("Somebody outside the project team looks after it now")),
                Evidence("shared", lazily("What was learned has been shared with others")),
            ),
        ),
    ),
)
