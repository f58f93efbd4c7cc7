"""In which language figures speak: English, unless whoever uses them brings a translator.

The sentences of a figure know no framework. The platform gives its `gettext` once, when it starts
(`charts.apps`); from a command line, and to tests, they are the English that stands in the code.
"""

from collections.abc import Callable

_translate: Callable[[str], str] = str


def speak_with(translate: Callable[[str], str]) -> None:
    """From now on every sentence goes through this; it is given whole, before values are put in."""
    global _translate
    _translate = translate


def said(words: str) -> str:
    """Words in the language that is spoken now."""
    return _translate(words)


class Words(str):
    """Words that are written down once and said later: English to code, a language to people."""

    __slots__ = ()

    def __str__(self) -> str:
        return said(str.__str__(self))

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def format(self, *values: object, **named: object) -> str:
        """With values put in their places."""
        return str(self).format(*values, **named)
