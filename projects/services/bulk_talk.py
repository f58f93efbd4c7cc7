"""Conversations that were held already, with the checks that each remark would meet alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from audit.services import recorded
from people.calendar import local_date
from people.models import User
from projects.models import About, Comment, Project
from projects.permissions import check_can_ask, check_can_comment


@dataclass(frozen=True)
class Said:
    """One remark of a conversation; `answers` is the place of another one before it."""

    about: About
    text: str
    by: User
    at: datetime
    is_question: bool = False
    answers: int | None = None
    mentions: tuple[User, ...] = ()


@recorded
def record_talk(*, project: Project, said: Sequence[Said], by: User, at: datetime) -> None:
    """Conversations that were held already: whoever speaks in them must be allowed to."""
    today = local_date(project.organisation, at)
    for person in dict.fromkeys(remark.by for remark in said):
        check_can_comment(person, project, on=today)
    for person in dict.fromkeys(remark.by for remark in said if remark.is_question):
        check_can_ask(person, project, on=today)
    made = [_remark(project, place, said) for place in range(len(said))]
    Comment.objects.bulk_create(
        row for row, remark in zip(made, said, strict=True) if remark.answers is None
    )
    for row, remark in zip(made, said, strict=True):
        if remark.answers is not None:
            row.answers = made[remark.answers]
    Comment.objects.bulk_create(row for row in made if row.answers is not None)
    mentions = Comment.mentions.through
    mentions.objects.bulk_create(
        mentions(comment_id=row.pk, user_id=person.pk)
        for row, remark in zip(made, said, strict=True)
        for person in remark.mentions
    )


def _remark(project: Project, place: int, said: Sequence[Said]) -> Comment:
    remark = said[place]
    answers = [other.at for other in said if other.answers == place and other.by != remark.by]
    return Comment(
        organisation=project.organisation,
        project=project,
        subject=remark.about.subject,
        subject_id=remark.about.id,
        subject_words=remark.about.words[:200],
        text=remark.text,
        written_by=remark.by,
        written_at=remark.at,
        is_question=remark.is_question,
        answered_at=min(answers, default=None) if remark.is_question else None,
    )
