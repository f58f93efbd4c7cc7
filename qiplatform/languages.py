"""Gathers what is to be translated, and compiles what was.

`manage.py gather_words` brings `locale/` up to date from templates, in which `common.marking` has
marked every word, and from calls of Django's gettext functions in code. It needs Babel, not GNU
gettext. Messages that nothing says any more are left out.
"""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages import Message as BabelMessage
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.utils.text import unescape_string_literal

from common.marking import marked

PACKAGES = (
    "archives",
    "audit",
    "charts",
    "common",
    "dashboards",
    "feeds",
    "pdsa",
    "people",
    "projects",
    "qiplatform",
)
_KEYWORDS: dict = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "lazily", "Words"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
}
_TRANSLATE = re.compile(r'{% translate ("(?:[^"\\]|\\.)*")')
_GIVEN = re.compile(r'_\(("(?:[^"\\]|\\.)*")\)')
_BLOCK = re.compile(r"{% blocktranslate trimmed.*?%}(.*?){% endblocktranslate %}", re.DOTALL)
_NO_DAY = datetime(2026, 1, 1, tzinfo=UTC)
_VALUE = re.compile(r"{{ (\w+) }}")
_COUNTED = re.compile(
    r"""(?:counted(?::|\([^()]*(?:\([^()]*\))?[^()]*, )|{% pagination \w+ )"([^"{}]+)\""""
)

Message = str | tuple[str, ...]


def gathered() -> Catalog:
    """Everything that is said, without translations."""
    catalog = Catalog(charset="utf-8")
    for message, place in [*_of_templates(), *_of_code()]:
        catalog.add(message, locations=[(place, 0)])
    return catalog


def brought_up_to_date(language: str) -> Catalog:
    """What is said, with what is already translated into a language."""
    catalog = read(language)
    template = gathered()
    for message in list(catalog):
        if message.id and message.id not in template:
            catalog.delete(message.id)
    for message in template:
        known = catalog.get(message.id) if message.id else None
        if known is not None and known.pluralizable != message.pluralizable:
            catalog.delete(message.id)  # a word that is counted now, or is not any more
            known = None
        if known is not None:
            known.locations = message.locations
        elif message.id:
            catalog.add(message.id, locations=message.locations)
    return catalog


def read(language: str) -> Catalog:
    """The translations that stand in `locale/`, or an empty catalogue of that language."""
    path = _path(language)
    if not path.exists():
        return Catalog(locale=language.replace("-", "_"), charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


def write(language: str, catalog: Catalog) -> None:
    """Store a catalogue, as people edit it and as Django reads it."""
    path = _path(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(as_text(catalog))
    # From what was written: a new plural gets its places for translations only there.
    path.with_suffix(".mo").write_bytes(compiled(read(language)))


def as_text(catalog: Catalog) -> bytes:
    """The catalogue as a .po file, sorted, and the same from one day to another."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, omit_header=True, sort_output=True, width=100, no_location=True)
    head = (
        'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Plural-Forms: {}\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    )
    return head.format(catalog.locale_identifier, catalog.plural_forms).encode() + buffer.getvalue()


def compiled(catalog: Catalog) -> bytes:
    """The catalogue as a .mo file, without what is not translated yet."""
    catalog.creation_date = catalog.revision_date = _NO_DAY  # the same whenever it is made
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _path(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES", "django.po")


def _of_templates() -> Iterator[tuple[Message, str]]:
    for path in _files("templates", "*.*"):
        source = marked(path.read_text(), is_html=path.suffix != ".txt")
        place = str(path.relative_to(settings.BASE_DIR))
        for words in [*_TRANSLATE.findall(source), *_GIVEN.findall(source)]:
            yield unescape_string_literal(words), place
        for words in _BLOCK.findall(source):
            lines = " ".join(line.strip() for line in words.strip().splitlines())
            yield _VALUE.sub(r"%(\1)s", lines.replace("%", "%%")), place
        yield from _nouns(source, place)


def _of_code() -> Iterator[tuple[Message, str]]:
    for package in PACKAGES:
        for path in _files(package, "*.py"):
            place = str(path.relative_to(settings.BASE_DIR))
            with path.open("rb") as file:
                for found in extract("python", file, keywords=_KEYWORDS):
                    yield found[1], place
            yield from _nouns(path.read_text(), place)


def _nouns(source: str, place: str) -> Iterator[tuple[Message, str]]:
    """What is counted: the noun with its plural, as `common.templatetags.words.counted` asks."""
    for noun in _COUNTED.findall(source):
        one, _, many = noun.partition(",")
        yield (one, many or f"{one}s"), place


def _files(folder: str, pattern: str) -> Iterable[Path]:
    return sorted(Path(settings.BASE_DIR, folder).rglob(pattern))


def is_translated(message: BabelMessage) -> bool:
    """Whether all forms of a message have words in the other language."""
    words = message.string
    return bool(words) if isinstance(words, str) else bool(words) and all(words or ())
