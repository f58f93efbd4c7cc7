"""What a remark, a file or a review is about, sealed into the forms that send it.

The pages of higher apps say what is talked about: a cycle, a chart. The views here cannot look it
up, so what they get back is signed: nobody can talk about a thing in another project's name.
"""

from dataclasses import dataclass
from uuid import UUID

from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from common.errors import Invalid
from projects.models import About, Attachment, Comment, DiagramNode, Project, Subject

_SALT = "projects.about"


@dataclass(frozen=True)
class Place:
    """One thing in a project that is talked about."""

    project: UUID
    about: About

    @property
    def href(self) -> str:
        return page_about(self.about.subject, project=self.project, key=self.about.id)


def place_of(said: Comment | Attachment) -> Place:
    """What a remark or a file is about, in the project that it was read with."""
    about = About(Subject(said.subject), said.subject_id, said.subject_words)
    return Place(said.project.public_id, about)


def page_about(subject: str, *, project: UUID, key: UUID) -> str:
    """The address of the page on which one thing in a project is talked about."""
    match Subject(subject):
        case Subject.CHARTER:
            return reverse("charter", args=[project])
        case Subject.NODE:
            return reverse("box", args=[project, key])
        case Subject.CYCLE:
            return reverse("cycle", args=[key])
        case Subject.MEASURE:
            return reverse("measure", args=[key])
        case Subject.PROJECT:
            return reverse("project", args=[project])


def sealed(project: Project, about: About) -> str:
    """The place as text that only we could have written."""
    said = [str(project.public_id), about.subject.value, str(about.id), about.words[:200]]
    return signing.dumps(said, salt=_SALT, compress=True)


def opened(text: str) -> Place:
    """The place that was sealed. Raises Invalid."""
    try:
        project, subject, key, words = signing.loads(text, salt=_SALT)
    except (signing.BadSignature, ValueError) as error:
        raise Invalid(_("That form does not work any more. Open the page again.")) from error
    return Place(UUID(project), About(Subject(subject), UUID(key), words))


def about_project(project: Project) -> About:
    return About(Subject.PROJECT, project.public_id, str(project))


def about_charter(project: Project) -> About:
    return About(
        Subject.CHARTER, project.public_id, _("the charter of {project}").format(project=project)
    )


def about_node(node: DiagramNode) -> About:
    return About(Subject.NODE, node.public_id, str(node))


def about_cycle(public_id: UUID, title: str) -> About:
    """A cycle, which lives in a higher app."""
    return About(Subject.CYCLE, public_id, title)


def about_measure(public_id: UUID, name: str) -> About:
    """A measure's chart, which lives in a higher app."""
    return About(Subject.MEASURE, public_id, name)
