"""A project's score with its receipts: what each half point needs, and where that is done."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import zip_longest

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from charts.vocabulary import MeasureRole
from common.templatetags.words import counted
from dashboards.presenters.score_card import ScoreCard, score_card, state_of
from people.calendar import local_date
from people.models import User
from people.roles import Action
from projects.models import ProgressScore, Project, ToldImprovement
from projects.progress import SCALE, Evidence, Requirement, Where, name_of, suggest

_ROLES = {
    Where.OUTCOME: MeasureRole.OUTCOME,
    Where.PROCESS: MeasureRole.PROCESS,
    Where.BALANCING: MeasureRole.BALANCING,
}


@dataclass(frozen=True)
class Receipt:
    """One thing that a half point needs, and whether the record shows it."""

    words: str
    is_met: bool
    so_far: str
    href: str

    @property
    def state(self) -> str:
        return _("There") if self.is_met else _("Missing")

    @property
    def tone(self) -> str:
        return "ok" if self.is_met else "neutral"


@dataclass(frozen=True)
class StepReceipts:
    """One half point with all of its receipts. The one to reach next is open."""

    score: Decimal
    name: str
    means: str
    receipts: Sequence[Receipt]
    is_next: bool

    @property
    def summary(self) -> str:
        met = sum(receipt.is_met for receipt in self.receipts)
        return _("{score} {name}: {met} of {receipts}").format(
            score=self.score, name=self.name, met=met, receipts=len(self.receipts)
        )


@dataclass(frozen=True)
class ClaimLine:
    """One claim in the history of a score."""

    score: Decimal
    name: str
    moved: str
    by: str
    at: datetime
    why: str
    suggested: Decimal
    days: str
    countersigned: str
    state: str
    tone: str
    icon: str


@dataclass(frozen=True)
class ScorePage:
    """The page of a score for one reader. An address that is empty is not offered."""

    card: ScoreCard
    steps: Sequence[StepReceipts]
    history: Sequence[ClaimLine]
    may_claim: bool
    countersign_href: str
    may_tell: bool
    told: Sequence[ToldImprovement]
    is_above: bool  # more is claimed than the record bears out

    @property
    def standing(self) -> ClaimLine | None:
        return self.history[0] if self.history else None

    @property
    def countersign_label(self) -> str:
        return _("Countersign {claimed}").format(claimed=self.card.claimed)


def score_page(
    project: Project,
    claims: Sequence[ProgressScore],
    evidence: Evidence,
    measures: Sequence[Measure],
    told: Sequence[ToldImprovement],
    *,
    reader: User,
    actions: Collection[Action],
    at: datetime,
) -> ScorePage:
    """The score of a project for somebody who may do `actions`. `claims` come newest first."""
    card = score_card(project, claims[0] if claims else None, evidence)
    is_open = not project.is_closed
    signs = Action.COUNTERSIGN_SCORE in actions and is_open
    waits = bool(claims) and claims[0].countersigned_at is None
    return ScorePage(
        card=card,
        steps=_steps(evidence, _places(project, measures, actions)),
        history=_history(claims, project, at),
        may_claim=Action.CLAIM_SCORE in actions and is_open,
        countersign_href=(
            reverse("score_countersign", args=[project.public_id, claims[0].public_id])
            if signs and waits and claims[0].claimed_by_id != reader.pk
            else ""
        ),
        may_tell=signs,
        told=told,
        is_above=card.claimed is not None and card.claimed > card.suggested,
    )


def _steps(evidence: Evidence, places: Mapping[Where, str]) -> list[StepReceipts]:
    following = suggest(evidence).next_score
    return [
        StepReceipts(
            score=step.score,
            name=step.name,
            means=step.means,
            receipts=[_receipt(need, evidence, places) for need in step.requirements],
            is_next=step.score == following,
        )
        for step in SCALE
        if step.requirements
    ]


def _receipt(need: Requirement, evidence: Evidence, places: Mapping[Where, str]) -> Receipt:
    is_met = need.is_met(evidence)
    return Receipt(
        words=_sentence(need.words),
        is_met=is_met,
        so_far="" if is_met else _sentence(need.so_far(evidence)),
        href=places[need.where],
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _places(
    project: Project, measures: Sequence[Measure], actions: Collection[Action]
) -> dict[Where, str]:
    """Where each kind of thing is done: where this person may do it, else where it is read."""
    address, edits = [project.public_id], Action.EDIT_PROJECT in actions and not project.is_closed
    charter, overview = reverse("charter", args=address), reverse("project", args=address)
    defining = reverse("measure_new", args=address) if edits else overview
    first = {measure.role: measure for measure in reversed(measures)}
    return {
        Where.AIM: reverse("charter_aim", args=address) if edits else charter,
        Where.CHARTER: charter,
        Where.TEAM: reverse("project_team", args=address),
        Where.INVOLVEMENT: reverse("charter_part", args=[*address, "people"]) if edits else charter,
        Where.DIAGRAM: reverse("diagram", args=address),
        Where.TESTS: reverse("cycles", args=address),
        Where.CLOSING: reverse("project_close", args=address) if edits else overview,
        **{
            where: reverse("measure", args=[first[role].public_id]) if role in first else defining
            for where, role in _ROLES.items()
        },
    }


def _history(claims: Sequence[ProgressScore], project: Project, at: datetime) -> list[ClaimLine]:
    organisation = project.organisation
    until = local_date(organisation, at)
    lines = []
    for claim, before in zip_longest(claims, claims[1:]):
        began = local_date(organisation, claim.claimed_at)
        lines.append(_line(claim, before, until - began))
        until = began
    return lines


def _line(claim: ProgressScore, before: ProgressScore | None, stood: timedelta) -> ClaimLine:
    state, tone, icon = state_of(claim)
    return ClaimLine(
        score=claim.score,
        name=name_of(claim.score),
        moved=_moved(claim, before),
        by=claim.claimed_by.name,
        at=claim.claimed_at,
        why=claim.why,
        suggested=claim.suggested,
        days=counted(stood.days, "day") if stood.days else _("less than a day"),
        countersigned=claim.countersigned_by.name if claim.countersigned_by else "",
        state=state,
        tone=tone,
        icon=icon,
    )


def _moved(claim: ProgressScore, before: ProgressScore | None) -> str:
    if before is None:
        return _("First claim")
    return (
        _("Up from {score}").format(score=before.score)
        if claim.score > before.score
        else _("Back from {score}").format(score=before.score)
    )
