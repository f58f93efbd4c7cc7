"""A conversation with the form to take part in it, as any page of a project shows it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from people.models import User
from people.roles import Action
from projects.forms.conversation import FileForm, RemarkForm
from projects.models import About, Project
from projects.presenters.conversation import Conversation, conversation_for_page
from projects.presenters.files import FileLine, file_lines
from projects.selectors.conversations import files_about


@dataclass(frozen=True)
class Talk:
    """What `projects/_talk.html` shows. A form may hold what was just refused."""

    conversation: Conversation
    form: RemarkForm | None
    files: tuple[FileLine, ...] = ()
    file_form: FileForm | None = None  # for those who may add one
    reply: RemarkForm | None = None
    replying_to: str = ""  # the key of the remark under which the form of a reply is open
    focus: str = ""  # the anchor of what was just said


def talk_about(
    reader: User, project: Project, about: About, actions: Collection[Action], *, on: date
) -> Talk:
    """The talk about one thing, and its files. `actions` are what `reader` may do.

    At most four queries.
    """
    conversation = conversation_for_page(reader, project, about, actions, on=on)
    files = files_about(project, about.subject, about.id, on=on)
    may_add = Action.EDIT_PROJECT in actions and not project.is_closed
    return Talk(
        conversation,
        remark_form(conversation) if conversation.say_href else None,
        file_lines(project, files, actions),
        FileForm(auto_id="file_%s") if may_add else None,
    )


def remark_form(conversation: Conversation, data: object = None) -> RemarkForm:
    """The form for a new remark or question."""
    return RemarkForm(data, may_ask=conversation.may_ask, auto_id="say_%s")


def reply_form(label: str, data: object = None) -> RemarkForm:
    """The form for an answer to a remark."""
    return RemarkForm(data, label=label, auto_id="reply_%s")
