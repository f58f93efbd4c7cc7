"""How a load stands, in words and figures that are ready to be shown."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.language import lazily
from common.templatetags.words import counted
from feeds.models import Load, UnknownCode
from feeds.vocabulary import STAGE_LABELS, CodeKind, Stage

_TONES = {
    Stage.DONE: "ok",
    Stage.REFUSED: "warning",
    Stage.FAILED: "danger",
    Stage.CANCELLED: "neutral",
}
_KINDS = {
    CodeKind.UNIT: lazily("Unit"),
    CodeKind.MEASURE: lazily("Measure"),
    CodeKind.PAIR: lazily("Measure at a unit"),
}


@dataclass(frozen=True)
class LoadLine:
    """A load in the list."""

    href: str
    name: str
    by: str
    at: datetime
    stage: str
    tone: str
    words: str


@dataclass(frozen=True)
class Figure:
    label: str
    figure: str


@dataclass(frozen=True)
class CodeLine:
    """A code that stands for nothing yet."""

    kind: str
    code: str
    rows: str
    explain_href: str


@dataclass(frozen=True)
class Standing:
    """Everything the page of one load says about how far it has come."""

    stage: str
    tone: str
    words: str
    percent: int
    is_finished: bool
    figures: list[Figure]


def load_line(load: Load) -> LoadLine:
    return LoadLine(
        href=reverse("load", args=[load.public_id]),
        name=load.file_name,
        by=str(load.made_by),
        at=load.made_at,
        stage=stage_words(load),
        tone=tone_of(load),
        words=outcome(load),
    )


def standing_of(load: Load) -> Standing:
    """How the load stands."""
    return Standing(
        stage=stage_words(load),
        tone=tone_of(load),
        words=outcome(load),
        percent=round(100 * load.progress_share),
        is_finished=load.is_finished,
        figures=[
            Figure(label, f"{count:,}")
            for label, count in (
                (_("Rows read"), load.read),
                (_("Would be new") if load.is_dry_run else _("New"), load.inserted),
                (_("Would change") if load.is_dry_run else _("Changed"), load.updated),
                (_("As before"), load.unchanged),
                (_("Rejected"), load.rejected),
            )
        ],
    )


def stage_words(load: Load) -> str:
    if load.is_dry_run and load.stage == Stage.DONE:
        return _("Tried")
    return str(STAGE_LABELS[Stage(load.stage)])


def tone_of(load: Load) -> str:
    if load.stage == Stage.DONE and load.rejected:
        return "warning"
    return _TONES.get(Stage(load.stage), "brand")


def outcome(load: Load) -> str:
    """What came of it, in a sentence."""
    if load.stage == Stage.FAILED:
        return load.failure
    if load.stage == Stage.REFUSED:
        return ngettext(
            "%(count)s row is wrong, so nothing was saved.",
            "%(count)s rows are wrong, so nothing was saved.",
            load.rejected,
        ) % {"count": f"{load.rejected:,}"}
    saved = load.inserted + load.updated
    if load.stage == Stage.CANCELLED:
        return _("Stopped after {changes} had been saved.").format(changes=counted(saved, "change"))
    if load.stage == Stage.WAITING:
        return _("A worker takes it in a moment.")
    if not load.is_finished:
        return _("%(read)s rows read, %(saved)s saved.") % {
            "read": f"{load.read:,}",
            "saved": f"{saved:,}",
        }
    return _done_words(load, saved)


def _done_words(load: Load, saved: int) -> str:
    if load.is_dry_run:
        words = _("{changes} would be saved.").format(changes=counted(saved, "change"))
    elif saved:
        words = _("{changes} saved, in {measures}.").format(
            changes=counted(saved, "change"), measures=counted(load.measures_changed, "measure")
        )
    else:
        words = _("Nothing changed.")
    if load.rejected:
        words += " " + ngettext(
            "%(count)s row was rejected.", "%(count)s rows were rejected.", load.rejected
        ) % {"count": f"{load.rejected:,}"}
    return words


def code_line(code: UnknownCode, load: Load) -> CodeLine:
    asked = {
        "measure": code.measure_code,
        "unit": code.unit_code,
        "load": str(load.public_id),
    }
    given = {name: text for name, text in asked.items() if text}
    return CodeLine(
        kind=str(_KINDS[CodeKind(code.kind)]),
        code=str(code),
        rows=f"{code.rows:,}",
        explain_href=f"{reverse('code_explain')}?{urlencode(given)}",
    )
