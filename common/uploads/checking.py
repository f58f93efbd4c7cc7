"""A file somebody sent, checked by its ending, its size and what is really in it."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from common.errors import Invalid
from common.plain_text import plain_text
from common.uploads.kinds import KINDS, LARGEST, TAKEN

_LONGEST_STEM = 120  # characters
_WITH_MACROS = {"docm", "dotm", "xlsm", "xltm", "xlam", "pptm", "potm", "ppsm", "ppam"}
_OTHER_OFFICE = {"doc": "docx", "xls": "xlsx", "xlsb": "xlsx", "ppt": "pptx"}
_UNSAFE = re.compile(r'[<>:"/\\|?*\n\t]+')


@dataclass(frozen=True)
class Checked:
    """What is stored of a file besides its content."""

    name: str
    ending: str
    content_type: str


def checked_file(
    name: str,
    content: BinaryIO,
    size: int,
    *,
    among: Collection[str] = KINDS.keys(),
    taken: str = TAKEN,
) -> Checked:
    """The file under a safe name, once it is known to be what it says. Raises Invalid.

    Only endings `among` these are taken; `taken` says so in words. Reads the content and leaves
    it at its beginning. Nothing is unpacked, so a small file that would grow huge costs no more
    than another.
    """
    stem, ending = _parts(name)
    kind = KINDS.get(ending) if ending in among else None
    if kind is None:
        raise _refused(_wrong_ending(ending, taken))
    if size > LARGEST:
        raise _refused(
            _(
                "This file has {size:.0f} MB. The most is {most} MB: send a part "
                "of it, or a link to where it lies."
            ).format(size=size / 1024 / 1024, most=LARGEST // 1024 // 1024)
        )
    if size == 0:
        raise _refused(_("This file is empty."))
    content.seek(0)
    wrong = kind.check(content, size)
    content.seek(0)
    if wrong:
        raise _refused(wrong)
    return Checked(f"{stem}.{ending}", ending, kind.content_type)


def _parts(name: str) -> tuple[str, str]:
    last = plain_text(re.split(r"[/\\]", name)[-1])
    stem, dot, ending = last.rpartition(".")
    if not dot:
        stem, ending = last, ""
    clean = re.sub(r"\s+", " ", _UNSAFE.sub("-", stem)).strip(" .-")
    return clean[:_LONGEST_STEM].strip() or "file", ending.lower()


def _wrong_ending(ending: str, taken: str) -> str:
    if ending in _WITH_MACROS:
        return _("Files with macros are not taken. Save it without macros, then send that.")
    if ending in _OTHER_OFFICE:
        return _("This is another format. Save it as .{ending}, then send that.").format(
            ending=_OTHER_OFFICE[ending]
        )
    shown = (
        _("A .{ending} file").format(ending=ending)
        if ending.isalnum() and len(ending) < 8
        else _("This kind of file")
    )
    return _("{shown} is not taken. Send {kinds}.").format(shown=shown, kinds=taken)


def _refused(sentence: str) -> Invalid:
    return Invalid(fields={"file": sentence})
