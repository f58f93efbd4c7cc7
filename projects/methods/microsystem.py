"""The clinical microsystem: know your five Ps before you improve."""

from common.language import lazily
from projects.methods.parts import Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

FIVE_PS = Method(
    key="clinical_microsystem",
    label=lazily("Clinical microsystem (5 Ps)"),
    about=lazily(
        "A frontline team gets to know itself first: its purpose, patients, "
        "professionals, processes and patterns."
    ),
    good_for=lazily("A ward or team that wants to improve and does not know yet where to begin."),
    stages=(
        MethodStage(
            key="purpose",
            title=lazily("Purpose"),
            about=lazily("What the team is there for, in words that everybody in it would use."),
            stage=Stage.PLANNING,
            prompts=(Prompt("purpose", lazily("What are we here for?"), lazily("One sentence.")),),
            facts=(Fact.TEAM,),
            ticks=(Evidence("agreed", lazily("The whole team has agreed to the sentence")),),
        ),
        MethodStage(
            key="patients",
            title=lazily("Patients"),
            about=lazily("Whom the team serves, and what they say of it."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "who", lazily("Who are they?"), lazily("Ages, reasons, how long they stay.")
                ),
                Prompt("say", lazily("What do they say of you?")),
            ),
            facts=(Fact.LIVED_EXPERIENCE,),
        ),
        MethodStage(
            key="professionals",
            title=lazily("Professionals"),
            about=lazily("Who works here, when, and what it is like."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("who", lazily("Who works here, and on which days and shifts?")),
                Prompt("like", lazily("What is it like to work here?")),
            ),
            ticks=(Evidence("asked", lazily("Everybody who works here has been asked")),),
        ),
        MethodStage(
            key="processes",
            title=lazily("Processes"),
            about=lazily("How things are done, from the first contact to the last."),
            stage=Stage.PLANNING,
            prompts=(
                Prompt(
                    "core",
                    lazily("Which processes matter most?"),
                    lazily("One on each line."),
                    Kind.LINES,
                ),
                Prompt("trouble", lazily("Which of them give most trouble?")),
            ),
            ticks=(Evidence("drawn", lazily("The team has drawn its most important process")),),
        ),
        MethodStage(
            key="patterns",
            title=lazily("Patterns"),
            about=lazily(
                "What the numbers, the meetings and the moods have been like for a while."
            ),
            stage=Stage.PLANNING,
            prompts=(
                Prompt("numbers", lazily("What do the numbers show over time?")),
                Prompt("talk", lazily("When does the team talk about how it works?")),
            ),
            facts=(Fact.BASELINE,),
        ),
        MethodStage(
            key="theme",
            title=lazily("Choose a theme"),
            about=lazily(
                "One thing to improve first, out of everything that the five Ps have shown."
            ),
            stage=Stage.PLANNING,
            prompts=(Prompt("theme", lazily("What will you improve first, and why that?")),),
            facts=(Fact.AIM,),
        ),
        MethodStage(
            key="test",
            title=lazily("Test changes"),
            about=lazily("Small tests, talked about in the weekly meeting."),
            stage=Stage.TESTING,
            prompts=(Prompt("learned", lazily("What have the tests taught you so far?")),),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="standardise",
            title=lazily("Make it usual"),
            about=lazily("What works becomes the way it is done, and the pattern changes."),
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("playbook", lazily("What have you added to your playbook?")),),
            facts=(Fact.ADOPTED,),
            ticks=(Evidence("playbook", lazily("The new way is in the playbook of the team")),),
        ),
        MethodStage(
            key="keep",
            title=lazily("Keep and begin again"),
            about=lazily("Keep watching, and choose the next theme."),
            stage=Stage.SUSTAINING,
            prompts=(Prompt("next", lazily("What is the next theme?")),),
            facts=(Fact.IMPROVEMENT,),
            ticks=(Evidence("meets", lazily("The team still meets every week")),),
        ),
    ),
)
