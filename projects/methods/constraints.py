"""The Theory of Constraints: one bottleneck at a time."""

from common.language import lazily
from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

CONSTRAINTS = Method(
    key="theory_of_constraints",
    label=lazily("Theory of Constraints"),
    about=lazily(
        "A flow is as fast as its slowest step. Find that step, get the most "
        "out of it, then widen it, and look for the next one."
    ),
    good_for=lazily("A flow of people or work with one step at which everything queues."),
    stages=(
        MethodStage(
            key="identify",
            title=lazily("Identify the constraint"),
            about=lazily("The step at which everything waits."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("flow", lazily("What flows, from where to where?")),
                Prompt(
                    "queues",
                    lazily("Where does it queue?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("constraint", lazily("Which step sets the pace?")),
            ),
            facts=(Fact.AIM, Fact.BASELINE),
            ticks=(Evidence("seen", lazily("The team has counted what waits at each step")),),
        ),
        MethodStage(
            key="exploit",
            title=lazily("Exploit it"),
            about=lazily("Get the most out of the step as it is, without spending anything."),
            stage=Stage.TESTING,
            prompts=(
                Prompt("lost", lazily("How is time lost at that step?")),
                Prompt("tried", lazily("What have you tried so that none is lost?")),
            ),
            facts=(Fact.TEST_DONE,),
        ),
        MethodStage(
            key="subordinate",
            title=lazily("Subordinate the rest"),
            about=lazily(
                "All other steps work at the pace of this one, even if they could be faster."
            ),
            stage=Stage.TESTING,
            prompts=(Prompt("others", lazily("What do the other steps do differently now?")),),
            facts=(Fact.TEST_STUDIED,),
            ticks=(Evidence("agreed", lazily("Those at the other steps have agreed to it")),),
        ),
        MethodStage(
            key="elevate",
            title=lazily("Elevate it"),
            about=lazily("If it still sets the pace, widen it: more people, rooms or hours."),
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt("needs", lazily("What would widen it, and what does that cost?")),
                Prompt("decided", lazily("Who has decided, and what?")),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="repeat",
            title=lazily("Begin again"),
            about=lazily(
                "Another step sets the pace now. Beware of inertia: rules made for the "
                "old constraint outlive it."
            ),
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("next", lazily("Which step sets the pace now?")),
                Prompt("inertia", lazily("Which rules were made for the old one and can go?")),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(Evidence("dropped", lazily("Rules that are no longer needed are dropped")),),
            day=Day(lazily("Day on which you look for the next constraint")),
        ),
    ),
)
