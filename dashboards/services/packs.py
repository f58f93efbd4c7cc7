"""Preparing what the board reads, publishing it, and taking a slip back."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from audit.services import recorded
from charts.figures.period_words import month_words
from charts.models import Measure
from common.errors import Invalid, NotNow
from common.plain_text import plain_text
from dashboards.boardroom.asking import LONGEST_QUESTION, question_for, two_points_in
from dashboards.boardroom.content import Story, Tile
from dashboards.models import BoardPack, PackTile
from dashboards.permissions import check_can_prepare_packs
from dashboards.policies import check_can_be_taken_back, check_is_draft
from dashboards.presenters.pack_tiles import story_words, whole_tile
from dashboards.selectors.packs import is_open_to_the_board, suggested_measures, tiles_of
from dashboards.selectors.turns import is_open_to_all, story_of
from people.calendar import local_date
from people.models import User
from projects.models import Project

LONGEST_TITLE = 120  # characters


@dataclass(frozen=True)
class Chosen:
    """A measure for a pack, and the question to ask about it; left empty, one is suggested."""

    measure: Measure
    question: str = ""


@recorded
def start_pack(
    *, month: date, presents: Project | None = None, by: User, at: datetime
) -> BoardPack:
    """A draft for a month with what is worth showing on it already."""
    on = local_date(by.organisation, at)
    check_can_prepare_packs(by, on=on)
    first = month.replace(day=1)
    if first > on:
        raise Invalid(fields={"month": _("This month has not begun. Choose an earlier one.")})
    try:
        with transaction.atomic():
            pack = BoardPack.objects.create(
                organisation=by.organisation,
                month=first,
                title=_("Board pack, {month}").format(month=month_words(first)),
                presents=presents,
                prepared_by=by,
            )
    except IntegrityError as error:
        raise NotNow(
            _("There is a pack of {month} already.").format(month=month_words(first))
        ) from error
    suggested = suggested_measures(by.organisation_id, on=on)[: PackTile.MOST]
    _arrange(pack, [Chosen(measure) for measure in suggested])
    return pack


@recorded
def change_pack(
    *,
    pack: BoardPack,
    seen_version: int,
    title: str,
    presents: Project | None,
    tiles: Sequence[Chosen],
    by: User,
    at: datetime,
) -> None:
    """Save the whole of a draft: what is on it, in this order, and what to ask.

    Raises Invalid with fields `title`, `presents` and `question-` followed by a measure's public
    id, and EditedElsewhere.
    """
    check_can_prepare_packs(by, on=local_date(pack.organisation, at))
    check_is_draft(pack)
    title = " ".join(plain_text(title).split())
    tiles = [Chosen(each.measure, _asked(each)) for each in tiles]
    there = set(PackTile.objects.filter(pack=pack).values_list("measure_id", flat=True))
    if problems := _problems(title, presents, tiles, there):
        raise Invalid(fields=problems)
    BoardPack.objects.edit(pack, seen_version=seen_version, title=title, presents=presents)
    _arrange(pack, tiles)


@recorded
def publish_pack(*, pack: BoardPack, seen_version: int, by: User, at: datetime) -> None:
    """Let the board read it. It keeps what it shows now, whatever becomes of the data."""
    on = local_date(pack.organisation, at)
    check_can_prepare_packs(by, on=on)
    check_is_draft(pack)
    tiles = tiles_of(pack)
    _check_can_be_read(pack, tiles)
    for tile in tiles:
        tile.frozen = whole_tile(tile.measure).as_plain()
    story = story_words(story_of(pack.presents, on=on)) if pack.presents else None
    BoardPack.objects.edit(
        pack,
        seen_version=seen_version,
        published_at=at,
        published_by=by,
        story=story.as_plain() if story else None,
    )
    PackTile.objects.bulk_update(tiles, ["frozen"])


@recorded
def record_published_pack(
    *,
    pack: BoardPack,
    published_at: datetime,
    frozen: Mapping[int, Tile],
    story: Story | None,
    by: User,
    at: datetime,
) -> None:
    """A pack that the board read in the past, as it was then. `frozen` is keyed by measure."""
    check_can_prepare_packs(by, on=local_date(pack.organisation, at))
    check_is_draft(pack)
    tiles = tiles_of(pack)
    for tile in tiles:
        tile.frozen = frozen[tile.measure_id].as_plain()
    BoardPack.objects.edit(
        pack,
        seen_version=pack.version,
        published_at=published_at,
        published_by=by,
        story=story.as_plain() if story else None,
    )
    PackTile.objects.bulk_update(tiles, ["frozen"])


@recorded
def take_back_pack(*, pack: BoardPack, by: User, at: datetime) -> None:
    """A draft again, within a day of publishing: what was kept is let go."""
    check_can_prepare_packs(by, on=local_date(pack.organisation, at))
    check_can_be_taken_back(pack, at=at)
    BoardPack.objects.edit(
        pack, seen_version=pack.version, published_at=None, published_by=None, story=None
    )
    PackTile.objects.filter(pack=pack).update(frozen=None)


@recorded
def discard_pack(*, pack: BoardPack, by: User, at: datetime) -> None:
    """Throw a draft away."""
    check_can_prepare_packs(by, on=local_date(pack.organisation, at))
    check_is_draft(pack)
    pack.delete()


def _asked(chosen: Chosen) -> str:
    state = chosen.measure.state
    said = " ".join(plain_text(chosen.question).split())
    return said or question_for(state.variation, state.assurance)


def _arrange(pack: BoardPack, tiles: Sequence[Chosen]) -> None:
    """Make the rows of a pack these. Places are told apart at the end of the transaction."""
    old = {tile.measure_id: tile for tile in PackTile.objects.filter(pack=pack)}
    for position, chosen in enumerate(tiles):
        question = chosen.question or _asked(chosen)
        row = old.pop(chosen.measure.pk, None)
        if row is None:
            PackTile.objects.create(
                organisation_id=pack.organisation_id,
                pack=pack,
                measure=chosen.measure,
                position=position,
                question=question,
            )
        elif (row.position, row.question) != (position, question):
            row.position, row.question = position, question
            row.save(update_fields=["position", "question"])
    PackTile.objects.filter(pk__in=[row.pk for row in old.values()]).delete()


def _problems(
    title: str, presents: Project | None, tiles: Sequence[Chosen], there: Collection[int]
) -> dict[str, str]:
    found: dict[str, str] = {}
    if not title:
        found["title"] = _("Give the pack a title.")
    elif len(title) > LONGEST_TITLE:
        found["title"] = _("Use at most {most} characters. This has {title}.").format(
            most=LONGEST_TITLE, title=len(title)
        )
    elif words := two_points_in(title):
        found["title"] = _no_two_points(words)
    if presents is not None and not is_open_to_all(presents):
        found["presents"] = _("This project is private. Choose one that everybody may read.")
    if len(tiles) > PackTile.MOST:
        found["tiles"] = _("A pack has at most {most} measures. Take one off first.").format(
            most=PackTile.MOST
        )
    if len({each.measure.pk for each in tiles}) < len(tiles):
        found["tiles"] = _("A measure stands on a pack once.")
    if any(t.measure.pk not in there and not is_open_to_the_board(t.measure) for t in tiles):
        found["tiles"] = _("This measure is closed or private. Choose one that everybody may read.")
    for each in tiles:
        name = f"question-{each.measure.public_id}"
        if len(each.question) > LONGEST_QUESTION:
            length = len(each.question)
            found[name] = _("Use at most {most} characters. This has {length}.").format(
                most=LONGEST_QUESTION, length=length
            )
        elif words := two_points_in(each.question):
            found[name] = _no_two_points(words)
    return found


def _no_two_points(words: str) -> str:
    return _(
        "“{words}” sets one point against another or colours it, and two "
        "points cannot tell a change from luck. Ask about the pattern of the "
        "whole chart."
    ).format(words=words)


def _check_can_be_read(pack: BoardPack, tiles: Sequence[PackTile]) -> None:
    if not tiles:
        raise NotNow(_("There is nothing on this pack yet. Add a measure first."))
    hidden = [tile.measure.name for tile in tiles if not is_open_to_the_board(tile.measure)]
    if hidden:
        raise NotNow(
            _(
                "“{measure}” was closed or became private since it was chosen. Take it off first."
            ).format(measure=hidden[0])
        )
    if pack.presents is not None and not is_open_to_all(pack.presents):
        raise NotNow(_("The project of the meeting became private. Choose another one first."))
