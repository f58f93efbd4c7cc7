"""Is it signal? The answer in a few words, and what it means for the question to ask."""

from dataclasses import dataclass

from common.language import lazily


@dataclass(frozen=True)
class Answer:
    """The short answer, and what it means."""

    short: str
    meaning: str


_YES = lazily(
    "The points make a pattern that luck alone would seldom make. "
    "Something has changed in how things are done, or in what comes in: it "
    "is worth asking what."
)
_NO = lazily(
    "The points go up and down as this process usually does. A higher or "
    "lower newest point is not news, and asking for the reason of one "
    "point sends people looking for what is not there. To get another "
    "result, change the process."
)
_ANSWERS = {
    "improvement": Answer(lazily("Yes, for the better"), _YES),
    "concern": Answer(lazily("Yes, for the worse"), _YES),
    "neutral_high": Answer(lazily("Yes, it is higher"), _YES),
    "neutral_low": Answer(lazily("Yes, it is lower"), _YES),
    "special_cause": Answer(lazily("Yes"), _YES),
    "common_cause": Answer(lazily("No, this is usual variation"), _NO),
    "too_few_points": Answer(
        lazily("Too early to say"),
        lazily(
            "There are too few points to tell a change from luck. Until there are "
            "more, every reading of them is a guess."
        ),
    ),
    "no_data": Answer(lazily("Nobody knows"), lazily("There are no numbers yet.")),
}


def is_it_signal(variation: str) -> Answer:
    """The answer for the engine's verdict on variation."""
    return _ANSWERS[variation or "no_data"]
