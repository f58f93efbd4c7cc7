"""The nine parts of a charter: what each asks, in plain words, and where its answers are kept."""

from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily


class KeptBy(StrEnum):
    """Which row holds the answers of a part."""

    PROJECT = "project"
    CHARTER = "charter"
    NOTHING = "nothing"  # shown here, written elsewhere


@dataclass(frozen=True)
class Question:
    """One thing that a part asks."""

    name: str  # the field of the project or charter
    words: str
    hint: str = ""


@dataclass(frozen=True)
class Part:
    """One of the nine parts."""

    key: str
    title: str
    about: str
    kept_by: KeptBy
    questions: tuple[Question, ...] = ()

    @property
    def anchor(self) -> str:
        return f"part-{self.key}"


Q = Question
PARTS: tuple[Part, ...] = (
    Part(
        "title",
        lazily("What is it called?"),
        lazily("A short name by which others know the work."),
        KeptBy.PROJECT,
        (Q("title", lazily("Title"), lazily("Such as “Fewer falls on Willow ward”.")),),
    ),
    Part(
        "method",
        lazily("How will you work?"),
        lazily("The way of improving that the project follows."),
        KeptBy.NOTHING,
    ),
    Part(
        "people",
        lazily("Who is involved?"),
        lazily(
            "Five to eight people of different trades is a good team, with "
            "somebody who can make things happen and somebody whom it is for."
        ),
        KeptBy.PROJECT,
        (Q("involvement", lazily("How do service users and carers take part?")),),
    ),
    Part(
        "aim",
        lazily("What are you trying to accomplish?"),
        lazily("What will be better, by how much, for whom, by when."),
        KeptBy.NOTHING,
    ),
    Part(
        "about",
        lazily("What is it about?"),
        lazily("Why this matters, and what belongs to it."),
        KeptBy.CHARTER,
        (
            Q(
                "background",
                lazily("What happens now?"),
                lazily("What you see, and numbers if you have them."),
            ),
            Q(
                "what_matters",
                lazily("What matters to the people it is for?"),
                lazily("What they have told you."),
            ),
            Q("in_scope", lazily("What belongs to it?")),
            Q("out_of_scope", lazily("What does not?")),
            Q("strategic_goal", lazily("Which goal of the organisation does it serve?")),
        ),
    ),
    Part(
        "when_and_where",
        lazily("When and where?"),
        lazily("Where it begins, when you meet, and what it takes."),
        KeptBy.CHARTER,
        (
            Q("when_and_where", lazily("Where do you begin, and when?")),
            Q(
                "time_and_people",
                lazily("How much time does it take, and whose?"),
                lazily(
                    "Such as “an hour a week for four people”. What happens to their usual work?"
                ),
            ),
            Q(
                "next_meeting_on",
                lazily("When does the team meet next?"),
                lazily("For example 27 March 2027"),
            ),
        ),
    ),
    Part(
        "sight",
        lazily("Who can see it?"),
        lazily("Open work lets others learn from it, and find you."),
        KeptBy.PROJECT,
        (Q("visibility", lazily("Who can see it?")),),
    ),
    Part(
        "more",
        lazily("What else should people know?"),
        lazily("What could go wrong, what is safe and fair, what others have tried."),
        KeptBy.CHARTER,
        (
            Q("risks", lazily("What could go wrong, and for whom?")),
            Q("further_information", lazily("Anything else")),
        ),
    ),
    Part(
        "approval",
        lazily("Does the sponsor agree?"),
        lazily("The sponsor reads the charter and says yes, or asks."),
        KeptBy.NOTHING,
    ),
)
BY_KEY = {part.key: part for part in PARTS}
NUMBERS = {part.key: number for number, part in enumerate(PARTS, start=1)}
