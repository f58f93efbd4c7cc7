"""The Theory of Constraints: one bottleneck at a time."""

from projects.methods.parts import Day, Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

CONSTRAINTS = Method(
    key="theory_of_constraints",
    label="Theory of Constraints",
    about="A flow is as fast as its slowest step. Find that step, get the most out of it, then "
    "widen it, and look for the next one.",
    good_for="A flow of people or work with one step at which everything queues.",
    stages=(
        MethodStage(
            key="identify",
            title="Identify the constraint",
            about="The step at which everything waits.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("flow", "What flows, from where to where?"),
                Prompt("queues", "Where does it queue?", "One on each line.", Kind.LINES),
                Prompt("constraint", "Which step sets the pace?"),
            ),
            facts=(Fact.AIM, Fact.BASELINE),
            ticks=(Evidence("seen", "The team has counted what waits at each step"),),
        ),
        MethodStage(
            key="exploit",
            title="Exploit it",
            about="Get the most out of the step as it is, without spending anything.",
            stage=Stage.TESTING,
            prompts=(
                Prompt("lost", "How is time lost at that step?"),
                Prompt("tried", "What have you tried so that none is lost?"),
            ),
            facts=(Fact.TEST_DONE,),
        ),
        MethodStage(
            key="subordinate",
            title="Subordinate the rest",
            about="All other steps work at the pace of this one, even if they could be faster.",
            stage=Stage.TESTING,
            prompts=(Prompt("others", "What do the other steps do differently now?"),),
            facts=(Fact.TEST_STUDIED,),
            ticks=(Evidence("agreed", "Those at the other steps have agreed to it"),),
        ),
        MethodStage(
            key="elevate",
            title="Elevate it",
            about="If it still sets the pace, widen it: more people, rooms or hours.",
            stage=Stage.IMPLEMENTING,
            prompts=(
                Prompt("needs", "What would widen it, and what does that cost?"),
                Prompt("decided", "Who has decided, and what?"),
            ),
            facts=(Fact.ADOPTED, Fact.IMPROVEMENT),
        ),
        MethodStage(
            key="repeat",
            title="Begin again",
            about="Another step sets the pace now. Beware of inertia: rules made for the old "
            "constraint outlive it.",
            stage=Stage.SUSTAINING,
            prompts=(
                Prompt("next", "Which step sets the pace now?"),
                Prompt("inertia", "Which rules were made for the old one and can go?"),
            ),
            facts=(Fact.NUMBER_SINCE,),
            ticks=(Evidence("dropped", "Rules that are no longer needed are dropped"),),
            day=Day("Day on which you look for the next constraint"),
        ),
    ),
)
