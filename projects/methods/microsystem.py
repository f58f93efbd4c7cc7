"""The clinical microsystem: know your five Ps before you improve."""

from projects.methods.parts import Evidence, Fact, Kind, Method, MethodStage, Prompt
from projects.stages import Stage

FIVE_PS = Method(
    key="clinical_microsystem",
    label="Clinical microsystem (5 Ps)",
    about="A frontline team gets to know itself first: its purpose, patients, professionals, "
    "processes and patterns.",
    good_for="A ward or team that wants to improve and does not know yet where to begin.",
    stages=(
        MethodStage(
            key="purpose",
            title="Purpose",
            about="What the team is there for, in words that everybody in it would use.",
            stage=Stage.PLANNING,
            prompts=(Prompt("purpose", "What are we here for?", "One sentence."),),
            facts=(Fact.TEAM,),
            ticks=(Evidence("agreed", "The whole team has agreed to the sentence"),),
        ),
        MethodStage(
            key="patients",
            title="Patients",
            about="Whom the team serves, and what they say of it.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("who", "Who are they?", "Ages, reasons, how long they stay."),
                Prompt("say", "What do they say of you?"),
            ),
            facts=(Fact.LIVED_EXPERIENCE,),
        ),
        MethodStage(
            key="professionals",
            title="Professionals",
            about="Who works here, when, and what it is like.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("who", "Who works here, and on which days and shifts?"),
                Prompt("like", "What is it like to work here?"),
            ),
            ticks=(Evidence("asked", "Everybody who works here has been asked"),),
        ),
        MethodStage(
            key="processes",
            title="Processes",
            about="How things are done, from the first contact to the last.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("core", "Which processes matter most?", "One on each line.", Kind.LINES),
                Prompt("trouble", "Which of them give most trouble?"),
            ),
            ticks=(Evidence("drawn", "The team has drawn its most important process"),),
        ),
        MethodStage(
            key="patterns",
            title="Patterns",
            about="What the numbers, the meetings and the moods have been like for a while.",
            stage=Stage.PLANNING,
            prompts=(
                Prompt("numbers", "What do the numbers show over time?"),
                Prompt("talk", "When does the team talk about how it works?"),
            ),
            facts=(Fact.BASELINE,),
        ),
        MethodStage(
            key="theme",
            title="Choose a theme",
            about="One thing to improve first, out of everything that the five Ps have shown.",
            stage=Stage.PLANNING,
            prompts=(Prompt("theme", "What will you improve first, and why that?"),),
            facts=(Fact.AIM,),
        ),
        MethodStage(
            key="test",
            title="Test changes",
            about="Small tests, talked about in the weekly meeting.",
            stage=Stage.TESTING,
            prompts=(Prompt("learned", "What have the tests taught you so far?"),),
            facts=(Fact.TEST_DONE, Fact.TEST_STUDIED),
        ),
        MethodStage(
            key="standardise",
            title="Make it usual",
            about="What works becomes the way it is done, and the pattern changes.",
            stage=Stage.IMPLEMENTING,
            prompts=(Prompt("playbook", "What have you added to your playbook?"),),
            facts=(Fact.ADOPTED,),
            ticks=(Evidence("playbook", "The new way is in the playbook of the team"),),
        ),
        MethodStage(
            key="keep",
            title="Keep and begin again",
            about="Keep watching, and choose the next theme.",
            stage=Stage.SUSTAINING,
            prompts=(Prompt("next", "What is the next theme?"),),
            facts=(Fact.IMPROVEMENT,),
            ticks=(Evidence("meets", "The team still meets every week"),),
        ),
    ),
)
