"""What people paste, as plain text: the words of a Word document without its machinery."""

import html
import re
import unicodedata

_FROM_WORD = re.compile(r"<o:p>|<w:|class=\"?Mso|<!--\[if|<meta[^>]*Word", re.IGNORECASE)
_NOT_WORDS = re.compile(
    r"<!--.*?-->|<(style|script|xml|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL
)
_LINE_ENDS = re.compile(r"<br\s*/?>|</(?:p|div|li|tr|h[1-6])\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BULLET = re.compile(r"^[ \t]*(?:[\uf0b7\uf0a7\uf0d8\u00b7\u2022]|o(?=\t))[ \t]*", re.MULTILINE)
_NEW_LINES = re.compile(r"\r\n?|[\v\f\u2028\u2029\u0085]")
_MANY_LINES = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")
_KEPT = {"\n", "\t", "\u200d"}  # a zero-width joiner holds emoji together


def plain_text(text: str) -> str:
    """The text without control signs, odd spaces, Word's bullets and pasted HTML of Word.

    Angle brackets that people type stay as they are: only what Word itself writes is taken out.
    """
    if _FROM_WORD.search(text):
        text = _LINE_ENDS.sub("\n", _NOT_WORDS.sub("", text))
        text = html.unescape(_TAG.sub("", text))
    text = _NEW_LINES.sub("\n", text).replace("\N{NO-BREAK SPACE}", " ")
    text = _BULLET.sub("• ", text)
    text = "".join(sign for sign in text if sign in _KEPT or _is_written(sign))
    return _MANY_LINES.sub("\n\n", text).strip()


def _is_written(sign: str) -> bool:
    return unicodedata.category(sign) not in {"Cc", "Cf", "Co", "Cs", "Cn"}
