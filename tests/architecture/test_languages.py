"""Files of translations hold what the product says today; what is compiled is what is read."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from django.conf import settings

from qiplatform import languages

OTHERS = [code for code, _ in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
_PLACES = re.compile(r"%\(\w+\)s|{\w*[^}]*}")


@pytest.fixture(scope="module")
def said() -> Catalog:
    return languages.gathered()


def _folder(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0], language, "LC_MESSAGES")


@pytest.mark.parametrize("language", OTHERS)
def test_everything_that_is_said_can_be_translated(language: str, said: Catalog) -> None:
    there = {message.id for message in languages.read(language) if message.id}
    assert there == {message.id for message in said if message.id}, "Run: manage.py gather_words"


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_compiled_is_what_is_translated(language: str) -> None:
    compiled = languages.compiled(languages.read(language))
    assert (_folder(language) / "django.mo").read_bytes() == compiled


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_keeps_the_places_of_its_message(language: str) -> None:
    for message in languages.read(language):
        if message.id and languages.is_translated(message):
            words = message.string if isinstance(message.string, tuple) else (message.string,)
            asked = message.id if isinstance(message.id, str) else message.id[-1]
            for said in words:
                assert set(_PLACES.findall(said)) == set(_PLACES.findall(asked)), message.id


def test_code_and_templates_are_both_gathered(said: Catalog) -> None:
    assert "Sign out" in said  # of a template
    assert "Your profile is saved." in said  # of a view
    assert ("project", "projects") in said  # of something counted
    assert ("more chart", "more charts") in said
    assert ("webhook message", "webhook messages") in said
    assert len(said) > 4000


def test_what_code_gives_to_translators_is_words(said: Catalog) -> None:
    """Not the path of a drawing, nor the head of an answer, which no language changes."""
    places = re.compile(r"%\(\w+\)s|{[^}]*}|<[^>]*>")
    of_code = [m.id for m in said if m.id and m.locations[0][0].endswith(".py")]
    for words in [each for one in of_code for each in ([one] if isinstance(one, str) else one)]:
        told = places.sub("", words)
        assert re.search(r"[^\W\d_]{2,}|H:i", told), words
        assert not re.search(r"charset=|filename=|^\w+/\w+$", told), words
