"""Thanking a team, and taking back a thank-you sent by a slip."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid
from people.calendar import local_date
from people.models import User
from projects.models import Project, Thanks
from projects.permissions import check_can_comment

LONGEST_THANKS = 300  # characters


@recorded
def thank(*, project: Project, by: User, at: datetime, words: str = "") -> Thanks:
    """Thank a team, in words of one's own or in none. On one day the same words count once."""
    today = local_date(project.organisation, at)
    check_can_comment(by, project, on=today)
    said = " ".join(words.split())
    if len(said) > LONGEST_THANKS:
        raise Invalid(
            fields={
                "words": _("Use at most {most} characters. This has {said}.").format(
                    most=LONGEST_THANKS, said=len(said)
                )
            }
        )
    newest = Thanks.objects.filter(
        organisation=project.organisation_id, project=project, given_by=by, removed_at=None
    ).order_by("-given_at")
    latest = newest.first()
    if (
        latest
        and latest.words == said
        and local_date(project.organisation, latest.given_at) == today
    ):
        return latest
    return Thanks.objects.create(
        organisation=project.organisation, project=project, words=said, given_by=by, given_at=at
    )


@recorded
def take_back_thanks(*, thanks: Thanks, by: User, at: datetime) -> None:
    """Only one's own."""
    if thanks.given_by_id != by.pk:
        raise Denied(_("Only {given_by} can take this back.").format(given_by=thanks.given_by))
    if thanks.removed_at is None:
        thanks.removed_at = at
        thanks.save(update_fields=["removed_at"])
