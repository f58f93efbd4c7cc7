"""From typed text to a query that PostgreSQL understands, and to better words where none match."""

from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.search import SearchQuery, TrigramSimilarity
from django.db.models import Exists, Func, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Length

from dashboards.models import READ_AS, SearchDocument, SearchWord
from dashboards.typed import begun_word, most_slips, slips_between, with_words, words_in
from people.models import Organisation, User

_MOST_CANDIDATES = 60


@dataclass(frozen=True)
class Wording:
    """Other words to look for: `instead` says of each typed word what was taken for it."""

    typed: str
    instead: dict[str, str]  # an empty word was left out
    any_of_them: bool = False


def query_of(typed: str) -> SearchQuery:
    """All words in any form, quotes and minus as on the web; the last word may be only begun."""
    whole = SearchQuery(typed, config=READ_AS, search_type="websearch")
    before, begun = begun_word(typed)
    if not begun:
        return whole
    beginning = SearchQuery(f"{begun}:*", config=READ_AS, search_type="raw")
    return whole | (SearchQuery(before, config=READ_AS, search_type="websearch") & beginning)


def other_wording(user: User, typed: str, documents: QuerySet[SearchDocument]) -> Wording | None:
    """Words that do occur in `documents`, which this person may read; None if there are none.

    Mistyped words give way to the words they resemble, unknown ones are left out, and words that
    never stand together are looked for one by one. At most three queries, and one more for each
    unknown word.
    """
    says_something, known = _known(user, words_in(typed), documents)
    unknown = [word for word in says_something if word not in known]
    candidates = {word: _resembling(user, word) for word in unknown}
    seen = _seen({c for found in candidates.values() for c in found}, user, documents)
    instead = {word: next((c for c in candidates[word] if c in seen), "") for word in unknown}
    if not known and not any(instead.values()):
        return None
    if unknown:
        return Wording(with_words(typed, instead), instead)
    if len(known) < 2:
        return None
    return Wording(" or ".join(known), {}, any_of_them=True)


def _known(
    user: User, words: list[str], documents: QuerySet[SearchDocument]
) -> tuple[list[str], list[str]]:
    """Which words say something by themselves ("the" does not), and which of them occur."""
    if not words:
        return [], []
    queries = [SearchQuery(word, config=READ_AS) for word in words]
    row: dict[str, Any] = dict(
        Organisation.objects.filter(pk=user.organisation_id)
        .annotate(
            **{f"says_{i}": _parts_of(query) for i, query in enumerate(queries)},
            **{f"known_{i}": Exists(documents.filter(words=q)) for i, q in enumerate(queries)},
        )
        .values()
        .get()
    )
    saying = [word for i, word in enumerate(words) if row[f"says_{i}"]]
    return saying, [word for i, word in enumerate(words) if row[f"known_{i}"]]


def _parts_of(query: SearchQuery) -> Func:
    return Func(query, function="numnode", output_field=IntegerField())


def _resembling(user: User, word: str) -> list[str]:
    """Words of the organisation that may have been meant, likeliest first. One query."""
    forgiven = most_slips(word)
    if not forgiven:
        return []
    alike = (
        SearchWord.objects.filter(organisation=user.organisation_id)
        .filter(Q(word__startswith=word[0]) | Q(word__trigram_similar=word))
        .alias(letters=Length("word"))
        .filter(letters__gte=len(word) - forgiven, letters__lte=len(word) + forgiven)
        .order_by(TrigramSimilarity("word", word).desc(), "word")
        .values_list("word", flat=True)[:_MOST_CANDIDATES]
    )
    slips = {other: slips_between(word, other) for other in alike}
    return sorted((other for other in slips if slips[other] <= forgiven), key=slips.__getitem__)


def _seen(words: set[str], user: User, documents: QuerySet[SearchDocument]) -> set[str]:
    """Those of the words that occur where this person may read: no word of a private project."""
    if not words:
        return set()
    query = SearchQuery(OuterRef("word"), config=READ_AS)
    return set(
        SearchWord.objects.filter(organisation=user.organisation_id, word__in=words)
        .filter(Exists(documents.filter(words=query)))
        .values_list("word", flat=True)
    )
