"""Thanks to teams."""

from datetime import date, datetime, timedelta
from uuid import UUID

from common.errors import NotVisible
from people.models import User
from projects.models import Project, Thanks

RECENT = timedelta(days=30)  # how long a thank-you is shown at home


def thanks_of(project: Project, *, most: int = 3) -> list[Thanks]:
    """The newest thanks to a team. One query."""
    return list(
        Thanks.objects.filter(
            organisation=project.organisation_id, project=project, removed_at=None
        )
        .select_related("given_by")
        .order_by("-given_at", "-pk")[:most]
    )


def thanks_for(user: User, *, on: date, at: datetime, most: int = 3) -> list[Thanks]:
    """The newest thanks of the last 30 days to the teams of this person, from others. One query."""
    own = Project.objects.led_or_joined_by(user, on=on)
    return list(
        Thanks.objects.filter(
            organisation=user.organisation_id,
            project__in=own.values("pk"),
            removed_at=None,
            given_at__gt=at - RECENT,
        )
        .exclude(given_by=user)
        .select_related("project", "given_by")
        .order_by("-given_at", "-pk")[:most]
    )


def thanks_by_id(user: User, public_id: UUID, *, on: date) -> Thanks:
    """A thank-you in a project that this person may read. Raises NotVisible."""
    thanks = (
        Thanks.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(project__in=Project.objects.visible_to(user, on=on).values("pk"))
        .select_related("project", "given_by")
        .first()
    )
    if thanks is None:
        raise NotVisible("We could not find that.")
    return thanks
