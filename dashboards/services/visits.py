"""Notes of walk-arounds, kept with the unit."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid
from common.plain_text import plain_text
from dashboards.models import VisitNote
from dashboards.permissions import check_can_note_visit
from people.calendar import local_date
from people.models import Unit, User

LONGEST_NOTE = 2_000  # characters


@recorded
def note_visit(*, unit: Unit, words: str, visited_on: date, by: User, at: datetime) -> VisitNote:
    """Write down what was heard and promised. The same words of the same day count once.

    Raises Invalid with fields `words` and `visited_on`.
    """
    today = local_date(unit.organisation, at)
    check_can_note_visit(by, unit, on=today)
    said = plain_text(words)
    problems = {}
    if not said:
        problems["words"] = _("Write what you heard, and what you promised.")
    elif len(said) > LONGEST_NOTE:
        problems["words"] = _("Use at most {most:,} characters. This has {said:,}.").format(
            most=LONGEST_NOTE, said=len(said)
        )
    if visited_on > today:
        problems["visited_on"] = _("This is in the future. Enter the day you were there.")
    if problems:
        raise Invalid(fields=problems)
    own = VisitNote.objects.filter(
        organisation=unit.organisation_id, unit=unit, written_by=by, removed_at=None
    )
    if twin := own.filter(visited_on=visited_on, words=said).first():
        return twin
    return VisitNote.objects.create(
        organisation=unit.organisation,
        unit=unit,
        visited_on=visited_on,
        words=said,
        written_by=by,
        written_at=at,
    )


@recorded
def take_back_visit(*, note: VisitNote, by: User, at: datetime) -> None:
    """Only one's own."""
    if note.written_by_id != by.pk:
        raise Denied(
            _("Only {written_by} can take this note back.").format(written_by=note.written_by)
        )
    if note.removed_at is None:
        note.removed_at = at
        note.save(update_fields=["removed_at"])
