"""How service users and carers take part, over time, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import day
from projects.models import InvolvementLevel, MadeDifference, Project, ProjectMembership

Level = Project.Involvement
NAMES = {
    Level.NONE: lazily("No involvement yet"),
    Level.LITTLE_I: lazily("little i"),
    Level.BIG_I: lazily("Big I"),
}
MEANINGS = {
    Level.NONE: lazily("No service user or carer takes part yet."),
    Level.LITTLE_I: lazily(
        "They are asked now and then: what needs to improve, which ideas they have, and whether "
        "it has improved."
    ),
    Level.BIG_I: lazily(
        "They are full members of the team, all the way through, and decide with it."
    ),
}


@dataclass(frozen=True)
class LevelSpan:
    """One level from its first day to the last before another. `until` is None today."""

    name: str
    meaning: str
    starts_on: date
    until: date | None
    said_by: str
    take_back_href: str


@dataclass(frozen=True)
class DifferenceLine:
    """One thing that changed because people take part."""

    words: str
    happened_on: date
    told_by: str
    take_back_href: str


@dataclass(frozen=True)
class PartnerLine:
    """Somebody who takes part, or did."""

    name: str
    role: str
    starts_on: date
    until: date | None


def name_of(project: Project) -> str:
    """How people take part today, in two words."""
    return str(NAMES[Level(project.involvement)])


def meaning_of(project: Project) -> str:
    """The same in a sentence."""
    return str(MEANINGS[Level(project.involvement)])


def level_spans(
    project: Project, newest_first: Sequence[InvolvementLevel], *, may_edit: bool
) -> list[LevelSpan]:
    """The levels one after the other, newest first, each with the day on which it ended."""
    later: date | None = None
    found = []
    for row in newest_first:
        found.append(
            LevelSpan(
                name=str(NAMES[Level(row.level)]),
                meaning=str(MEANINGS[Level(row.level)]),
                starts_on=row.starts_on,
                until=later,
                said_by=row.said_by.name,
                take_back_href=_take_back(project, row) if may_edit else "",
            )
        )
        later = row.starts_on
    return found


def difference_lines(
    project: Project, differences: Iterable[MadeDifference], *, may_edit: bool
) -> list[DifferenceLine]:
    """What changed, with the way to take each back for those who may."""
    return [
        DifferenceLine(
            words=one.words,
            happened_on=one.happened_on,
            told_by=one.told_by.name,
            take_back_href=(
                reverse("difference_take_back", args=[project.public_id, one.public_id])
                if may_edit
                else ""
            ),
        )
        for one in differences
    ]


def removed_lines(project: Project, removed: Iterable[MadeDifference]) -> list[tuple[str, str]]:
    """What was taken off the list, with the way to put it back."""
    return [
        (one.words, reverse("difference_put_back", args=[project.public_id, one.public_id]))
        for one in removed
    ]


def partner_lines(partners: Iterable[ProjectMembership], *, on: date) -> list[PartnerLine]:
    """Service users and carers with the time in which they take part."""
    return [
        PartnerLine(
            name=held.user.name,
            role=held.get_role_display(),
            starts_on=held.starts_on,
            until=held.ends_on if held.ends_on and held.ends_on < on else None,
        )
        for held in partners
    ]


def level_sentence(change: Change) -> str:
    """A level as history tells it."""
    row = change.row
    words = {"level": NAMES[Level(row.level)], "day": day(row.starts_on)}
    if change.after is None:
        return _("Took out that service users and carers took part as “%(level)s” from %(day)s") % (
            words
        )
    return _("Said how service users and carers take part from %(day)s: %(level)s") % words


def difference_sentence(change: Change) -> str:
    """A difference as history tells it."""
    words = {"words": change.row.words}
    if change.before is None:
        return _("Told what changed because service users and carers take part: %(words)s") % words
    if not change.changed("removed_at"):
        return ""
    if change.row.removed_at:
        return _("Took back what changed by involvement: %(words)s") % words
    return _("Put back what changed by involvement: %(words)s") % words


def _take_back(project: Project, row: InvolvementLevel) -> str:
    return reverse("involvement_level_take_back", args=[project.public_id, row.public_id])
