"""Projects like one that somebody is about to start: under way, finished, or given up."""

import re
from datetime import date
from functools import reduce
from operator import add

from django.contrib.postgres.search import (
    SearchQuery,
    SearchRank,
    TrigramSimilarity,
)
from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from people.models import User
from projects.models import Project
from projects.models.project import words_of_project
from projects.selectors.projects import projects_for

ALIKE = 0.35  # of the threes of letters in two titles
MOST_WORDS = 12
_SHORTEST_WORD = 3
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = "english"


def similar_projects(
    user: User, words: str, *, on: date, but: Project | None = None, most: int = 5
) -> QuerySet[Project]:
    """The projects that share most with `words`, a title and perhaps an aim. One query.

    Two of the words, in any form (fall, falls, falling), or a title that is spelt almost the same.
    Completed and closed ones are among them: what became of those saves most work.
    """
    projects = projects_for(user, on=on).select_related("unit")
    if but is not None:
        projects = projects.exclude(pk=but.pk)
    known = _told_apart(words)
    if not known:
        return projects.none()
    vector = words_of_project()
    queries = [SearchQuery(word, config=_ENGLISH) for word in known]
    any_of_them = reduce(lambda one, other: one | other, queries)
    return (
        projects.annotate(
            said=vector,
            likeness=TrigramSimilarity("title", " ".join(known)),
        )
        .annotate(shared=_how_many(queries), rank=SearchRank(F("said"), any_of_them))
        .filter(Q(said=any_of_them, shared__gte=min(2, len(known))) | Q(likeness__gte=ALIKE))
        .order_by("-shared", "-rank", "-likeness", "pk")[:most]
    )


def _told_apart(words: str) -> list[str]:
    """The first words long enough to say something, each once."""
    found = (word.lower() for word in _WORD.findall(words) if len(word) >= _SHORTEST_WORD)
    return list(dict.fromkeys(found))[:MOST_WORDS]


def _how_many(queries: list[SearchQuery]) -> Combinable:
    """How many of the queries match. Words that mean nothing by themselves match nothing."""
    ones = [
        Case(When(said=query, then=Value(1)), default=Value(0), output_field=IntegerField())
        for query in queries
    ]
    return reduce(add, ones)
