"""A project's score at a glance: what is claimed, what the record suggests, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from projects.models import ProgressScore, Project
from projects.progress import SCALE, Evidence, Suggestion, name_of, suggest


@dataclass(frozen=True)
class Notch:
    """One half point as it is drawn: in words for those who hear it, filled for those who see."""

    score: Decimal
    name: str
    is_claimed: bool
    is_suggested: bool
    is_filled: bool  # as far as the claim reaches

    @property
    def words(self) -> str:
        """What is to be said of it beside its name."""
        said = [
            word
            for word, is_so in (
                ("claimed", self.is_claimed),
                (_("suggested by the record"), self.is_suggested),
            )
            if is_so
        ]
        return " and ".join(said)


@dataclass(frozen=True)
class ScoreCard:
    """What the overview of a project shows of its score. Nothing claimed: `claimed` is None."""

    href: str
    claimed: Decimal | None
    claimed_name: str
    suggested: Decimal
    suggested_name: str
    scale: Sequence[Notch]
    next_step: str
    state: str
    tone: str
    icon: str


def score_card(project: Project, claim: ProgressScore | None, evidence: Evidence) -> ScoreCard:
    """The score of a project, from the claim that stands and what its record bears out."""
    suggestion = suggest(evidence)
    claimed = claim.score if claim else None
    state, tone, icon = state_of(claim)
    return ScoreCard(
        href=reverse("project_score", args=[project.public_id]),
        claimed=claimed,
        claimed_name=name_of(claimed) if claimed else _("Nothing is claimed yet."),
        suggested=suggestion.score,
        suggested_name=suggestion.name,
        scale=scale_of(claimed, suggestion.score),
        next_step=next_step(suggestion),
        state=state,
        tone=tone,
        icon=icon,
    )


def scale_of(claimed: Decimal | None, suggested: Decimal) -> list[Notch]:
    """The ten half points."""
    return [
        Notch(
            score=step.score,
            name=step.name,
            is_claimed=step.score == claimed,
            is_suggested=step.score == suggested,
            is_filled=claimed is not None and step.score <= claimed,
        )
        for step in SCALE
    ]


def state_of(claim: ProgressScore | None) -> tuple[str, str, str]:
    """Where a claim stands: word, tone and glyph; nothing where there is none."""
    if claim is None:
        return "", "", ""
    if claim.countersigned_at is None:
        return _("Waiting for a coach"), "neutral", "clock"
    return _("Countersigned"), "ok", "tick"


def next_step(suggestion: Suggestion) -> str:
    """The one thing missing for the next half point, as a sentence."""
    if not suggestion.missing:
        return _("The record bears out the whole scale.")
    first, *others = suggestion.missing
    more = _(", and {others} more").format(others=len(others)) if others else ""
    return _("To reach {next_score}: {words}{more}.").format(
        next_score=suggestion.next_score, words=first.words, more=more
    )
