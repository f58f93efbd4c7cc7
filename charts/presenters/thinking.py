"""What a team may want to think about: proposals and simulations, in words.

A proposal is never more than that: the questions come with it, and a person decides.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from charts.figures.period_words import noun, since
from charts.figures.spec import ChartSpec
from charts.figures.words import counted, with_unit
from charts.models import Judgement, Measure

MOST_FURTHER_POINTS = 60


@dataclass(frozen=True)
class Proposal:
    """A new phase worth considering."""

    words: str
    evidence: str
    questions: tuple[str, ...]
    start_href: str  # empty for those who may not start phases


@dataclass(frozen=True)
class Thinking:
    """Everything of that kind about one chart; empty parts are not shown."""

    proposal: Proposal | None
    outlook: str
    false_alarms: str
    notices: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.proposal or self.outlook or self.false_alarms or self.notices)


def thinking_of(
    measure: Measure, spec: ChartSpec | None, judgement: Judgement | None, *, phase_href: str
) -> Thinking:
    """What the stored judgement of a measure says. `phase_href` is where phases are started."""
    has_points = spec is not None and not spec.is_empty
    notices = tuple(n.text for n in spec.analysis.notices) if spec and has_points else ()
    if spec is None or judgement is None:
        return Thinking(None, "", "", notices)
    return Thinking(
        proposal=(
            proposal_of(spec, judgement.proposal, phase_href=phase_href)
            if judgement.proposal
            else None
        ),
        outlook=_outlook(measure, spec, judgement),
        false_alarms=_false_alarms(judgement),
        notices=notices,
    )


def proposal_of(spec: ChartSpec, said: Any, *, phase_href: str) -> Proposal:
    """A proposal as a judgement stores it, in the words and units of its chart."""
    points = counted(said["points"], noun(spec.rhythm))
    begun = since(said["label"], spec.rhythm).replace("since", "with", 1)
    return Proposal(
        words=_("A new level may have begun {begun}: {after} instead of {before}.").format(
            begun=begun,
            after=with_unit(spec, said["after"]),
            before=with_unit(spec, said["before"]),
        ),
        evidence=_(
            "{points} in a row lie on one side of the line, up to the latest. {chance}"
        ).format(points=points, chance=_chance(said["chance"])),
        questions=tuple(said["questions"]),
        start_href=f"{phase_href}?period={said['label'][:10]}" if phase_href else "",
    )


def _chance(chance: float) -> str:
    if chance < 0.001:
        return _("Luck alone would do this on fewer than 1 chart in 1,000 of this length.")
    return _("Luck alone would do this on about 1 chart in {charts:,} of this length.").format(
        charts=round(1 / chance)
    )


def _outlook(measure: Measure, spec: ChartSpec, judgement: Judgement) -> str:
    """How soon reaching the target would show, as a simulation says; nothing once it has shown."""
    if judgement.outlook is None or measure.state.variation == "improvement":
        return ""
    points = judgement.outlook["points"]
    if points is None:
        return _(
            "Reaching the target would be hard to see here: even after "
            "{most} more points fewer than 8 in 10 simulated charts "
            "show it. Measure more often, or something that varies less."
        ).format(most=MOST_FURTHER_POINTS)
    return _(
        "If the target were reached from now on, 8 in 10 simulated charts "
        "would show it after {points}. The simulation starts from the average "
        "and the spread of the latest phase."
    ).format(points=counted(points, noun(spec.rhythm)))


def _false_alarms(judgement: Judgement) -> str:
    rate = judgement.false_alarm_rate
    if rate is None:
        return ""
    if rate < 0.005:
        return _(
            "With these rules, fewer than 1 chart in 200 of this length signals by luck alone."
        )
    return _(
        "With these rules, about {share} in 100 charts of this length show a "
        "signal by luck alone. One signal is a reason to ask, not a proof."
    ).format(share=round(100 * rate))


def chart_advice(judgement: Judgement | None) -> str:
    """Which chart suits the numbers so far, and why; empty where nothing is known."""
    if judgement is None or not judgement.choice:
        return ""
    return _("What suits these numbers: {reason}").format(reason=judgement.choice["reason"])
