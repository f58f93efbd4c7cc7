"""Lean: the rapid process improvement workshop with its re-measures, and the A3."""

from django.utils.translation import gettext as _

from common.language import lazily
from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage


def _re_measure(days: int, stage: Stage, *more: Prompt, tick: Evidence) -> MethodStage:
    return MethodStage(
        key=f"re_measure_{days}",
        title=_("Re-measure at {days} days").format(days=days),
        about=_("Measure everything on the target sheet again, in the same way as before."),
        stage=stage,
        prompts=(
            Prompt(
                "results",
                _("What do the measures show now?"),
                _("One on each line: before, target, now."),
                Kind.LINES,
            ),
            *more,
        ),
        facts=(Fact.NUMBER_SINCE,),
        ticks=(tick,),
        day=Day(_("{days} days after the workshop").format(days=days), after="workshop", days=days),
    )


RPIW = Method(
    key="lean_rpiw",
    label=lazily("Lean RPIW"),
    about=lazily(
        "A rapid process improvement workshop: the people who do the work "
        "redesign it in a few days, and measure again after 30, 60 and 90 days."
    ),
    good_for=lazily("A process with steps, waits and waste that one team can change by itself."),
    stages=(
        MethodStage(
            key="baseline",
            title=lazily("Plan and baseline"),
            about=lazily("Choose the process, walk it, and measure how it is now."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "process",
                    lazily("Which process, from what first step to what last step?"),
                    lazily("Such as “from referral to first appointment”."),
                ),
                Prompt(
                    "value",
                    lazily("What do the people it is for value in it?"),
                    lazily("What they would miss, and what they would not."),
                ),
                Prompt(
                    "now", lazily("What did you see when you walked the process?"), kind=Kind.LINES
                ),
            ),
            facts=(Fact.AIM, Fact.SPONSOR, Fact.BASELINE),
            ticks=(
                Evidence("walked", lazily("The team has walked the process and drawn its map")),
            ),
        ),
        MethodStage(
            key="workshop",
            title=lazily("Workshop"),
            about=lazily(
                "Several days in which those who do the work find waste, try things "
                "out and agree on a better way."
            ),
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "waste",
                    lazily("What waste did you find?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt(
                    "tried", lazily("What did you try out during the workshop, and what happened?")
                ),
            ),
            ticks=(
                Evidence("tried", lazily("Changes were tried out and timed during the workshop")),
                Evidence(
                    "freed", lazily("Everybody in the workshop was freed from their usual work")
                ),
                Evidence("reported", lazily("The team has shown its results to the sponsor")),
            ),
            day=Day(lazily("Last day of the workshop")),
        ),
        MethodStage(
            key="target_sheet",
            title=lazily("Target sheet"),
            about=lazily(
                "One page: each measure with where it was, where it is to be, and who "
                "does what is still open."
            ),
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt(
                    "targets",
                    lazily("What are the targets?"),
                    lazily("One on each line: measure, before, target."),
                    Kind.LINES,
                ),
                Prompt(
                    "open", lazily("What is still open, who does it, and by when?"), kind=Kind.LINES
                ),
                Prompt("standard", lazily("What is the new standard work?")),
            ),
            ticks=(
                Evidence("agreed", lazily("The sponsor has agreed to the target sheet")),
                Evidence("standard", lazily("The standard work hangs where it is done")),
            ),
        ),
        _re_measure(
            30,
            Stage.IMPLEMENTING,
            Prompt("slipped", lazily("What has slipped back, and what will you do about it?")),
            tick=Evidence("reported", lazily("The 30-day report has gone to the sponsor")),
        ),
        _re_measure(
            60,
            Stage.IMPLEMENTING,
            Prompt("slipped", lazily("What has slipped back, and what will you do about it?")),
            tick=Evidence("reported", lazily("The 60-day report has gone to the sponsor")),
        ),
        _re_measure(
            90,
            Stage.SUSTAINING,
            Prompt("next", lazily("Who watches the measures from here on, and until when?")),
            tick=Evidence("reported", lazily("The 90-day report has gone to the sponsor")),
        ),
    ),
)

A3 = Method(
    key="a3",
    label=lazily("Lean A3"),
    about=lazily(
        "A problem and its solution told on one page, from what is seen to what is followed up."
    ),
    good_for=lazily("A problem that one team can understand by going, looking and asking why."),
    stages=(
        MethodStage(
            key="background",
            title=lazily("Background"),
            about=lazily("Why this problem matters, and to whom."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("matters", lazily("Why does it matter, and to whom?")),
                Prompt("history", lazily("What has been tried before?")),
            ),
            facts=(Fact.TEAM, Fact.SPONSOR),
        ),
        MethodStage(
            key="current_condition",
            title=lazily("Current condition"),
            about=lazily("How it is now: seen where the work is done, and measured."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("seen", lazily("What did you see when you went and looked?")),
                Prompt("numbers", lazily("What do the numbers say?")),
            ),
            facts=(Fact.BASELINE,),
            ticks=(Evidence("went", lazily("The team has gone to where the work is done")),),
        ),
        MethodStage(
            key="goal",
            title=lazily("Goal"),
            about=lazily("How it is to be: how much, by when."),
            stage=Stage.PLANNING,
            prompts=(Prompt("target", lazily("What will be different when you are done?")),),
            facts=(Fact.AIM,),
        ),
        MethodStage(
            key="root_cause",
            title=lazily("Root cause"),
            about=lazily(
                "Why it is as it is: ask why until you reach something that you can change."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "whys",
                    lazily("Why? And why that?"),
                    lazily("One why on each line."),
                    Kind.LINES,
                ),
                Prompt("cause", lazily("Which cause will you work on?")),
            ),
            ticks=(
                Evidence("checked", lazily("The team has checked the cause against what is seen")),
            ),
        ),
        MethodStage(
            key="countermeasures",
            title=lazily("Countermeasures"),
            about=lazily("What takes the cause away, tried out on a small scale."),
            stage=Stage.TESTING,
            prompts=(
                Prompt(
                    "options",
                    lazily("What could take the cause away?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("chosen", lazily("Which did you choose, and why?")),
            ),
            facts=(Fact.TEST_DONE,),
        ),
        MethodStage(
            key="plan",
            title=lazily("Plan"),
            about=lazily("Who does what by when, so that everybody works in the new way."),
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt(
                    "actions",
                    lazily("Who does what by when?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
            ),
            facts=(Fact.ADOPTED,),
            ticks=(Evidence("told", lazily("Everybody whom it touches knows the plan")),),
        ),
        MethodStage(
            key="follow_up",
            title="Follow-up",
            about=lazily("Did it work, and what follows from that?"),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("result", lazily("What came of it, compared with the goal?")),
                Prompt("next", lazily("What else has the problem taught you?")),
            ),
            facts=(Fact.NUMBER_SINCE, Fact.IMPROVEMENT),
            day=Day(lazily("Day of the follow-up")),
        ),
    ),
)
