"""What somebody wrote, as it stands on a page: safe, its links to be followed, its people named."""

import re
from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

_LINK = r"https?://[^\s<>\"'“”‘’]+"
_ENDS_NO_LINK = ".,;:!?)]}"


def drawn(text: str, names: Iterable[str] = ()) -> SafeString:
    """The text as HTML. `names` are those of the people whom it mentions.

    Only http and https become links; whatever else was typed is text.
    """
    mentioned = "|".join(re.escape(f"@{name}") for name in sorted(names, key=len, reverse=True))
    marks = re.compile(f"({_LINK}{f'|{mentioned}' if mentioned else ''})")
    paragraphs = [part for part in re.split(r"\n{2,}", text.strip()) if part.strip()]
    return mark_safe("".join(f"<p>{_paragraph(part, marks)}</p>" for part in paragraphs))


def _paragraph(text: str, marks: re.Pattern[str]) -> str:
    pieces = [
        _mark(piece) if number % 2 else str(conditional_escape(piece))
        for number, piece in enumerate(marks.split(text))
    ]
    return "".join(pieces).replace("\n", "<br>")


def _mark(piece: str) -> str:
    if piece.startswith("@"):
        return format_html('<strong class="mention">{}</strong>', piece)
    link = piece.rstrip(_ENDS_NO_LINK)
    if link.count("(") > link.count(")") and piece[len(link) :].startswith(")"):
        link += ")"
    return format_html(
        '<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>{1}', link, piece[len(link) :]
    )
