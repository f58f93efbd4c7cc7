"""Talking about the work where it is: remarks, coaching questions, reviews."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from common.nhs_numbers import check_no_nhs_number
from common.plain_text import plain_text
from people.calendar import local_date
from people.models import User
from projects.models import About, Comment, Project, Review, Subject
from projects.permissions import (
    can_review,
    check_can_ask,
    check_can_comment,
    check_can_edit,
    check_can_give,
)
from projects.policies import check_is_open
from projects.services.mentions import with_mentions

LONGEST_COMMENT = 4_000  # characters


@recorded
def comment(
    *,
    project: Project,
    about: About,
    text: str,
    by: User,
    at: datetime,
    is_question: bool = False,
    answering: Comment | None = None,
    anyway: bool = False,
) -> Comment:
    """Say or ask something. `@name` and `@e-mail` mention people.

    Somebody else's answer closes the question it answers. `anyway` keeps what looks like an NHS
    number, because its writer says that it is none.
    """
    today = local_date(project.organisation, at)
    check_can_comment(by, project, on=today)
    check_is_open(project)
    if is_question:
        check_can_ask(by, project, on=today)
    if answering is not None and answering.project_id != project.pk:
        raise Invalid(_("That question belongs to another project."))
    words = _words(text, anyway=anyway)
    words, mentioned = with_mentions(words, project, on=today)
    said = Comment.objects.create(
        organisation=project.organisation,
        project=project,
        subject=about.subject,
        subject_id=about.id,
        subject_words=about.words[:200],
        text=words,
        written_by=by,
        written_at=at,
        is_question=is_question,
        answers=(answering.answers or answering) if answering else None,
    )
    said.mentions.set(mentioned)
    _see_whether_answered(said.answers)
    return said


@recorded
def take_back(*, said: Comment, by: User, at: datetime) -> None:
    """Take back one's own remark. Its place in the conversation stays, its words do not show."""
    _check_own(said, by)
    said.removed_at = at
    said.save(update_fields=["removed_at"])
    _see_whether_answered(said.answers)


@recorded
def put_back(*, said: Comment, by: User, at: datetime) -> None:
    """Let a remark that was taken back stand again."""
    _check_own(said, by)
    said.removed_at = None
    said.save(update_fields=["removed_at"])
    _see_whether_answered(said.answers)


@recorded
def ask_for_review(
    *, project: Project, about: About, coach: User, by: User, at: datetime
) -> Review:
    """Ask a coach to look at a charter or a cycle."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    if about.subject not in (Subject.CHARTER, Subject.CYCLE):
        raise Invalid(_("A coach reviews charters and cycles."))
    if not can_review(coach, project, on=today):
        raise Invalid(
            fields={"coach": _("{coach} is not a coach of this project.").format(coach=coach)}
        )
    open_ones = Review.objects.filter(
        organisation=project.organisation_id, subject=about.subject, subject_id=about.id
    ).exclude(state=Review.State.SETTLED)
    if open_ones.exists():
        raise NotNow(_("A coach has been asked already. Wait for the answer, or settle it."))
    return Review.objects.create(
        organisation=project.organisation,
        project=project,
        subject=about.subject,
        subject_id=about.id,
        subject_words=about.words[:200],
        asked_by=by,
        asked_at=at,
        coach=coach,
    )


@recorded
def give_review(*, review: Review, words: str, by: User, at: datetime) -> None:
    """The coach says what they see and asks what they wonder about."""
    check_can_give(by, review)
    if not words.strip():
        raise Invalid(fields={"words": _("Write what you see, or a question for the team.")})
    if review.state == Review.State.SETTLED:
        raise NotNow(_("The team has settled this review."))
    review.state, review.words, review.reviewed_at = Review.State.REVIEWED, words.strip(), at
    review.save(update_fields=["state", "words", "reviewed_at"])


@recorded
def settle_review(*, review: Review, by: User, at: datetime) -> None:
    """The team has taken the review in, or no longer needs it."""
    check_can_edit(by, review.project, on=local_date(review.project.organisation, at))
    review.state, review.settled_at = Review.State.SETTLED, at
    review.save(update_fields=["state", "settled_at"])


def _words(text: str, *, anyway: bool) -> str:
    words = plain_text(text)
    if not words:
        raise Invalid(fields={"text": _("Write something first.")})
    if len(words) > LONGEST_COMMENT:
        raise Invalid(
            fields={
                "text": _(
                    "Use at most {most:,} characters. This has {words:,}: say the gist of it here."
                ).format(most=LONGEST_COMMENT, words=len(words))
            }
        )
    check_no_nhs_number(words, field="text", anyway=anyway)
    return words


def _check_own(said: Comment, by: User) -> None:
    if said.written_by_id != by.pk:
        raise Denied(
            _("Only {written_by}, who wrote this, can take it back.").format(
                written_by=said.written_by
            )
        )
    check_is_open(said.project)


def _see_whether_answered(question: Comment | None) -> None:
    """A question is answered by the first standing word of anybody but its asker."""
    if question is None or not question.is_question:
        return
    answer = (
        question.replies.filter(removed_at=None)
        .exclude(written_by=question.written_by_id)
        .order_by("written_at", "pk")
        .first()
    )
    answered_at = answer.written_at if answer else None
    if question.answered_at != answered_at:
        question.answered_at = answered_at
        question.save(update_fields=["answered_at"])
