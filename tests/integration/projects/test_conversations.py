"""Remarks, coaching questions, reviews and scores."""

from decimal import Decimal

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from people.models import User
from people.roles import ProjectRole
from projects.models import Review, Subject
from projects.services import conversations, scores
from projects.services.conversations import About
from tests.world import World, a_member, a_person, a_world


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def coach(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.COACH)


def about(world: World, subject: Subject = Subject.PROJECT) -> About:
    return About(subject, world.project.public_id, str(world.project))


def say(world: World, by: User, text: str, **more: object):
    return conversations.comment(
        project=world.project, about=about(world), text=text, by=by, at=timezone.now(), **more
    )


def test_a_question_stays_open_until_it_is_answered(world: World, coach: User) -> None:
    question = say(world, coach, "What did you expect?", is_question=True)
    assert question.answered_at is None

    say(world, world.lead, "Fewer falls at night", answering=question)

    question.refresh_from_db()
    assert question.answered_at is not None


def test_people_of_the_organisation_are_mentioned_and_nobody_else(world: World) -> None:
    colleague = a_person(world.organisation)
    stranger = a_person(a_world("Elsewhere").organisation)

    said = say(world, world.lead, f"Ask @{colleague.email} and @{stranger.email}.")

    assert list(said.mentions.all()) == [colleague]


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001], ids=["empty", "blank", "a book"])
def test_a_remark_has_some_words_and_not_too_many(world: World, text: str) -> None:
    with pytest.raises(Invalid):
        say(world, world.lead, text)


def test_only_the_writer_takes_a_remark_back(world: World, coach: User) -> None:
    said = say(world, coach, "Well done")

    with pytest.raises(Denied):
        conversations.remove_comment(said=said, by=world.lead, at=timezone.now())
    conversations.remove_comment(said=said, by=coach, at=timezone.now())

    assert said.removed_at is not None


def test_a_review_is_asked_given_and_settled(world: World, coach: User) -> None:
    charter = about(world, Subject.CHARTER)
    review = conversations.ask_for_review(
        project=world.project, about=charter, coach=coach, by=world.lead, at=timezone.now()
    )
    with pytest.raises(NotNow):
        conversations.ask_for_review(
            project=world.project, about=charter, coach=coach, by=world.lead, at=timezone.now()
        )

    conversations.give_review(review=review, words="For whom is this?", by=coach, at=timezone.now())
    conversations.settle_review(review=review, by=world.lead, at=timezone.now())

    assert review.state == Review.State.SETTLED


def test_only_a_coach_is_asked_to_review(world: World) -> None:
    member = a_member(world.project, world.lead)

    with pytest.raises(Invalid):
        conversations.ask_for_review(
            project=world.project,
            about=about(world, Subject.CHARTER),
            coach=member,
            by=world.lead,
            at=timezone.now(),
        )


def claim(world: World, score: str, suggested: str, why: str = ""):
    return scores.claim_score(
        project=world.project,
        score=Decimal(score),
        suggested=Decimal(suggested),
        why=why,
        by=world.lead,
        at=timezone.now(),
    )


def test_a_score_above_the_evidence_needs_a_reason(world: World) -> None:
    with pytest.raises(Invalid, match="marked below"):
        claim(world, "3.0", "2.5")

    assert claim(world, "3.0", "2.5", "Night staff tell us so").score == Decimal("3.0")


@pytest.mark.parametrize("score", ["0.0", "0.7", "5.5"])
def test_scores_go_in_half_points(world: World, score: str) -> None:
    with pytest.raises(Invalid):
        claim(world, score, "2.5", "because")


def test_a_coach_countersigns_the_newest_claim_and_never_their_own(
    world: World, coach: User
) -> None:
    old, new = claim(world, "2.0", "2.0"), claim(world, "2.5", "2.5")

    with pytest.raises(NotNow):
        scores.countersign_score(score=old, by=coach, at=timezone.now())
    with pytest.raises(Denied):
        scores.countersign_score(score=new, by=world.lead, at=timezone.now())
    scores.countersign_score(score=new, by=coach, at=timezone.now())

    assert new.countersigned_by == coach
