"""Measurements: recorded, corrected, withdrawn, excluded, and undone within a day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from audit.services import Actor, SystemProcess, recorded
from charts.measurement_rows import Recorded, locked_rows, remove_rows, write_rows
from charts.models import Entry, EntryLink, Measure
from charts.permissions import check_can_record, check_can_shape
from charts.policies import check_accepts_changes
from charts.readings import Reading, problems_with
from charts.services.checks import check_text
from charts.tasks import recompute_soon
from charts.vocabulary import DataShape
from common.errors import Invalid, NotNow, NotVisible
from people.calendar import local_date
from people.models import User

MOST_AT_ONCE = 5_000


class InvalidReadings(Invalid):
    """Some readings cannot be saved. `problems` maps (position, field) to a sentence."""

    def __init__(self, problems: dict[tuple[int, str], str]) -> None:
        first = next(iter(problems.items()))
        super().__init__(fields={first[0][1]: first[1]})
        self.problems = problems


@recorded
def record_measurements(
    *,
    measure: Measure,
    readings: Sequence[Reading],
    by: User,
    at: datetime,
    key: UUID | None = None,
    replacing: bool = False,
    seen: Mapping[date, str] | None = None,
) -> Entry:
    """Save readings, all or none of them.

    `key` comes with a form: the same key twice saves once and gives the same entry. A period
    that has another number already is refused, unless `replacing`, or unless that number, in
    words, is what the person has `seen` there. The same number again changes nothing. Raises
    InvalidReadings, Denied or NotNow.
    """
    check_can_record(by, measure, on=local_date(measure.organisation, at))
    return _save(measure, readings, key=key, replacing=replacing, seen=seen, by=by, at=at)


@recorded
def record_through_link(
    *,
    link: EntryLink,
    reading: Reading,
    by: SystemProcess,
    at: datetime,
    key: UUID,
    replacing: bool = False,
    seen: Mapping[date, str] | None = None,
) -> Entry:
    """Save what somebody without an account logs, for the one measure of the link.

    Sent again with the same `key`, however often and however late, it is saved once. Raises
    NotVisible once the link is revoked, NotNow or InvalidReadings.
    """
    used = EntryLink.objects.open(at).filter(pk=link.pk).update(last_used_at=at)
    if not used:
        raise NotVisible(_("This link was switched off."))
    return _save(
        link.measure, [reading], key=key, replacing=replacing, seen=seen, by=by, at=at, link=link
    )


def _save(
    measure: Measure,
    readings: Sequence[Reading],
    *,
    key: UUID | None,
    replacing: bool,
    seen: Mapping[date, str] | None,
    by: User | SystemProcess,
    at: datetime,
    link: EntryLink | None = None,
) -> Entry:
    today = local_date(measure.organisation, at)
    check_accepts_changes(measure)
    readings = [reading.at_start_of(measure.every) for reading in readings]
    before = locked_rows(measure, [reading.period for reading in readings])
    if key and (entry := _entry_with(measure, key)):
        return entry
    check_readings(measure, readings, today=today)
    after = {r.period: Recorded.after(r, before.get(r.period)) for r in readings}
    if not replacing:
        _check_nothing_unseen_is_overwritten(after, before, seen or {})
    return _change(measure, after, before, key=key, by=by, at=at, link=link)


@recorded
def withdraw_measurement(*, measure: Measure, period: date, by: User, at: datetime) -> Entry:
    """Take back what was written down for a period: a gap, not a zero."""
    check_can_record(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    before = locked_rows(measure, [period])
    if before.get(period) is None:
        raise NotNow(_("There is nothing written down for this period."))
    return _change(measure, {period: None}, before, key=None, by=by, at=at)


@recorded
def exclude_measurement(
    *, measure: Measure, period: date, because: str, by: User, at: datetime
) -> Entry:
    """Leave a point out of every calculation, with a reason, or count it again with none."""
    check_can_shape(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    if because:
        check_text(
            because, "because", otherwise=_("Say why this point does not count."), longest=300
        )
    before = locked_rows(measure, [period])
    row = before.get(period)
    if row is None:
        raise NotNow(_("There is nothing written down for this period."))
    after = replace(row, excluded_because=because.strip())
    return _change(measure, {period: after}, before, key=None, by=by, at=at)


@recorded
def undo_entry(*, entry: Entry, by: User, at: datetime) -> None:
    """Put everything back as it was before an entry of the last 24 hours.

    A period that somebody has changed since is never overwritten: then nothing is undone.
    """
    measure = entry.measure
    check_can_record(by, measure, on=local_date(measure.organisation, at))
    check_accepts_changes(measure)
    changes = {
        date.fromisoformat(period): (
            Recorded.parse(change["before"]),
            Recorded.parse(change["after"]),
        )
        for period, change in entry.changes.items()
    }
    now = locked_rows(measure, changes)
    entry.refresh_from_db()
    if entry.undone_at is not None:
        return
    if at - entry.made_at > Entry.UNDO_FOR:
        raise NotNow(_("This was saved more than 24 hours ago. Correct the number instead."))
    if any(now.get(period) != after for period, (_, after) in changes.items()):
        raise NotNow(_("Somebody has changed this since. Look at the table and correct it there."))
    _apply(measure, {period: before for period, (before, _) in changes.items()}, by=by, at=at)
    entry.undone_at = at
    entry.save(update_fields=["undone_at"])


def check_readings(measure: Measure, readings: Sequence[Reading], *, today: date) -> None:
    """Refuse readings that cannot be, and two for one period, naming each position and field."""
    if len(readings) > MOST_AT_ONCE:
        raise Invalid(
            _(
                "That is {readings:,} periods. Save at most {most:,} at a "
                "time, or ask a data analyst to load the file."
            ).format(readings=len(readings), most=MOST_AT_ONCE)
        )
    problems: dict[tuple[int, str], str] = {}
    seen: set[date] = set()
    for i, reading in enumerate(readings):
        found = problems_with(
            reading, shape=DataShape(measure.data_shape), rhythm=measure.every, today=today
        )
        if reading.period in seen:
            found["period"] = _("This period stands here twice. Keep one of the two.")
        seen.add(reading.period)
        problems |= {(i, field): sentence for field, sentence in found.items()}
    if problems:
        raise InvalidReadings(problems)


def _check_nothing_unseen_is_overwritten(
    after: Mapping[date, Recorded | None], before: Mapping[date, Recorded], seen: Mapping[date, str]
) -> None:
    problems = {
        (i, "period"): _(
            "This period already says {in_words}. Replace it, or choose another period."
        ).format(in_words=before[period].in_words())
        for i, (period, row) in enumerate(after.items())
        if period in before
        and before[period] != row
        and before[period].in_words() != seen.get(period)
    }
    if problems:
        raise InvalidReadings(problems)


def _entry_with(measure: Measure, key: UUID) -> Entry | None:
    return Entry.objects.filter(
        organisation=measure.organisation_id, measure=measure, key=key
    ).first()


def _change(
    measure: Measure,
    after: Mapping[date, Recorded | None],
    before: Mapping[date, Recorded],
    *,
    key: UUID | None,
    by: User | SystemProcess,
    at: datetime,
    link: EntryLink | None = None,
) -> Entry:
    """Write what differs, and remember both sides for undo."""
    changed = {p: row for p, row in after.items() if before.get(p) != row}
    _apply(measure, changed, by=by, at=at)
    return Entry.objects.create(
        organisation=measure.organisation,
        measure=measure,
        key=key or uuid4(),
        changes={
            period.isoformat(): {
                "before": before[period].as_json() if period in before else None,
                "after": row.as_json() if row else None,
            }
            for period, row in changed.items()
        },
        made_by=by if isinstance(by, User) else None,
        link=link,
        made_at=at,
    )


def _apply(
    measure: Measure, after: Mapping[date, Recorded | None], *, by: Actor, at: datetime
) -> None:
    write_rows([row.as_row(measure, p, by=by, at=at) for p, row in after.items() if row])
    remove_rows(measure, [period for period, row in after.items() if row is None])
    recompute_soon([measure.pk])
