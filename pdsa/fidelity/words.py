"""The seven checks: what each is called, and why it matters."""

from enum import StrEnum


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
    Check.DOCUMENTED: "All four parts are written",
    Check.WRITTEN_IN_TIME: "Each part was written in its time",
    Check.LEARNED: "Something was learned",
    Check.PREDICTED: "You said beforehand what you expect",
    Check.LINKED: "It is one of a series",
    Check.GROWING: "The series starts small and grows",
    Check.MEASURED: "Regular data show what happened",
}
REASONS = {
    Check.DOCUMENTED: "Others can only learn from a test that is written down to its end.",
    Check.WRITTEN_IN_TIME: "Written afterwards, a plan always seems to have worked.",
    Check.LEARNED: "What you learned is worth more than whether the test worked.",
    Check.PREDICTED: "Comparing what happened with what you expected is how a test teaches.",
    Check.LINKED: "One test seldom settles a question. The next one builds on it.",
    Check.GROWING: "Small tests are cheap and safe. Wider ones show whether a change holds.",
    Check.MEASURED: "Single numbers go up and down by chance. A regular series shows what is more.",
}
