"""Scores and ends of the demonstration's projects: claimed, countersigned, above and below."""

from decimal import Decimal

from django.utils import timezone

from people.demonstration import COACH
from people.models import User
from projects.models import ClosingSummary, ProgressScore, Project
from projects.selectors.scores import claims_to_countersign, newest_claims
from projects.stages import CLOSED, Stage


def newest() -> list[ProgressScore]:
    return list(newest_claims(Project.objects.values_list("pk", flat=True)).values())


def test_all_but_mere_ideas_claim_a_score_near_what_the_record_shows(seeded: str) -> None:
    claims = newest()
    claiming = {claim.project_id for claim in claims}

    assert not Project.objects.exclude(stage=Stage.IDEA).exclude(pk__in=claiming).exists()
    assert all(claim.score - claim.suggested <= 1 for claim in claims)
    assert {claim.score > claim.suggested for claim in claims} == {True, False}


def test_scores_came_a_step_at_a_time_and_those_above_the_record_say_why(seeded: str) -> None:
    claims = ProgressScore.objects.order_by("claimed_at")

    assert claims.count() > 2 * len(newest())
    assert len({claim.score for claim in newest()}) >= 4
    assert all(claim.why for claim in claims if claim.score > claim.suggested)
    assert min(claim.score for claim in claims) == Decimal("0.5")


def test_the_coach_of_heron_ward_has_a_claim_to_countersign(seeded: str) -> None:
    coach = User.objects.get(email=COACH.email)

    waiting = claims_to_countersign(coach, on=timezone.localdate())

    assert waiting
    assert ProgressScore.objects.exclude(countersigned_at=None).exists()


def test_every_project_that_ended_says_what_was_learned(seeded: str) -> None:
    ended = Project.objects.filter(stage__in=CLOSED)

    assert ended.exists()
    assert set(ended.values_list("pk", flat=True)) <= set(
        ClosingSummary.objects.exclude(learned="").values_list("project_id", flat=True)
    )
