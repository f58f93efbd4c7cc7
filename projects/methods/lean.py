"""Lean: the rapid process improvement workshop with its re-measures, and the A3."""

from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage


def _re_measure(days: int, stage: Stage, *more: Prompt, tick: Evidence) -> MethodStage:
    return MethodStage(
        key=f"re_measure_{days}",
        title=f"Re-measure at {days} days",
        about="Measure everything on the target sheet again, in the same way as before.",
        stage=stage,
        prompts=(
            Prompt(
                "results",
                "What do the measures show now?",
                "One on each line: before, target, now.",
                Kind.LINES,
            ),
            *more,
        ),
        facts=(Fact.NUMBER_SINCE,),
        ticks=(tick,),
        day=Day(f"{days} days after the workshop", after="workshop", days=days),
    )


RPIW = Method(
    key="lean_rpiw",
    label="Lean RPIW",
    about="A rapid process improvement workshop: the people who do the work redesign it in a few "
    "days, and measure again after 30, 60 and 90 days.",
    good_for="A process with steps, waits and waste that one team can change by itself.",
    stages=(
        MethodStage(
            key="baseline",
            title="Plan and baseline",
            about="Choose the process, walk it, and measure how it is now.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "process",
                    "Which process, from what first step to what last step?",
                    "Such as “from referral to first appointment”.",
                ),
                Prompt(
                    "value",
                    "What do the people it is for value in it?",
                    "What they would miss, and what they would not.",
                ),
                Prompt("now", "What did you see when you walked the process?", kind=Kind.LINES),
            ),
            facts=(Fact.AIM, Fact.SPONSOR, Fact.BASELINE),
            ticks=(Evidence("walked", "The team has walked the process and drawn its map"),),
        ),
        MethodStage(
            key="workshop",
            title="Workshop",
            about="Several days in which those who do the work find waste, try things out and "
            "agree on a better way.",
            stage=Stage.TESTING,
            prompts=(
                Prompt("waste", "What waste did you find?", "One on each line.", Kind.LINES),
                Prompt("tried", "What did you try out during the workshop, and what happened?"),
            ),
            ticks=(
                Evidence("tried", "Changes were tried out and timed during the workshop"),
                Evidence("freed", "Everybody in the workshop was freed from their usual work"),
                Evidence("reported", "The team has shown its results to the sponsor"),
            ),
            day=Day("Last day of the workshop"),
        ),
        MethodStage(
            key="target_sheet",
            title="Target sheet",
            about="One page: each measure with where it was, where it is to be, and who does "
            "what is still open.",
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt(
                    "targets",
                    "What are the targets?",
                    "One on each line: measure, before, target.",
                    Kind.LINES,
                ),
                Prompt("open", "What is still open, who does it, and by when?", kind=Kind.LINES),
                Prompt("standard", "What is the new standard work?"),
            ),
            ticks=(
                Evidence("agreed", "The sponsor has agreed to the target sheet"),
                Evidence("standard", "The standard work hangs where it is done"),
            ),
        ),
        _re_measure(
            30,
            Stage.IMPLEMENTING,
            Prompt("slipped", "What has slipped back, and what will you do about it?"),
            tick=Evidence("reported", "The 30-day report has gone to the sponsor"),
        ),
        _re_measure(
            60,
            Stage.IMPLEMENTING,
            Prompt("slipped", "What has slipped back, and what will you do about it?"),
            tick=Evidence("reported", "The 60-day report has gone to the sponsor"),
        ),
        _re_measure(
            90,
            Stage.SUSTAINING,
            Prompt("next", "Who watches the measures from here on, and until when?"),
            tick=Evidence("reported", "The 90-day report has gone to the sponsor"),
        ),
    ),
)

A3 = Method(
    key="a3",
    label="Lean A3",
    about="A problem and its solution told on one page, from what is seen to what is followed up.",
    good_for="A problem that one team can understand by going, looking and asking why.",
    stages=(
        MethodStage(
            key="background",
            title="Background",
            about="Why this problem matters, and to whom.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("matters", "Why does it matter, and to whom?"),
                Prompt("history", "What has been tried before?"),
            ),
            facts=(Fact.TEAM, Fact.SPONSOR),
        ),
        MethodStage(
            key="current_condition",
            title="Current condition",
            about="How it is now: seen where the work is done, and measured.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("seen", "What did you see when you went and looked?"),
                Prompt("numbers", "What do the numbers say?"),
            ),
            facts=(Fact.BASELINE,),
            ticks=(Evidence("went", "The team has gone to where the work is done"),),
        ),
        MethodStage(
            key="goal",
            title="Goal",
            about="How it is to be: how much, by when.",
            stage=Stage.PLANNING,
            prompts=(Prompt("target", "What will be different when you are done?"),),
            facts=(Fact.AIM,),
        ),
        MethodStage(
            key="root_cause",
            title="Root cause",
            about="Why it is as it is: ask why until you reach something that you can change.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("whys", "Why? And why that?", "One why on each line.", Kind.LINES),
                Prompt("cause", "Which cause will you work on?"),
            ),
            ticks=(Evidence("checked", "The team has checked the cause against what is seen"),),
        ),
        MethodStage(
            key="countermeasures",
            title="Countermeasures",
            about="What takes the cause away, tried out on a small scale.",
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "options", "What could take the cause away?", "One on each line.", Kind.LINES
                ),
                Prompt("chosen", "Which did you choose, and why?"),
            ),
            facts=(Fact.TEST_DONE,),
        ),
        MethodStage(
            key="plan",
            title="Plan",
            about="Who does what by when, so that everybody works in the new way.",
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("actions", "Who does what by when?", "One on each line.", Kind.LINES),),
            facts=(Fact.ADOPTED,),
            ticks=(Evidence("told", "Everybody whom it touches knows the plan"),),
        ),
        MethodStage(
            key="follow_up",
            title="Follow-up",
            about="Did it work, and what follows from that?",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("result", "What came of it, compared with the goal?"),
                Prompt("next", "What else has the problem taught you?"),
            ),
            facts=(Fact.NUMBER_SINCE, Fact.IMPROVEMENT),
            day=Day("Day of the follow-up"),
        ),
    ),
)
