"""How an export stands, in words that are ready to be shown."""

from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from archives.models import Export
from archives.vocabulary import STAGE_LABELS, Stage
from common.templatetags.words import counted, day, joined

_TONES = {Stage.DONE: "ok", Stage.FAILED: "danger", Stage.CANCELLED: "neutral"}


@dataclass(frozen=True)
class ExportLine:
    """An export in the list. What cannot be done to it has no address."""

    by: str
    at: datetime
    stage: str
    tone: str
    words: str
    percent: int
    is_finished: bool
    fetch_href: str
    delete_href: str
    cancel_href: str


def export_line(export: Export) -> ExportLine:
    is_kept = bool(export.file)
    address = [export.public_id]
    stage = Stage(export.stage)
    is_gone = stage is Stage.DONE and not is_kept
    return ExportLine(
        by=str(export.made_by),
        at=export.made_at,
        stage=_("Deleted") if is_gone else str(STAGE_LABELS[stage]),
        tone="neutral" if is_gone else _TONES.get(stage, "brand"),
        words=_words(export),
        percent=round(100 * export.progress_share),
        is_finished=export.is_finished,
        fetch_href=reverse("export_fetch", args=address) if is_kept else "",
        delete_href=reverse("export_delete", args=address) if is_kept else "",
        cancel_href="" if export.is_finished else reverse("export_cancel", args=address),
    )


def file_name(export: Export) -> str:
    """What the archive is called where it is saved."""
    name = slugify(export.organisation.short_name) or "organisation"
    return f"{name}-{export.made_at:%Y-%m-%d}.zip"


def _words(export: Export) -> str:
    """How it stands, in a sentence or two."""
    match Stage(export.stage):
        case Stage.FAILED:
            return export.failure
        case Stage.CANCELLED:
            return _("Nothing of it was kept.")
        case Stage.WAITING:
            return _("A worker takes it in a moment.")
        case Stage.WRITING if not export.in_all:
            return _("A worker begins.")
        case Stage.WRITING:
            return _("{written} of {rows} written.").format(
                written=f"{export.written:,}", rows=counted(export.in_all, "row")
            )
    parts = [counted(export.in_all, "row"), counted(export.files, "file") if export.files else ""]
    held = joined([part for part in parts if part])
    return f"{held}, {filesizeformat(export.size)}. {_kept_words(export)}".strip()


def _kept_words(export: Export) -> str:
    words = []
    if export.missing:
        words.append(
            _("Not where they are kept: {files}.").format(files=counted(export.missing, "file"))
        )
    if export.file and export.finished_at:
        until = localtime(export.finished_at + Export.KEPT_FOR).date()
        words.append(_("Kept until {day}.").format(day=day(until)))
    return " ".join(words)
