"""The packs of the board: which there are, what is on them, and what could be."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q, QuerySet

from audit.selectors import Change, changes_of
from charts.models import Measure
from common.errors import NotVisible
from dashboards.models import BoardPack, PackTile
from dashboards.permissions import can_prepare_packs, check_can_read_packs
from dashboards.selectors.unit_charts import by_urgency
from dashboards.vocabulary import ANY_SIGNAL
from people.models import Organisation, User
from projects.models import Project

WIDE_PLACES = 2  # the whole and its directorates: what a board looks at first
MOST_FOUND = 20
MONTHS_BACK = 6
FRESH_POINTS = 12  # a signal further back is no news to a board


def packs_for(user: User, *, on: date) -> list[BoardPack]:
    """Published packs, newest month first; drafts too for those who prepare them. Three queries."""
    check_can_read_packs(user, on=on)
    packs = BoardPack.objects.filter(organisation=user.organisation_id)
    if not can_prepare_packs(user, on=on):
        packs = packs.published()
    return list(packs.select_related("prepared_by", "presents__unit").order_by("-month"))


def pack_for(user: User, public_id: UUID, *, on: date) -> BoardPack:
    """A pack by its address. Raises Denied, and NotVisible for drafts of others. Three queries."""
    check_can_read_packs(user, on=on)
    pack = (
        BoardPack.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .select_related("organisation", "prepared_by", "published_by", "presents__unit")
        .first()
    )
    if pack is None or not (pack.is_published or can_prepare_packs(user, on=on)):
        raise NotVisible("We could not find that pack.")
    return pack


def months_without(packs: Sequence[BoardPack], *, on: date) -> list[date]:
    """The months that have no pack among these, this one first: half a year back."""
    taken = {pack.month for pack in packs}
    month, months = on.replace(day=1), []
    for _ in range(MONTHS_BACK):
        if month not in taken:
            months.append(month)
        month = (month - timedelta(days=1)).replace(day=1)
    return months


def newest_pack(organisation: Organisation | int) -> BoardPack | None:
    """The newest pack that the board can read. One query."""
    packs = BoardPack.objects.filter(organisation=organisation).published()
    return packs.order_by("-month").first()


def tiles_of(pack: BoardPack) -> list[PackTile]:
    """What is on a pack, in its order, with measures and their stored analyses. One query."""
    tiles = PackTile.objects.filter(organisation=pack.organisation_id, pack=pack)
    related = "measure__state", "measure__unit", "measure__project", "measure__organisation"
    return list(tiles.select_related(*related).defer("measure__state__result").order_by("position"))


def frozen_tiles_of(pack: BoardPack) -> list[PackTile]:
    """What is on a published pack, in its order, without looking at today's charts. One query."""
    tiles = PackTile.objects.filter(organisation=pack.organisation_id, pack=pack)
    return list(tiles.select_related("measure").order_by("position"))


def readable_measures(user: User, keys: Collection[int], *, on: date) -> set[int]:
    """Which of these measures this person may look at today. One query."""
    visible = Measure.objects.visible_to(user, on=on).filter(pk__in=keys)
    return set(visible.values_list("pk", flat=True))


def changes_of_pack(pack: BoardPack, *, most: int) -> list[Change]:
    """What was done to a pack and to its tiles, newest first. Two queries."""
    found = [
        *changes_of(BoardPack, id=pack.pk, related=("presents",), most=most),
        *changes_of(PackTile, pack_id=pack.pk, related=("measure",), most=most),
    ]
    return sorted(found, key=lambda change: change.at, reverse=True)[:most]


def open_to_the_board(organisation: Organisation | int) -> QuerySet[Measure]:
    """Open measures that everybody of the organisation may read."""
    return Measure.objects.filter(
        Q(project=None) | Q(project__visibility=Project.Visibility.OPEN),
        organisation=organisation,
        closed_on=None,
    )


def is_open_to_the_board(measure: Measure) -> bool:
    """The same rule for one measure with its project."""
    project = measure.project
    is_private = project is not None and project.visibility != Project.Visibility.OPEN
    return measure.closed_on is None and not is_private


def suggested_measures(organisation: Organisation | int, *, on: date) -> list[Measure]:
    """What a pack might show: fresh signals, then the strategic measures, then older signals.

    The measures of the whole organisation and of its directorates; what has one name, like
    complaints here and there, stands once, for the widest place that says it. One query.
    """
    wide = (
        open_to_the_board(organisation)
        .filter(
            Q(state__variation__in=ANY_SIGNAL.variations) | Q(unit__parent=None),
            project=None,
            unit__path__len__lte=WIDE_PLACES,
        )
        .select_related("state", "unit", "project", "organisation")
        .defer("state__chart_wide", "state__chart_narrow")
        .alias(urgency=by_urgency(on), width=F("unit__path__len"))
        .order_by("urgency", "width", "name", "pk")
    )
    by_name: dict[str, Measure] = {}
    for measure in sorted(wide, key=_turn):
        by_name.setdefault(measure.name.casefold(), measure)
    return list(by_name.values())


def _turn(measure: Measure) -> int:
    """Whether it says something new, belongs to the whole, or said something long ago."""
    result = measure.state.result or {}
    signalled = [at for signal in result.get("signals", ()) for at in signal["positions"]]
    fresh_from = len(result.get("labels", ())) - FRESH_POINTS
    if measure.state.is_signal and max(signalled, default=fresh_from) >= fresh_from:
        return 0
    return 1 if measure.unit.parent_id is None else 2


def measures_saying(organisation: Organisation | int, words: str, *, on: date) -> list[Measure]:
    """Measures with all of these words in their name, place or project, widest first. One query."""
    found = open_to_the_board(organisation)
    for word in words.split():
        found = found.filter(
            Q(name__unaccent__icontains=word)
            | Q(unit__name__unaccent__icontains=word)
            | Q(project__title__unaccent__icontains=word)
        )
    ordered = _for_choosing(found).alias(urgency=by_urgency(on), width=F("unit__path__len"))
    return list(ordered.order_by("width", "urgency", "name", "pk")[:MOST_FOUND])


def measures_by_id(
    organisation: Organisation | int, public_ids: Sequence[UUID]
) -> dict[UUID, Measure]:
    """Measures of the organisation by their public ids, whatever has become of them. One query."""
    found = Measure.objects.filter(organisation=organisation, public_id__in=public_ids)
    return {measure.public_id: measure for measure in _for_choosing(found)}


def _for_choosing(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    return measures.select_related("state", "unit", "project", "organisation").defer(
        "state__result", "state__chart_wide", "state__chart_narrow"
    )
