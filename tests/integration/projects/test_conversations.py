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
from tests.world import World, a_member, a_person, a_project, a_world, closed


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


def test_an_address_is_stored_as_the_name_of_whom_it_means(world: World) -> None:
    colleague = a_person(world.organisation, "Ben Ode")

    said = say(world, world.lead, f"Ask @{colleague.email.upper()}, today.")

    assert said.text == "Ask @Ben Ode, today."
    assert list(said.mentions.all()) == [colleague]


def test_somebody_of_another_organisation_is_as_unknown_as_nobody(world: World) -> None:
    stranger = a_person(a_world("Elsewhere").organisation)

    for address in (stranger.email, "nobody@example.org"):
        with pytest.raises(Invalid) as refusal:
            say(world, world.lead, f"Ask @{address}.")
        assert refusal.value.fields["text"].startswith(f"Nobody here has the address {address}.")


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("@Ben Ode look", "@Ben Ode look"),
        ("(@ben ode)", "(@Ben Ode)"),
        ("@Ben, look", "@Ben Ode, look"),
        ("Thanks @ben.", "Thanks @Ben Ode."),
        ("@Nobody Here", "@Nobody Here"),
        ("tea @ 3, a@b", "tea @ 3, a@b"),
    ],
)
def test_names_are_understood_as_people_type_them(world: World, typed: str, stored: str) -> None:
    ben = a_member(world.project, world.lead)
    User.objects.filter(pk=ben.pk).update(name="Ben Ode")

    said = say(world, world.lead, typed)

    assert said.text == stored
    assert said.mentions.exists() is ("Ben Ode" in stored)


def test_of_two_with_one_name_the_address_tells(world: World) -> None:
    one, _other = (a_person(world.organisation, "Ann Lee") for _ in range(2))

    with pytest.raises(Invalid) as refusal:
        say(world, world.lead, "What does @Ann Lee say?")
    said = say(world, world.lead, f"What does @{one.email} say?")

    assert "Several people are called “Ann Lee”" in refusal.value.fields["text"]
    assert (said.text, list(said.mentions.all())) == ("What does @Ann Lee say?", [one])


def test_whoever_cannot_see_the_project_is_not_mentioned(world: World) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    outsider = a_person(world.organisation, "Olive Out")

    with pytest.raises(Invalid) as refusal:
        conversations.comment(
            project=private,
            about=About(Subject.PROJECT, private.public_id, str(private)),
            text="@Olive Out, look",
            by=world.lead,
            at=timezone.now(),
        )

    assert "Olive Out cannot see this project" in refusal.value.fields["text"]
    assert outsider.mentioned_in.count() == 0


@pytest.mark.parametrize("text", ["", "  ", "x" * 4001], ids=["empty", "blank", "a book"])
def test_a_remark_has_some_words_and_not_too_many(world: World, text: str) -> None:
    with pytest.raises(Invalid):
        say(world, world.lead, text)


def test_only_the_writer_takes_a_remark_back(world: World, coach: User) -> None:
    said = say(world, coach, "Well done")

    with pytest.raises(Denied):
        conversations.take_back(said=said, by=world.lead, at=timezone.now())
    conversations.take_back(said=said, by=coach, at=timezone.now())
    assert said.removed_at is not None

    conversations.put_back(said=said, by=coach, at=timezone.now())
    assert said.removed_at is None


def test_a_question_opens_again_when_its_answer_is_taken_back(world: World, coach: User) -> None:
    question = say(world, coach, "What did you expect?", is_question=True)
    say(world, coach, "I mean the night shift", answering=question)
    assert question.answered_at is None
    answer = say(world, world.lead, "Fewer falls", answering=question)
    assert question.answered_at == answer.written_at

    conversations.take_back(said=answer, by=world.lead, at=timezone.now())
    assert question.answered_at is None
    conversations.put_back(said=answer, by=world.lead, at=timezone.now())
    assert question.answered_at == answer.written_at


def test_only_those_who_coach_ask_coaching_questions(world: World) -> None:
    with pytest.raises(Denied, match="Coaches ask coaching questions"):
        say(world, world.lead, "Why?", is_question=True)


def test_nothing_more_is_said_once_a_project_is_closed(world: World) -> None:
    said = say(world, world.lead, "Well done")
    closed(world.project, world.lead)

    with pytest.raises(NotNow):
        say(world, world.lead, "And now?")
    with pytest.raises(NotNow):
        conversations.take_back(said=said, by=world.lead, at=timezone.now())


def test_what_looks_like_an_nhs_number_is_kept_only_if_its_writer_says_so(world: World) -> None:
    with pytest.raises(Invalid) as refusal:
        say(world, world.lead, "Bed 4: 999 000 0018")
    assert refusal.value.code == "possible_nhs_number"

    assert say(world, world.lead, "Order 999 000 0018", anyway=True).pk


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
