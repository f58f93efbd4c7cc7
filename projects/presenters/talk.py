"""Remarks from all over a project, each with what it is about and the way there."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from people.roles import Action
from projects.models import Attachment, Comment, Project, Subject
from projects.presenters.about import page_about
from projects.presenters.conversation import anchor_of
from projects.presenters.remark_text import drawn

_DID = {
    "said": lazily("Said something about"),
    "asked": lazily("Asked about"),
    "answered": lazily("Answered a question about"),
    "replied": lazily("Replied about"),
}
_OF_THE_WHOLE = {Subject.PROJECT: lazily("the project"), Subject.CHARTER: lazily("the charter")}


@dataclass(frozen=True)
class RemarkLine:
    """One remark away from its conversation. An address that is empty is not offered."""

    who: str
    did: str  # said, asked or answered
    about: str
    href: str
    at: datetime
    text: SafeString
    is_open: bool
    answer_href: str

    @property
    def answer_label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return _("Answer {who} about {about}").format(who=self.who, about=self.about)


def remark_lines(
    project: Project, remarks: Iterable[Comment], actions: Collection[Action]
) -> list[RemarkLine]:
    """These remarks for somebody who may do `actions` with the project."""
    may_say = Action.COMMENT in actions and not project.is_closed
    return [_line(project, remark, may_say) for remark in remarks]


def about_words(remark: Comment | Attachment) -> str:
    """What a remark or a file is about, in the middle of a sentence."""
    return _OF_THE_WHOLE.get(Subject(remark.subject), f"“{remark.subject_words}”")


def did_words(remark: Comment) -> str:
    """What somebody did with a remark: said, asked, answered or replied."""
    if remark.answers is None:
        return "asked" if remark.is_question else "said"
    return "answered" if remark.answers.is_question else "replied"


def remark_sentence(change: Change) -> str:
    """What was done with a remark, for the history."""
    remark = change.row
    if change.before is None:
        return f"{_DID[did_words(remark)]} {about_words(remark)}"
    if change.changed("removed_at"):
        verb = _("Took back") if remark.removed_at else _("Put back")
        return _("{verb} a remark about {about_words}").format(
            verb=verb, about_words=about_words(remark)
        )
    return ""


def file_sentence(change: Change) -> str:
    """What was done with a file, for the history."""
    file = change.row
    if change.before is None:
        return _("Added the file “{name}” to {about_words}").format(
            name=file.name, about_words=about_words(file)
        )
    if change.changed("removed_at"):
        verb = _("Removed") if file.removed_at else _("Put back")
        return _("{verb} the file “{name}”").format(verb=verb, name=file.name)
    return ""


def _line(project: Project, remark: Comment, may_say: bool) -> RemarkLine:
    is_open = remark.is_question and remark.answered_at is None
    page = page_about(remark.subject, project=project.public_id, key=remark.subject_id)
    return RemarkLine(
        who=remark.written_by.name,
        did=did_words(remark),
        about=about_words(remark),
        href=f"{page}#{anchor_of(remark)}",
        at=remark.written_at,
        text=drawn(remark.text, (person.name for person in remark.mentions.all())),
        is_open=is_open,
        answer_href=reverse("remark_reply", args=[remark.public_id]) if is_open and may_say else "",
    )
