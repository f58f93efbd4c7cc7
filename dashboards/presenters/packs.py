"""A pack as its page shows it: from what was kept, or, while it is a draft, from what is so now."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from audit.selectors import Change
from charts.figures.period_words import day_words, month_words
from dashboards.boardroom.content import Asked, Pack, Story, Tile
from dashboards.boardroom.signal_words import Answer, is_it_signal
from dashboards.models import BoardPack, PackTile
from dashboards.presenters.history import Happening
from dashboards.presenters.pack_tiles import tile_of, whole_tile


@dataclass(frozen=True)
class TileOnPage:
    """One tile with its question, the answer to "is it signal?", and the way to its chart."""

    anchor: str
    tile: Tile
    question: str
    answer: Answer
    href: str


@dataclass(frozen=True)
class PackLine:
    """A pack in a list."""

    title: str
    month: str
    href: str
    standing: str
    prepared_by: str
    is_draft: bool
    presents: str


def pack_lines(packs: Iterable[BoardPack]) -> list[PackLine]:
    """Packs for a list; a draft leads to where it is prepared."""
    return [
        PackLine(
            title=pack.title,
            month=month_words(pack.month),
            href=reverse("pack" if pack.is_published else "pack_prepare", args=[pack.public_id]),
            standing=standing_of(pack),
            prepared_by=pack.prepared_by.name,
            is_draft=not pack.is_published,
            presents=pack.presents.title if pack.presents else "",
        )
        for pack in packs
    ]


def standing_of(pack: BoardPack) -> str:
    """'Published on 3 March 2027', or 'Draft'."""
    if pack.published_at is None:
        return _("Draft")
    return _("Published on {day}").format(day=day_words(timezone.localdate(pack.published_at)))


def tiles_on_page(
    pack: BoardPack, tiles: Sequence[PackTile], readable: Collection[int]
) -> list[TileOnPage]:
    """The tiles of a page; only charts among `readable` are led to."""
    return [
        TileOnPage(
            anchor=f"tile-{number}",
            tile=(tile := _kept(row) if pack.is_published else tile_of(row.measure)),
            question=row.question,
            answer=is_it_signal(tile.variation),
            href=reverse("measure", args=[row.measure.public_id])
            if row.measure_id in readable
            else "",
        )
        for number, row in enumerate(tiles, start=1)
    ]


def pack_as_file(pack: BoardPack, tiles: Sequence[PackTile], story: Story | None) -> Pack:
    """Everything that paper and slides show. Four queries a tile while it is a draft, else none."""
    return Pack(
        title=pack.title,
        organisation=pack.organisation.name,
        month=month_words(pack.month),
        standing=standing_of(pack),
        is_draft=not pack.is_published,
        prepared_by=pack.prepared_by.name,
        tiles=tuple(
            Asked(_kept(row) if pack.is_published else whole_tile(row.measure), row.question)
            for row in tiles
        ),
        story=story,
    )


def kept_story(pack: BoardPack) -> Story | None:
    """The project of the meeting as it stood when the pack was published."""
    return Story.from_plain(pack.story) if pack.story else None


def pack_happenings(changes: Iterable[Change]) -> list[Happening]:
    """What was done to a pack, newest first."""
    told = [Happening(change.at, change.by, _sentence(change)) for change in changes]
    return [happening for happening in told if happening.sentence]


def _kept(row: PackTile) -> Tile:
    return Tile.from_plain(row.frozen or {})


def _sentence(change: Change) -> str:
    row = change.row
    if change.model is PackTile:
        if change.before is None:
            return _("Put “{name}” on the pack").format(name=row.measure.name)
        if change.after is None:
            return _("Took “{name}” off the pack").format(name=row.measure.name)
        changed = change.changed("question")
        return (
            _("Changed the question about “{name}”").format(name=row.measure.name)
            if changed
            else ""
        )
    if change.before is None:
        return _("Began the pack")
    if change.changed("published_at"):
        return _("Published the pack") if row.published_at else _("Took the pack back to a draft")
    if change.changed("presents_id"):
        return (
            _("Chose “{presents}” to present").format(presents=row.presents)
            if row.presents
            else _("Chose no project")
        )
    return _("Changed the title") if change.changed("title") else ""
