"""Change ideas: suggested by anybody in the team, voted for, weighed, owned and answered."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import User
from projects.backlog import EFFORT, IMPACT
from projects.layers import Layer
from projects.models import ChangeIdea, DiagramNode, Project
from projects.models.diagram import ChangeIdeaQuerySet
from projects.permissions import check_can_comment, check_can_edit
from projects.policies import check_is_open
from projects.services.diagrams import add_node, open_diagram

LONGEST_REPLY = 300
DRIVERS = frozenset({Layer.PRIMARY.value, Layer.SECONDARY.value})


@dataclass(frozen=True)
class Thoughts:
    """What the team makes of an idea: who takes it further, what it is worth, the answer to it."""

    owner: User | None = None
    impact: int | None = None
    effort: int | None = None
    reply: str = ""


@recorded
def suggest_idea(
    *,
    project: Project,
    text: str,
    by: User,
    at: datetime,
    driver: DiagramNode | None = None,
    could_stop: bool = False,
) -> ChangeIdea:
    """A new idea onto a driver, or without one until somebody places it.

    Whoever is in the team may, service users and carers as well as the coach. An idea that the
    list holds already is refused: a vote says more than saying it twice.
    """
    if driver is not None and driver.layer not in DRIVERS:
        raise Invalid(fields={"driver": _("Choose a driver of this project.")})
    if driver is not None and driver.removed_at is not None:
        raise Invalid(fields={"driver": _("That driver has been taken off. Choose another.")})
    diagram = open_diagram(project=project, by=by, at=at)
    diagram.project = project
    words = " ".join(text.split())
    if _standing_ideas(project).filter(node__text__iexact=words).exists():
        raise Invalid(
            fields={
                "text": _("“{words}” is in the list already. Vote for it there.").format(
                    words=words
                )
            }
        )
    node = add_node(
        diagram=diagram,
        layer=Layer.IDEA,
        text=words,
        targets=[driver] if driver else [],
        could_stop=could_stop,
        by=by,
        at=at,
    )
    return node.idea


@recorded
def tend_idea(
    *, idea: ChangeIdea, seen_version: int, thoughts: Thoughts, by: User, at: datetime
) -> None:
    """Weigh an idea, name its owner and answer it, unless somebody else has just done so.

    The first reply stops the reply clock. A reply can be put in other words, but not be taken
    back: somebody has read it.
    """
    _check_is_tended(idea, by=by, at=at)
    check_thoughts(thoughts, idea.node.diagram.project)
    reply = " ".join(thoughts.reply.split())
    if idea.reply and not reply:
        words = _(
            "This was answered already. Put the answer in other words rather than removing it."
        )
        raise Invalid(fields={"reply": words})
    changes: dict[str, object] = {
        "owner": thoughts.owner,
        "impact": thoughts.impact,
        "effort": thoughts.effort,
    }
    if reply != idea.reply:
        changes |= {"reply": reply, "replied_by": by, "replied_at": at}
    ChangeIdea.objects.edit(idea, seen_version=seen_version, **changes)


@recorded
def vote_for_idea(*, idea: ChangeIdea, by: User, at: datetime, in_favour: bool = True) -> None:
    """Vote for an idea, or take one's vote back. One vote a person.

    A vote is an opinion, as a comment is: whoever may comment may vote, so a sponsor and a coach
    of the place as well. It changes nothing of the plan, which stays with the team.
    """
    project = idea.node.diagram.project
    check_can_comment(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    _check_stands(idea)
    if in_favour:
        idea.voters.add(by)
    else:
        idea.voters.remove(by)


def _standing_ideas(project: Project) -> ChangeIdeaQuerySet:
    return ChangeIdea.objects.filter(
        organisation=project.organisation_id, node__diagram__project=project
    ).standing()


def _check_is_tended(idea: ChangeIdea, *, by: User, at: datetime) -> None:
    project = idea.node.diagram.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    _check_stands(idea)


def _check_stands(idea: ChangeIdea) -> None:
    if idea.node.removed_at is not None:
        raise NotNow(_("“{idea}” has been taken off. Put it back first.").format(idea=idea))


def check_thoughts(thoughts: Thoughts, project: Project) -> None:
    """Refuse weights off the scale, an owner from elsewhere, and a reply that is a letter."""
    weights = (("impact", thoughts.impact, IMPACT), ("effort", thoughts.effort, EFFORT))
    for name, number, scale in weights:
        if number is not None and number not in scale:
            raise Invalid(fields={name: _("Choose a number from 1 to 5.")})
    owner, length = thoughts.owner, len(thoughts.reply)
    if owner is not None and owner.organisation_id != project.organisation_id:
        raise Invalid(fields={"owner": _("Choose a person of this organisation.")})
    if length > LONGEST_REPLY:
        words = _("Use at most {most} characters. This has {length}.").format(
            most=LONGEST_REPLY, length=length
        )
        raise Invalid(fields={"reply": words})
