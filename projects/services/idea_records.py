"""What a team made of its change ideas elsewhere, stored at once with the checks of each page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Invalid
from people.calendar import local_date
from people.models import User
from projects.models import ChangeIdea, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.services.bulk import Stamp
from projects.services.ideas import Thoughts, check_thoughts


@dataclass(frozen=True)
class IdeaRecord:
    """An idea that stands on the diagram, called by its words. Stamps are those of the record."""

    text: str
    suggested: Stamp
    thoughts: Thoughts
    replied: Stamp | None = None
    voters: tuple[User, ...] = ()
    could_stop: bool = False


@recorded
def write_up_ideas(
    *, project: Project, records: Sequence[IdeaRecord], by: User, at: datetime
) -> None:
    """Who suggested these ideas and when, what they are worth, the replies and the votes."""
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
    standing = ChangeIdea.objects.filter(
        organisation=project.organisation_id, node__diagram__project=project
    ).standing()
    by_words = {idea.node.text: idea for idea in standing.select_related("node")}
    written = [_written(by_words, record, project) for record in records]
    ChangeIdea.objects.bulk_update(
        written,
        [
            *("suggested_by", "suggested_at", "could_stop", "owner", "impact", "effort"),
            *("reply", "replied_by", "replied_at"),
        ],
    )
    votes = ChangeIdea.voters.through
    votes.objects.bulk_create(
        votes(changeidea_id=idea.pk, user_id=voter.pk)
        for idea, record in zip(written, records, strict=True)
        for voter in record.voters
    )


def _written(ideas: dict[str, ChangeIdea], record: IdeaRecord, project: Project) -> ChangeIdea:
    idea, thoughts, replied = ideas.get(record.text), record.thoughts, record.replied
    if idea is None:
        raise Invalid(_("“{text}” is not on the diagram.").format(text=record.text))
    check_thoughts(thoughts, project)
    if bool(thoughts.reply) is not (replied is not None):
        raise Invalid(_("A reply says who gave it and when."))
    if replied and replied.at < record.suggested.at:
        raise Invalid(_("A reply comes after the idea."))
    idea.suggested_by, idea.suggested_at = record.suggested.by, record.suggested.at
    idea.could_stop, idea.owner = record.could_stop, thoughts.owner
    idea.impact, idea.effort, idea.reply = thoughts.impact, thoughts.effort, thoughts.reply
    if replied:
        idea.replied_by, idea.replied_at = replied.by, replied.at
    return idea
