"""JSON as the standard says it, in and out: no NaN, and no name twice in one object."""

import json
from typing import IO, Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import BaseParser
from rest_framework.renderers import JSONRenderer


class JsonParser(BaseParser):
    """Reads a body. Raises ParseError with where the mistake is."""

    media_type = "application/json"

    def parse(self, stream: IO[bytes], media_type: str | None = None, context: Any = None) -> Any:
        try:
            return json.loads(
                stream.read().decode(), parse_constant=_no_number, object_pairs_hook=_once_each
            )
        except (ValueError, RecursionError) as error:
            raise ParseError(_("This is not JSON: %(error)s") % {"error": error}) from None


class JsonRenderer(JSONRenderer):
    """Writes a body."""

    charset = None
    ensure_ascii = False


def _no_number(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number")


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return found
