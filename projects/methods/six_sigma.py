"""DMAIC, the cycle of Six Sigma: define, measure, analyse, improve, control."""

from common.language import lazily
from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

DMAIC = Method(
    key="dmaic",
    label=lazily("DMAIC (Six Sigma)"),
    about=lazily(
        "Define, measure, analyse, improve, control: find the few causes behind most defects."
    ),
    good_for=lazily(
        "A process that is done often and can be counted, where the cause is not known yet."
    ),
    stages=(
        MethodStage(
            key="define",
            title=lazily("Define"),
            about=lazily("The problem in one breath: what, who, when, where and how."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("what", lazily("What goes wrong?")),
                Prompt("who", lazily("Whom does it touch?")),
                Prompt("when_where", lazily("When and where does it happen?")),
                Prompt("how", lazily("How do you notice?")),
            ),
            facts=(Fact.AIM, Fact.SPONSOR),
        ),
        MethodStage(
            key="measure",
            title=lazily("Measure"),
            about=lazily(
                "How often it goes wrong now, counted in a way that everybody counts alike."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("defect", lazily("What exactly counts as a defect?")),
                Prompt(
                    "chance",
                    lazily("How often could it go wrong?"),
                    lazily("Such as “every dose given”."),
                ),
            ),
            facts=(Fact.MEASURE, Fact.BASELINE),
            ticks=(
                Evidence("alike", lazily("Two people who count the same days get the same number")),
            ),
        ),
        MethodStage(
            key="analyse",
            title=lazily("Analyse"),
            about=lazily("The few causes behind most of it. Ask why five times."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("whys", lazily("Five whys"), lazily("One why on each line."), Kind.LINES),
                Prompt("few", lazily("Which few causes lie behind most of it?")),
            ),
            ticks=(Evidence("shown", lazily("Numbers show that the cause is a cause")),),
        ),
        MethodStage(
            key="improve",
            title=lazily("Improve"),
            about=lazily("Try what takes the causes away, then do what works: who, what, by when."),
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "actions",
                    lazily("Who does what by when?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("learned", lazily("What did you learn when you tried it?")),
            ),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="standardise",
            title=lazily("Improve everywhere"),
            about=lazily("What works is done by everybody whom it touches."),
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("usual", lazily("What makes it the usual way?")),),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="control",
            title=lazily("Control"),
            about=lazily("Keep it there: who watches the chart, and what they do when it signals."),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("watch", lazily("Who watches, and how often?")),
                Prompt("signal", lazily("What do they do when the chart signals?")),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(Evidence("owner", lazily("The owner of the process has taken over the chart")),),
            day=Day(lazily("Day on which the owner of the process takes over")),
        ),
    ),
)
