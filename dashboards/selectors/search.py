"""One search over projects, change ideas, cycles, measures, programmes and places."""

from dataclasses import dataclass, replace
from datetime import date

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db.models import Case, Count, F, Q, QuerySet, Value, When

from dashboards.models import READ_AS, SearchDocument
from dashboards.selectors.projects import UNDER_WAY
from dashboards.selectors.wording import Wording, other_wording, query_of
from dashboards.vocabulary import Findable
from people.models import Unit, User
from projects.models import Project
from projects.stages import ACTIVE

MOST_SHOWN = 200  # of the best; whoever would look further adds a word
MOST_RANKED = 5_000  # a word in more things than this tells none of them apart
# Around the words that were found, in the text of a document: signs that no text contains.
OPENS, CLOSES = "\ue000", "\ue001"
_WEIGHTS = [0.1, 0.2, 0.3, 1.0]  # of place, -, text and title
_SHORT_TITLES_FIRST = 1  # PostgreSQL divides the rank by the logarithm of the length
_KIND_ORDER = Case(*(When(kind=kind.value, then=Value(i)) for i, kind in enumerate(Findable)))


@dataclass(frozen=True)
class Sought:
    """What somebody is looking for."""

    typed: str
    kind: str = ""
    unit: Unit | None = None
    stage: str = ""
    only_mine: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.unit or self.stage or self.only_mine)


@dataclass(frozen=True)
class Answer:
    """What was found, best first, how many of each kind there are, and by which words."""

    documents: QuerySet[SearchDocument]
    counts: dict[str, int]
    wording: Wording | None = None  # other words than those typed
    elsewhere: int = 0  # how many there are where it was not looked

    is_ranked: bool = True  # else so many say so that the newest stand first

    @property
    def count(self) -> int:
        return sum(self.counts.values())


def search(user: User, sought: Sought, *, on: date) -> Answer:
    """What this person may read of what says every word of `sought.typed`.

    One query for the counts; the documents themselves are one more when they are read. Where
    nothing says so, up to eight more: elsewhere, and with other words.
    """
    visible = SearchDocument.objects.visible_to(user, on=on)
    narrowed = _narrowed(visible, user, sought, on=on)
    answer = _look(narrowed, sought, sought.typed)
    if answer.count:
        return answer
    if sought.is_narrowed:
        elsewhere = visible.filter(words=query_of(sought.typed)).count()
        if elsewhere:
            return replace(answer, elsewhere=elsewhere)
    wording = other_wording(user, sought.typed, visible)
    if wording is None:
        return answer
    return replace(_look(narrowed, sought, wording.typed), wording=wording)


def _narrowed(
    documents: QuerySet[SearchDocument], user: User, sought: Sought, *, on: date
) -> QuerySet[SearchDocument]:
    if sought.unit:
        below = Unit.objects.filter(path__contains=[sought.unit.pk]).values("pk")
        documents = documents.filter(Q(project__unit__in=below) | Q(unit__in=below))
    if sought.stage == UNDER_WAY:
        documents = documents.filter(project__stage__in=ACTIVE)
    elif sought.stage:
        documents = documents.filter(project__stage=sought.stage)
    if sought.only_mine:
        mine = Project.objects.led_or_joined_by(user, on=on)
        documents = documents.filter(project__in=mine.values("pk"))
    return documents


def _look(documents: QuerySet[SearchDocument], sought: Sought, typed: str) -> Answer:
    query = query_of(typed)
    found = documents.filter(words=query)
    counts = dict(found.values_list("kind").annotate(Count("pk")).order_by())
    if sought.kind:
        found = found.filter(kind=sought.kind)
    count = counts.get(sought.kind, 0) if sought.kind else sum(counts.values())
    rows = found.annotate(
        marked_title=_marked("title", query, whole=True), marked_body=_marked("body", query)
    )
    rows = rows.select_related("project", "project__unit", "unit").defer("words")
    is_ranked = count <= MOST_RANKED
    return Answer(
        _ranked(rows, query) if is_ranked else rows.order_by("-pk"), counts, is_ranked=is_ranked
    )


def _ranked(rows: QuerySet[SearchDocument], query: SearchQuery) -> QuerySet[SearchDocument]:
    rank = SearchRank(F("words"), query, weights=_WEIGHTS, normalization=_SHORT_TITLES_FIRST)
    return rows.alias(rank=rank).order_by("-rank", _KIND_ORDER, "-key")


def _marked(field: str, query: SearchQuery, *, whole: bool = False) -> SearchHeadline:
    """The text with the words that were found between OPENS and CLOSES; long ones in part."""
    return SearchHeadline(
        field,
        query,
        config=READ_AS,
        start_sel=OPENS,
        stop_sel=CLOSES,
        **({"highlight_all": True} if whole else {"max_words": 28, "min_words": 12}),
    )
