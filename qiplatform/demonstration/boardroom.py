"""What the board of the trust reads: packs of three months, and a draft of this one."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from charts.adapters import data_of, plan_of, series_of, spec_of
from charts.engine import analyse
from charts.models import Measure
from charts.stored import stored_analysis
from dashboards.boardroom.content import Tile
from dashboards.models import BoardPack, PackTile
from dashboards.presenters.pack_tiles import story_words, tile_of
from dashboards.presenters.turns import whose_turn
from dashboards.selectors.packs import tiles_of
from dashboards.selectors.turns import (
    directorates_of,
    presented,
    story_of,
    with_something_to_tell,
)
from dashboards.services.packs import Chosen, change_pack, record_published_pack, start_pack
from people.calendar import local_date
from people.demonstration import QI_TEAM
from people.models import Organisation, User
from projects.models import Project

PUBLISHED = 3  # months, of which the newest is last month
_OWN_WORDS = "What have ward teams told us about this, and what would they like us to ask?"


def prepare_packs(*, organisation: Organisation, at: datetime) -> None:
    """Packs with a project of the meeting in its turn, each with what was known in its month."""
    today = local_date(organisation, at)
    head = User.objects.get(organisation=organisation, email=QI_TEAM.email)
    months = [today.replace(day=1)]
    for _ in range(PUBLISHED):
        months.append((months[-1] - timedelta(days=1)).replace(day=1))
    for month in reversed(months[1:]):
        pack = _prepared(month, head, today, at)
        record_published_pack(
            pack=pack,
            published_at=_soon_after(month, at),
            frozen={row.measure_id: _as_of(row.measure, month) for row in tiles_of(pack)},
            story=story_words(story_of(pack.presents, on=today)) if pack.presents else None,
            by=head,
            at=at,
        )
    _prepared(months[0], head, today, at)


def _prepared(month: date, head: User, today: date, at: datetime) -> BoardPack:
    pack = start_pack(month=month, presents=_next(head, today), by=head, at=at)
    tiles = PackTile.objects.filter(pack=pack).select_related("measure__state")
    chosen = [Chosen(tile.measure, tile.question) for tile in tiles.order_by("position")]
    if chosen:
        chosen[0] = Chosen(chosen[0].measure, _OWN_WORDS)
        change_pack(
            pack=pack,
            seen_version=pack.version,
            title=pack.title,
            presents=pack.presents,
            tiles=chosen,
            by=head,
            at=at,
        )
    return pack


def _as_of(measure: Measure, month: date) -> Tile:
    """The chart of a measure with its numbers up to the end of that month."""
    data = data_of(measure)
    end = (month + timedelta(days=32)).replace(day=1)
    known = replace(data, measurements=[row for row in data.measurements if row.period < end])
    analysis = analyse(series_of(known), plan_of(known))
    spec = spec_of(known, analysis)
    return tile_of(measure, spec, stored_analysis(analysis, spec))


def _next(head: User, today: date) -> Project | None:
    """Whose turn it is."""
    organisation = head.organisation_id
    projects = with_something_to_tell(organisation, on=today)
    turns = whose_turn(projects, presented(organisation), directorates_of(organisation))
    return next((project for project in projects if project.pk == turns[0].key), None)


def _soon_after(month: date, at: datetime) -> datetime:
    """The tenth day of the month that followed, or now."""
    following = (month + timedelta(days=32)).replace(day=10)
    return min(at, at.replace(year=following.year, month=following.month, day=following.day))
