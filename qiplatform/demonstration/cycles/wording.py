"""What teams write in their cycles, put together from the change they try."""

from collections.abc import Sequence

import numpy as np

from pdsa.stages import Decision, Scale

TRIED = {
    Scale.ONE_PERSON: ("with one person", "with one volunteer", "one person first"),
    Scale.SEVERAL_PEOPLE: ("with four people", "with a few volunteers", "with one bay"),
    Scale.ONE_SHIFT: ("on one early shift", "on one late shift", "one weekend"),
    Scale.ONE_TEAM: ("the whole team", "everybody here for a fortnight"),
    Scale.SEVERAL_TEAMS: ("with the team next door", "three teams"),
    Scale.SERVICE: ("across the service",),
}
CHANGES = (  # of teams whose charts name none
    "Two-minute check before handover",
    "Names on the door",
    "Reminder call the day before",
    "Question of the day",
    "One list on the wall",
)
QUESTIONS = (
    "Can it be done in the time we have?",
    "Do people find it useful?",
    "What gets in the way?",
    "Who forgets, and when?",
    "Does it work on a busy day too?",
)
DATA_PLANS = (
    "Tick a sheet at the nurses' station each shift.",
    "Ask everyone who took part, in two questions.",
    "Count from the electronic record every Friday.",
    "Whoever is in charge notes the time on the board.",
)
OBSERVATIONS = (
    "It took about four minutes. Two people forgot on the second day.",
    "Most took part. Agency staff did not know of it.",
    "It was done on six of eight shifts. The two without it were short of staff.",
    "People liked that somebody asked. It ran over by ten minutes each time.",
    "The sheet was in the wrong place, so it was filled in at the end of the day.",
    "It worked better once a healthcare assistant led it.",
    "Done every day but Sunday. The visitors asked what it was for.",
    "The first day was awkward, the third felt normal.",
)
UNEXPECTED = (
    "A fire alarm on the second day.",
    "Two patients asked to run it themselves.",
    "The printer was broken.",
    "The night staff had started something similar on their own.",
    "",
    "",
    "",
)
REASONS_WHY_NOT = (
    "One day was missed because of sickness.",
    "We began two days late: the forms had not come.",
    "Fewer people than planned, as the bay was closed.",
)
LEARNED = (
    "A fixed time works, “when there is a moment” does not.",
    "It needs one named person a shift.",
    "People do it when they see why; the poster alone did nothing.",
    "Shorter is better: three questions are enough.",
    "It is the weekend that is hard, not the night.",
    "Service users notice sooner than we do when it slips.",
    "We had been solving the wrong half of the problem.",
    "The numbers moved less than it felt.",
    "It fits into handover without making it longer.",
    "New staff need to be shown, not told.",
)
SUMMARIES = (
    "Too few numbers to tell chance from change.",
    "The last points are on the better side of the middle line.",
    "No visible change in the week of the test.",
    "Done on about four shifts in five.",
)
NEXT_STEPS = {
    Decision.ADOPT: (
        "Keep it and try it more widely.",
        "Write it into the ward routine.",
        "Show the next team how we do it.",
    ),
    Decision.ADAPT: (
        "Same again at a fixed time.",
        "Shorten the form and try again.",
        "Let a service user lead it next time.",
    ),
    Decision.ABANDON: (
        "Stop. It costs time and helps nobody.",
        "Leave it: another idea does the same with less.",
    ),
}
FORETOLD = (
    "At least three in four will take part",
    "It will take less than five minutes",
    "Nobody will need to be reminded by the end of the week",
)
HAPPENED = {
    "confirmed": "So it was.",
    "partly": "Nearly: it took until the second week.",
    "not": "Fewer than half.",
}


def any_of(texts: Sequence[str], rng: np.random.Generator) -> str:
    return str(texts[int(rng.integers(len(texts)))])


def title_of(change: str, scale: Scale, rng: np.random.Generator) -> str:
    """What a test of that change is called."""
    return f"{change}: {any_of(TRIED[scale], rng)}"


def objective_of(change: str, scale: Scale, days: int) -> str:
    """What is tried, with whom and for how long."""
    how_long = "on one day" if days < 2 else f"for {days} days"
    return f"Try “{change}” {_WITH[scale]} {how_long}, and see whether it fits into the day."


_WITH = {
    Scale.ONE_PERSON: "with one person",
    Scale.SEVERAL_PEOPLE: "with a few people who want to",
    Scale.ONE_SHIFT: "on one shift",
    Scale.ONE_TEAM: "with the whole team",
    Scale.SEVERAL_TEAMS: "with two other teams",
    Scale.SERVICE: "everywhere in the service",
}
