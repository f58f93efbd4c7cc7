"""The kinds of file that are taken, by their ending."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from common.language import lazily
from common.uploads import contents

LARGEST = 20 * 1024 * 1024  # bytes
_OFFICE = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Kind:
    """One kind of file. `check` says in a sentence what is wrong with a content, or nothing."""

    name: str
    content_type: str
    check: Callable[[BinaryIO, int], str]


def _office(name: str, content_type: str, main: str) -> Kind:
    return Kind(
        name,
        _OFFICE + content_type,
        lambda content, size: contents.wrong_with_office(content, size, main=main),
    )


KINDS: Mapping[str, Kind] = {
    "pdf": Kind("PDF", "application/pdf", contents.wrong_with_pdf),
    "png": Kind(lazily("PNG picture"), "image/png", contents.wrong_with_png),
    "jpg": Kind(lazily("JPEG picture"), "image/jpeg", contents.wrong_with_jpeg),
    "jpeg": Kind(lazily("JPEG picture"), "image/jpeg", contents.wrong_with_jpeg),
    "docx": _office(lazily("Word document"), "wordprocessingml.document", "word/document.xml"),
    "xlsx": _office(lazily("Excel workbook"), "spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": _office(
        lazily("PowerPoint presentation"), "presentationml.presentation", "ppt/presentation.xml"
    ),
    "csv": Kind(lazily("CSV table"), "text/csv", contents.wrong_with_text),
    "txt": Kind("text", "text/plain", contents.wrong_with_text),
}
ACCEPTED = ",".join(f".{ending}" for ending in KINDS)
TAKEN = lazily("PDF, PNG, JPEG, Word, Excel, PowerPoint (without macros), CSV or text, up to 20 MB")
