"""The Model for Improvement: three questions, then small tests."""

from projects.methods.parts import Evidence, Fact, Method, MethodStage, Prompt
from projects.stages import Stage

METHOD = Method(
    key="model_for_improvement",
    label="Model for Improvement",
    about="Three questions, answered before anything is changed, and then small tests of change.",
    good_for="Most projects. Begin with this one unless you have a reason not to.",
    stages=(
        MethodStage(
            key="aim",
            title="Agree the aim",
            about="What are we trying to accomplish: how much better, by when, for whom?",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("why", "Why this, and why now?", "What people have told you, or shown."),
                Prompt("who", "Who has to agree that it matters?"),
            ),
            facts=(Fact.AIM, Fact.TEAM, Fact.CHARTER_APPROVED),
        ),
        MethodStage(
            key="measures",
            title="Choose the measures",
            about="How will we know that a change is an improvement?",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("tells", "Which number would tell you that things are better?"),
                Prompt("worse", "What could get worse while this gets better?"),
            ),
            facts=(Fact.MEASURE, Fact.BASELINE),
        ),
        MethodStage(
            key="changes",
            title="Find changes",
            about="What changes can we make that will result in improvement?",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("causes", "What do you think drives the problem?"),
                Prompt(
                    "ideas", "Where did your ideas come from?", "People, other teams, evidence."
                ),
            ),
            facts=(Fact.DRIVERS, Fact.IDEA),
        ),
        MethodStage(
            key="test",
            title="Test changes",
            about="Plan, do, study, act: small first, with a prediction, then wider.",
            stage=Stage.TESTING,
            prompts=(Prompt("learned", "What have the tests taught you so far?"),),
            facts=(Fact.TEST_PLANNED, Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="implement",
            title="Make it usual",
            about="What works becomes the way it is done by everybody, nights and weekends too.",
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt("usual", "What makes it the usual way?", "Training, forms, rotas, habits."),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
            ticks=(Evidence("standard", "The new way is written down where people work"),),
        ),
        MethodStage(
            key="sustain",
            title="Hold and share the gain",
            about="Keep watching, less often, and tell others what worked and what did not.",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("watch", "Who watches the chart from here on, and how often?"),
                Prompt("share", "Whom have you told, and what did they take from it?"),
            ),
            ticks=(
                Evidence("owner", "Somebody outside the project team looks after it now"),
                Evidence("shared", "What was learned has been shared with others"),
            ),
        ),
    ),
)
