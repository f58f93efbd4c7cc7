"""Change ideas: weighed, voted for, owned, and always answered."""

from datetime import datetime

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.models import ChangeIdea
from projects.permissions import check_can_edit
from projects.policies import check_is_open


@recorded
def weigh_idea(
    *, idea: ChangeIdea, impact: int | None, effort: int | None, by: User, at: datetime
) -> None:
    """Say how much good an idea may do and how hard it is, each from 1 to 5."""
    _check(idea, by=by, at=at)
    for name, number in (("impact", impact), ("effort", effort)):
        if number is not None and not 1 <= number <= 5:
            raise Invalid(fields={name: "Choose a number from 1 to 5."})
    idea.impact, idea.effort = impact, effort
    idea.save(update_fields=["impact", "effort"])


@recorded
def own_idea(*, idea: ChangeIdea, owner: User | None, by: User, at: datetime) -> None:
    """Name the person who takes an idea further, or nobody."""
    _check(idea, by=by, at=at)
    if owner is not None and owner.organisation_id != idea.organisation_id:
        raise Invalid(fields={"owner": "Choose a person of this organisation."})
    idea.owner = owner
    idea.save(update_fields=["owner"])


@recorded
def reply_to_idea(*, idea: ChangeIdea, reply: str, by: User, at: datetime) -> None:
    """Tell whoever suggested an idea what becomes of it. Stops the reply clock."""
    _check(idea, by=by, at=at)
    if not reply.strip():
        raise Invalid(fields={"reply": "Say what becomes of the idea, in a sentence."})
    idea.reply, idea.replied_by, idea.replied_at = reply.strip()[:300], by, at
    idea.save(update_fields=["reply", "replied_by", "replied_at"])


@recorded
def vote_for_idea(*, idea: ChangeIdea, by: User, at: datetime, in_favour: bool = True) -> None:
    """Vote for an idea, or take one's vote back. One vote a person."""
    _check(idea, by=by, at=at)
    if in_favour:
        idea.voters.add(by)
    else:
        idea.voters.remove(by)


def _check(idea: ChangeIdea, *, by: User, at: datetime) -> None:
    project = idea.node.diagram.project
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
