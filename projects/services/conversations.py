"""Talking about the work where it is: remarks, coaching questions, reviews."""

import re
from datetime import datetime

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.models import About, Comment, Project, Review, Subject
from projects.permissions import can_review, check_can_comment, check_can_edit, check_can_give

LONGEST_COMMENT = 4_000  # characters
_MENTION = re.compile(r"@([\w.+-]+@[\w-]+\.[\w.-]+)")


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
) -> Comment:
    """Say or ask something. An answer closes the question it answers. `@e-mail` mentions."""
    check_can_comment(by, project, on=local_date(project.organisation, at))
    words = text.strip()
    if not words:
        raise Invalid(fields={"text": "Write something first."})
    if len(words) > LONGEST_COMMENT:
        raise Invalid(
            fields={"text": f"Use at most {LONGEST_COMMENT:,} characters. This has {len(words):,}."}
        )
    if answering is not None and answering.project_id != project.pk:
        raise Invalid("That question belongs to another project.")
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
        answers=answering,
    )
    said.mentions.set(_mentioned(words, project))
    if answering is not None and answering.is_question and answering.answered_at is None:
        answering.answered_at = at
        answering.save(update_fields=["answered_at"])
    return said


@recorded
def remove_comment(*, said: Comment, by: User, at: datetime) -> None:
    """Take back one's own remark. Its place in the conversation stays, its words do not show."""
    if said.written_by_id != by.pk:
        raise Denied("Only the person who wrote this can take it back.")
    said.removed_at = at
    said.save(update_fields=["removed_at"])


@recorded
def ask_for_review(
    *, project: Project, about: About, coach: User, by: User, at: datetime
) -> Review:
    """Ask a coach to look at a charter or a cycle."""
    today = local_date(project.organisation, at)
    check_can_edit(by, project, on=today)
    if about.subject not in (Subject.CHARTER, Subject.CYCLE):
        raise Invalid("A coach reviews charters and cycles.")
    if not can_review(coach, project, on=today):
        raise Invalid(fields={"coach": f"{coach} is not a coach of this project."})
    open_ones = Review.objects.filter(
        organisation=project.organisation_id, subject=about.subject, subject_id=about.id
    ).exclude(state=Review.State.SETTLED)
    if open_ones.exists():
        raise NotNow("A coach has been asked already. Wait for the answer, or settle it.")
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
        raise Invalid(fields={"words": "Write what you see, or a question for the team."})
    if review.state == Review.State.SETTLED:
        raise NotNow("The team has settled this review.")
    review.state, review.words, review.reviewed_at = Review.State.REVIEWED, words.strip(), at
    review.save(update_fields=["state", "words", "reviewed_at"])


@recorded
def settle_review(*, review: Review, by: User, at: datetime) -> None:
    """The team has taken the review in, or no longer needs it."""
    check_can_edit(by, review.project, on=local_date(review.project.organisation, at))
    review.state, review.settled_at = Review.State.SETTLED, at
    review.save(update_fields=["state", "settled_at"])


def _mentioned(words: str, project: Project) -> list[User]:
    addresses = {found.rstrip(".").lower() for found in _MENTION.findall(words)}
    return list(User.objects.filter(organisation=project.organisation_id, email__in=addresses))
