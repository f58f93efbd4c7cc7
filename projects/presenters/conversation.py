"""A conversation about one thing in a project, as its page shows it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from people.models import User
from people.roles import Action
from projects.models import About, Comment, Project
from projects.presenters.about import sealed
from projects.presenters.remark_text import drawn
from projects.selectors.conversations import comments_about
from projects.selectors.mentions import people_of_team


@dataclass(frozen=True)
class RemarkView:
    """One remark with the answers to it. What is empty is not offered."""

    key: str
    anchor: str
    who: str
    at: datetime
    text: SafeString
    is_removed: bool
    is_question: bool
    is_open: bool  # a question that nobody has answered yet
    answered_by: str
    replies: tuple["RemarkView", ...]
    reply_href: str
    take_back_href: str
    put_back_href: str

    @property
    def reply_word(self) -> str:
        return _("Answer") if self.is_open else _("Reply")

    @property
    def reply_place(self) -> str:
        return f"reply-{self.key}"


@dataclass(frozen=True)
class Name:
    """Somebody who can be mentioned, and what is written for it after the @."""

    name: str
    written: str


@dataclass(frozen=True)
class Conversation:
    """What was said about one thing, for one reader."""

    sealed: str
    words: str
    remarks: tuple[RemarkView, ...]
    open_questions: int
    say_href: str
    may_ask: bool
    is_closed: bool
    names: tuple[Name, ...]
    project_talk_href: str


def conversation_for_page(
    reader: User, project: Project, about: About, actions: Collection[Action], *, on: date
) -> Conversation:
    """The conversation about one thing, for a page to include (`projects/_conversation.html`).

    `actions` are what `reader` may do with the project. At most three queries.
    """
    remarks = comments_about(project, about.subject, about.id)
    may_say = Action.COMMENT in actions and not project.is_closed
    shown = _threads(remarks, reader, may_say=may_say)
    return Conversation(
        sealed=sealed(project, about),
        words=about.words,
        remarks=shown,
        open_questions=sum(remark.is_open for remark in shown),
        say_href=reverse("remark_new") if may_say else "",
        may_ask=may_say and Action.REVIEW_WORK in actions,
        is_closed=project.is_closed,
        names=_names(remarks, people_of_team(project, on=on), reader) if may_say else (),
        project_talk_href=reverse("project_talk", args=[project.public_id]),
    )


def anchor_of(remark: Comment) -> str:
    return f"remark-{remark.public_id}"


def _threads(remarks: Sequence[Comment], reader: User, *, may_say: bool) -> tuple[RemarkView, ...]:
    answers: dict[int, list[Comment]] = defaultdict(list)
    for remark in remarks:
        if remark.answers_id is not None:
            answers[remark.answers_id].append(remark)
    return tuple(
        _remark(remark, answers[remark.pk], reader, may_say=may_say)
        for remark in remarks
        if remark.answers_id is None
    )


def _remark(
    remark: Comment, answers: Sequence[Comment], reader: User, *, may_say: bool
) -> RemarkView:
    is_removed = remark.removed_at is not None
    is_own = may_say and remark.written_by_id == reader.pk
    stands_alone = remark.answers_id is None and not is_removed
    address = [remark.public_id]
    return RemarkView(
        key=str(remark.public_id),
        anchor=anchor_of(remark),
        who=remark.written_by.name,
        at=remark.written_at,
        text=drawn("" if is_removed else remark.text, (p.name for p in remark.mentions.all())),
        is_removed=is_removed,
        is_question=remark.is_question and not is_removed,
        is_open=remark.is_question and not is_removed and remark.answered_at is None,
        answered_by=_answerer(remark, answers),
        replies=tuple(_remark(answer, (), reader, may_say=may_say) for answer in answers),
        reply_href=reverse("remark_reply", args=address) if may_say and stands_alone else "",
        take_back_href=reverse("remark_take_back", args=address)
        if is_own and not is_removed
        else "",
        put_back_href=reverse("remark_put_back", args=address) if is_own and is_removed else "",
    )


def _answerer(question: Comment, answers: Iterable[Comment]) -> str:
    if not question.is_question or question.answered_at is None:
        return ""
    standing = (
        answer.written_by.name
        for answer in answers
        if answer.removed_at is None and answer.written_by_id != question.written_by_id
    )
    return next(standing, "")


def _names(remarks: Iterable[Comment], team: Iterable[User], reader: User) -> tuple[Name, ...]:
    """The team and whoever spoke here before, by name; two who share one by their address."""
    people = {person for person in [*team, *(r.written_by for r in remarks)] if person != reader}
    names = [person.name for person in people]
    return tuple(
        Name(person.name, person.name if names.count(person.name) == 1 else person.email)
        for person in sorted(people, key=lambda person: (person.name, person.pk))
    )
