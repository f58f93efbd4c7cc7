"""DMAIC, the cycle of Six Sigma: define, measure, analyse, improve, control."""

from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

DMAIC = Method(
    key="dmaic",
    label="DMAIC (Six Sigma)",
    about="Define, measure, analyse, improve, control: find the few causes behind most defects.",
    good_for="A process that is done often and can be counted, where the cause is not known yet.",
    stages=(
        MethodStage(
            key="define",
            title="Define",
            about="The problem in one breath: what, who, when, where and how.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("what", "What goes wrong?"),
                Prompt("who", "Whom does it touch?"),
                Prompt("when_where", "When and where does it happen?"),
                Prompt("how", "How do you notice?"),
            ),
            facts=(Fact.AIM, Fact.SPONSOR),
        ),
        MethodStage(
            key="measure",
            title="Measure",
            about="How often it goes wrong now, counted in a way that everybody counts alike.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("defect", "What exactly counts as a defect?"),
                Prompt("chance", "How often could it go wrong?", "Such as “every dose given”."),
            ),
            facts=(Fact.MEASURE, Fact.BASELINE),
            ticks=(Evidence("alike", "Two people who count the same days get the same number"),),
        ),
        MethodStage(
            key="analyse",
            title="Analyse",
            about="The few causes behind most of it. Ask why five times.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("whys", "Five whys", "One why on each line.", Kind.LINES),
                Prompt("few", "Which few causes lie behind most of it?"),
            ),
            ticks=(Evidence("shown", "Numbers show that the cause is a cause"),),
        ),
        MethodStage(
            key="improve",
            title="Improve",
            about="Try what takes the causes away, then do what works: who, what, by when.",
            stage=Stage.TESTING,
            prompts=(
                Prompt("actions", "Who does what by when?", "One on each line.", Kind.LINES),
                Prompt("learned", "What did you learn when you tried it?"),
            ),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="standardise",
            title="Improve everywhere",
            about="What works is done by everybody whom it touches.",
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("usual", "What makes it the usual way?"),),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="control",
            title="Control",
            about="Keep it there: who watches the chart, and what they do when it signals.",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("watch", "Who watches, and how often?"),
                Prompt("signal", "What do they do when the chart signals?"),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(Evidence("owner", "The owner of the process has taken over the chart"),),
            day=Day("Day on which the owner of the process takes over"),
        ),
    ),
)
