"""The links by which a measure is logged without an account."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from audit.services import recorded
from charts.models import EntryLink, Measure
from charts.permissions import check_can_let_log
from charts.policies import check_accepts_changes, takes_a_cross
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import User

OPEN_FOR = timedelta(days=366)
MOST_LINKS = 20  # of one measure that work at a time


@recorded
def make_entry_link(
    *, measure: Measure, name: str, by: User, at: datetime, kind: str = EntryLink.Kind.BOX
) -> EntryLink:
    """A link for one place or group of people, open for a year."""
    check_can_let_log(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    name = " ".join(name.split())
    if not name:
        raise Invalid(fields={"name": _("Say where it hangs or who uses it.")})
    if kind == EntryLink.Kind.CROSS and not takes_a_cross(measure):
        raise Invalid(fields={"kind": _("A safety cross needs a count for every day.")})
    standing = EntryLink.objects.open(at).filter(measure=measure)
    if standing.filter(name__iexact=name).exists():
        raise Invalid(
            fields={"name": _("There is a link called “{name}” already.").format(name=name)}
        )
    if standing.count() >= MOST_LINKS:
        raise Invalid(
            _("{most} links work already. Revoke one that is not used first.").format(
                most=MOST_LINKS
            )
        )
    return EntryLink.objects.create(
        organisation=measure.organisation,
        measure=measure,
        name=name,
        kind=kind,
        made_by=by,
        expires_at=at + OPEN_FOR,
    )


@recorded
def revoke_entry_link(*, link: EntryLink, by: User, at: datetime) -> None:
    """From now on nobody logs by it. What was logged stays."""
    check_can_let_log(by, link.measure, on=local_date(link.organisation, at))
    if not EntryLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at):
        raise NotNow(_("This link was revoked already."))
