"""Things to look at or to do, each with the way there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common.templatetags.words import ago
from dashboards.selectors.ideas_at_home import IdeasAtHome
from pdsa.presenters.waiting import WaitingLine
from projects.backlog import Order
from projects.models import ChangeIdea, Project


@dataclass(frozen=True)
class Prompt:
    """Something to look at or decide, with the way there."""

    title: str
    href: str
    meta: str
    tag: str
    tone: str
    icon: str
    action: str
    posts_to: str = ""  # where the action is done by a press of the button
    leads_to: str = ""  # where the action begins, if that is another page than the thing's own
    is_standing: bool = False  # it goes on saying so; by itself no reason to write to anybody

    @property
    def label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return f"{self.action}: {self.title}"


def prompt_for_test(line: WaitingLine) -> Prompt:
    """A test, or something to do for one, that waits for this person."""
    return Prompt(
        title=line.title,
        href=line.href,
        meta=f"{line.project}. {line.words}.",
        tag=line.due or _("Test"),
        tone="warning" if line.is_late else "neutral",
        icon="clock",
        action=line.action,
        posts_to=line.posts_to,
    )


def prompts_for_ideas(ideas: IdeasAtHome) -> Iterator[Prompt]:
    """Ideas that somebody has waited too long to hear of, then news of this person's own."""
    for project, waiting in ideas.waiting.items():
        yield _to_answer(project, waiting)
    for idea in ideas.answered:
        yield _answered(idea)


def _to_answer(project: Project, waiting: Sequence[ChangeIdea]) -> Prompt:
    """One row a project, however many ideas wait there; the longest waiting stands first."""
    oldest, count = waiting[0], len(waiting)
    many = reverse("ideas", args=[project.public_id]) + f"?sort={Order.WAITING}"
    return Prompt(
        title=f"“{oldest}”"
        if count == 1
        else _("{count} ideas wait for a reply").format(count=count),
        href=_idea_href(oldest) if count == 1 else many,
        meta=f"{project}. {'Suggested' if count == 1 else 'The first was suggested'} "
        f"{ago(oldest.suggested_at)}.",
        tag=_("Reply is late"),
        tone="warning",
        icon="clock",
        action=_("Reply"),
    )


def _answered(idea: ChangeIdea) -> Prompt:
    project = idea.node.diagram.project
    return Prompt(
        title=_("Your idea “{idea}”").format(idea=idea),
        href=reverse("ideas", args=[project.public_id]),
        meta=f"{idea.replied_by} answered: {idea.reply}",
        tag=_("Answered"),
        tone="ok",
        icon="tick",
        action=_("See your ideas"),
    )


def _idea_href(idea: ChangeIdea) -> str:
    return reverse("idea", args=[idea.node.diagram.project.public_id, idea.node.public_id])
