"""Words that are written down once, when code is loaded, and said in whichever language is spoken.

Django's lazy text is no text: joining it, looking through it or storing it as JSON fails, and where
that happens only a user finds out. These words are English text for code, and say themselves in the
language of the page wherever they are put into one: by a template, an f-string, `format` or `str`.
"""

from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext


class Words(str):
    """English for code, the spoken language for people."""

    __slots__ = ()

    def __str__(self) -> str:
        return spoken(str.__str__(self))

    def __format__(self, how: str) -> str:
        return format(str(self), how)

    def format(self, *values: object, **named: object) -> str:
        """With values put in their places."""
        return str(self).format(*values, **named)

    def __html__(self) -> SafeString:
        return escape(str(self))


def lazily(words: str) -> str:
    """Words to be said later. A literal goes in, so that `manage.py gather_words` finds it."""
    return Words(words)


def spoken(words: str) -> str:
    """Words in the language of the moment. Those of code alone: each is kept once it was found."""
    return _in_language(get_language(), words)


@lru_cache(maxsize=20_000)
def _in_language(_language: str | None, words: str) -> str:
    """`gettext`, which asks one catalogue after another, a hundred times for some pages."""
    return gettext(words)
