"""What was found in words and links, with the reason for each."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.templatetags.words import counted, joined
from dashboards.models import SearchDocument
from dashboards.presenters.counts import CountLink
from dashboards.selectors.search import CLOSES, OPENS, Answer
from dashboards.selectors.wording import Wording
from dashboards.vocabulary import FINDABLE_LABELS, FINDABLE_NOUNS, Findable

_PIECES = re.compile(f"{OPENS}([^{OPENS}{CLOSES}]*){CLOSES}")
_SIGNS = str.maketrans("", "", OPENS + CLOSES)


@dataclass(frozen=True)
class FoundLine:
    """One thing that was found: what it is, where it belongs, and which words were found in it."""

    kind: str
    title: SafeString
    href: str
    where: str
    stage: str
    says: SafeString


def found_lines(documents: Iterable[SearchDocument]) -> list[FoundLine]:
    """Documents as `dashboards.selectors.search.search` gives them."""
    return [_line(document) for document in documents]


def kind_links(
    counts: Mapping[str, int], *, filters: Mapping[str, str], chosen: str
) -> list[CountLink]:
    """How many of each kind, each the way to these alone; the chosen one leads back to all."""
    return [
        CountLink(
            word=counted_word(kind, counts.get(kind, 0)),
            number=counts.get(kind, 0),
            href=search_address(filters if kind == chosen else {**filters, "kind": kind}),
            icon="",
            tone="neutral",
            is_current=kind == chosen,
        )
        for kind in FINDABLE_LABELS
        if counts.get(kind) or kind == chosen
    ]


def counted_word(kind: str, count: int) -> str:
    """The noun alone: change idea, or change ideas."""
    return counted(count, FINDABLE_NOUNS[kind]).split(" ", 1)[1]


def search_address(filters: Mapping[str, str]) -> str:
    return f"{reverse('search')}?{urlencode(filters)}"


def other_words(wording: Wording | None) -> str:
    """By which other words was looked, and why; nothing where the words were as typed."""
    if wording is None:
        return ""
    if wording.any_of_them:
        return _("Nothing says all of these words together. These say some of them.")
    missing = joined([f"“{word}”" for word in wording.instead])
    return _("Nothing says {missing}. These say “{typed}”.").format(
        missing=missing, typed=wording.typed
    )


def heading_of(answer: Answer, typed: str, kind: str) -> str:
    """3 results for “falls”: what the page is about, also in the list of open windows."""
    if not typed:
        return _("Search")
    count = answer.counts.get(kind, 0) if kind else answer.count
    if answer.wording and not answer.wording.any_of_them:
        typed = answer.wording.typed
    return (
        _("{count} for “{typed}”").format(count=counted(count, "result"), typed=typed)
        if count
        else _("Nothing found for “{typed}”").format(typed=typed)
    )


def _line(document: SearchDocument) -> FoundLine:
    title, says = document.marked_title, document.marked_body  # type: ignore[attr-defined]
    is_whole = title.translate(_SIGNS) == document.title  # PostgreSQL drops what looks like a tag
    return FoundLine(
        kind=FINDABLE_LABELS[document.kind],
        title=_with_marks(title if is_whole else document.title),
        href=_address(document),
        where=_where(document),
        stage=_("Stage: {stage}").format(stage=document.project.get_stage_display())
        if document.project
        else "",
        says=_with_marks(says if OPENS in says else ""),
    )


def _address(document: SearchDocument) -> str:
    if document.kind == Findable.IDEA and document.project:
        return reverse("box", args=[document.project.public_id, document.public_id])
    return reverse(document.kind, args=[document.public_id])


def _where(document: SearchDocument) -> str:
    """The project a part belongs to, and the place."""
    if document.project is None:
        is_unit = document.kind == Findable.UNIT
        return "" if is_unit or document.unit is None else document.unit.name
    parts = [document.project.unit.name]
    if document.kind != Findable.PROJECT:
        parts.insert(0, document.project.title)
    return " · ".join(parts)


def _with_marks(text: str) -> SafeString:
    """The words that were found marked, everything that people wrote escaped."""
    pieces = _PIECES.split(text)
    return format_html_join(
        "",
        "{}",
        (
            (format_html("<mark>{}</mark>", piece) if i % 2 else piece.translate(_SIGNS),)
            for i, piece in enumerate(pieces)
        ),
    )
