"""The links by which a measure is logged without an account, and what came through them."""

from base64 import urlsafe_b64decode
from binascii import Error
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.db.models import Q, QuerySet

from audit.selectors import Change, changes_of
from charts.models import Entry, EntryLink, Measure, Measurement
from charts.models.entry_link import SALT
from common.errors import NotVisible
from people.models import Unit
from projects.models import Project


def link_by_code(code: str, *, at: datetime) -> EntryLink | None:
    """The open link of an address, with its measure and place. One query; none for a forged one."""
    try:
        public = Signer(sep=".", salt=SALT).unsign(code)
        public_id = UUID(bytes=urlsafe_b64decode(public + "=" * (-len(public) % 4)))
    except (BadSignature, Error, ValueError):
        return None
    return (
        EntryLink.objects.open(at)
        .select_related("measure__unit", "measure__project", "measure__organisation")
        .filter(public_id=public_id)
        .first()
    )


def entry_links_of(measure: Measure, *, at: datetime) -> list[EntryLink]:
    """The links of a measure that still work, oldest first. One query."""
    links = EntryLink.objects.open(at).filter(organisation=measure.organisation_id, measure=measure)
    return list(links.select_related("made_by").order_by("created_at", "pk"))


def entry_link_of(measure: Measure, public_id: UUID) -> EntryLink:
    """A link of this measure, revoked ones too. Raises NotVisible."""
    link = (
        EntryLink.objects.filter(organisation=measure.organisation_id, measure=measure)
        .filter(public_id=public_id)
        .select_related("organisation")
        .first()
    )
    if link is None:
        raise NotVisible("We could not find that link.")
    link.measure = measure
    return link


def entries_through_links(measure: Measure, *, most: int) -> list[Entry]:
    """The newest entries that came through links, undone ones too. One query."""
    return list(
        Entry.objects.filter(organisation=measure.organisation_id, measure=measure)
        .filter(link__isnull=False)
        .select_related("link", "made_by")
        .order_by("-made_at", "-pk")[:most]
    )


def link_changes(measure: Measure, *, most: int) -> list[Change]:
    """Who made and revoked links, newest first. One query."""
    return changes_of(EntryLink, measure_id=measure.pk, most=most)


def crosses_at(
    unit: Unit, projects: QuerySet[Project], *, at: datetime, most: int
) -> list[Measure]:
    """Open measures at and below a unit that have a safety cross, by name. One query.

    `projects` holds only what everybody may read.
    """
    links = EntryLink.objects.open(at).filter(
        organisation=unit.organisation_id, kind=EntryLink.Kind.CROSS
    )
    measures = Measure.objects.open().filter(
        Q(project=None) | Q(project__in=projects),
        pk__in=links.values("measure"),
        unit__path__contains=[unit.pk],
    )
    return list(measures.select_related("unit", "project").order_by("name", "pk")[:most])


def days_of_month(measures: Iterable[Measure], day: date) -> dict[int, list[Measurement]]:
    """What these daily measures say of the month of that day, by measure. One query."""
    measures = list(measures)
    found: dict[int, list[Measurement]] = {measure.pk: [] for measure in measures}
    rows = Measurement.objects.filter(
        organisation_id__in={measure.organisation_id for measure in measures},
        measure_id__in=list(found),
        period__range=(day.replace(day=1), day),
    )
    for row in rows.order_by("period"):
        found[row.measure_id].append(row)
    return found
