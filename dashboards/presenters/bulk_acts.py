"""What was done to several projects, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from common.language import lazily
from common.templatetags.words import counted
from dashboards.models import BulkAct


@dataclass(frozen=True)
class Line:
    """One project and what came of it; `why` where nothing did, or where it stays."""

    title: str
    href: str
    why: str = ""


@dataclass(frozen=True)
class Told:
    """An act on several projects with its outcome."""

    title: str
    sentence: str
    words: str
    done: Sequence[Line]
    refused: Sequence[Line]
    undo_href: str  # empty once there is no way back
    is_undone: bool


def told(act: BulkAct, *, at: datetime) -> Told:
    kind, count = BulkAct.Kind(act.kind), len(act.done)
    may_undo = count > 0 and act.undone_at is None and at - act.made_at <= BulkAct.UNDO_FOR
    return Told(
        title=_TITLES[kind],
        sentence=_sentence(kind, act.words, count),
        words=act.words if kind is BulkAct.Kind.NUDGE else "",
        done=[_line(entry, entry.get("stays", "")) for entry in act.done],
        refused=[_line(entry, entry["why"]) for entry in act.refused],
        undo_href=reverse("portfolio_undo", args=[act.public_id]) if may_undo else "",
        is_undone=act.undone_at is not None,
    )


_TITLES = {
    BulkAct.Kind.COACH: lazily("A coach was assigned"),
    BulkAct.Kind.NUDGE: lazily("Teams were asked"),
    BulkAct.Kind.PAUSE: lazily("Projects were paused"),
}


def _sentence(kind: BulkAct.Kind, words: str, count: int) -> str:
    if not count:
        return _("Nothing was changed.")
    projects = counted(count, "project")
    if kind is BulkAct.Kind.COACH:
        return _("{words} coaches {projects} more.").format(words=words, projects=projects)
    if kind is BulkAct.Kind.NUDGE:
        return _("{count} will find your question with their work.").format(
            count=counted(count, "team")
        )
    return _("{projects} {rest} until somebody goes on.").format(
        projects=projects, rest="rests" if count == 1 else "rest"
    )


def _line(entry: dict, why: str) -> Line:
    return Line(entry["title"], reverse("project", args=[entry["address"]]), why)
