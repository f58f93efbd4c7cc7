"""The seven checks: what each is called, and why it matters."""

from enum import StrEnum

from common.language import lazily


class Check(StrEnum):
    """What makes a test one that a team, and others, can learn from."""

    DOCUMENTED = "documented"
    WRITTEN_IN_TIME = "written_in_time"
    LEARNED = "learned"
    PREDICTED = "predicted"
    LINKED = "linked"
    GROWING = "growing"
    MEASURED = "measured"


NAMES = {
    Check.DOCUMENTED: lazily("All four parts are written"),
    Check.WRITTEN_IN_TIME: lazily("Each part was written in its time"),
    Check.LEARNED: lazily("Something was learned"),
    Check.PREDICTED: lazily("You said beforehand what you expect"),
    Check.LINKED: lazily("It is one of a series"),
    Check.GROWING: lazily("The series starts small and grows"),
    Check.MEASURED: lazily("Regular data show what happened"),
}
REASONS = {
    Check.DOCUMENTED: lazily("Others can only learn from a test that is written down to its end."),
    Check.WRITTEN_IN_TIME: lazily("Written afterwards, a plan always seems to have worked."),
    Check.LEARNED: lazily("What you learned is worth more than whether the test worked."),
    Check.PREDICTED: lazily(
        "Comparing what happened with what you expected is how a test teaches."
    ),
    Check.LINKED: lazily("One test seldom settles a question. The next one builds on it."),
    Check.GROWING: lazily(
        "Small tests are cheap and safe. Wider ones show whether a change holds."
    ),
    Check.MEASURED: lazily(
        "Single numbers go up and down by chance. A regular series shows what is more."
    ),
}
