"""What change ideas ask of one person, or tell them, on the home page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import Q

from people.calendar import local_date
from people.models import User
from people.roles import ProjectRole
from projects.backlog import PATIENCE
from projects.models import ChangeIdea, Project, ProjectMembership
from projects.stages import ACTIVE

RECENT = timedelta(days=7)  # in which a reply is news to whoever suggested the idea


@dataclass(frozen=True)
class IdeasAtHome:
    """What change ideas ask of one person, or tell them."""

    waiting: Mapping[Project, Sequence[ChangeIdea]] = field(default_factory=dict)
    answered: Sequence[ChangeIdea] = ()


def ideas_at_home(user: User, *, at: datetime) -> IdeasAtHome:
    """Ideas that wait too long where this person leads, and new replies to their own. One query.

    Those of projects under way only, and of projects that the person may see.
    """
    on = local_date(user.organisation, at)
    led = (
        ProjectMembership.objects.filter(user=user, role=ProjectRole.LEAD)
        .current(on)
        .values("project_id")
    )
    too_long = Q(
        replied_at=None,
        suggested_at__lt=at - timedelta(days=PATIENCE),
        node__diagram__project__in=led,
        node__diagram__project__stage__in=[stage.value for stage in ACTIVE],
    )
    news = Q(suggested_by=user, replied_at__gte=at - RECENT) & ~Q(replied_by=user)
    rows = (
        ChangeIdea.objects.filter(
            too_long | news,
            organisation=user.organisation_id,
            node__diagram__project__in=Project.objects.visible_to(user, on=on),
        )
        .standing()
        .select_related("node__diagram__project__organisation", "replied_by")
        .order_by("suggested_at", "pk")
    )
    waiting: dict[Project, list[ChangeIdea]] = defaultdict(list)
    answered: list[ChangeIdea] = []
    for idea in rows:
        if idea.replied_at is None:
            waiting[idea.node.diagram.project].append(idea)
        else:
            answered.append(idea)
    return IdeasAtHome(dict(waiting), answered)
