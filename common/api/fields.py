"""The kinds of values that the API takes and gives, each with its exact JSON schema.

They are strict: a number is no text and a text is no number, so that a schema can promise what is
accepted. A value of the wrong kind is answered 400 (the caller's program is wrong); one of the
right kind that cannot be is answered 422, by `refuse_value` here or by a service.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any, NoReturn
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers

REFUSED = "refused"  # of the right kind, but not a value that can be
_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 2200)
LARGEST = 1e15

Schema = dict[str, Any]


def wrong_kind(sentence: str) -> NoReturn:
    raise serializers.ValidationError(sentence)


def refuse_value(sentence: str) -> NoReturn:
    raise serializers.ValidationError(sentence, code=REFUSED)


class ExactField(serializers.Field):
    """A field that can say its schema."""

    default_error_messages = {
        "required": "Give this field.",
        "null": "This field cannot be null.",
    }

    def shape(self) -> Schema:
        """Its JSON schema, without whether it may be null."""
        raise NotImplementedError

    def from_text(self, text: str) -> Any:
        """What stands for the value in a query string, as it would stand in a body."""
        return text

    def to_internal_value(self, data: Any) -> Any:
        raise NotImplementedError

    def to_representation(self, value: Any) -> Any:
        return value


class Text(ExactField):
    """Text of at most `longest` characters. What is `needed` has more in it than spaces."""

    def __init__(self, *, longest: int, needed: bool = False, **options: Any) -> None:
        super().__init__(**options)
        self.longest, self.needed = longest, needed

    def shape(self) -> Schema:
        pattern = r"^[^\x00]*[^\s\x00][^\x00]*$" if self.needed else r"^[^\x00]*$"
        shortest = {"minLength": 1} if self.needed else {}
        return {"type": "string", "maxLength": self.longest, "pattern": pattern} | shortest

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            wrong_kind(_("Give text."))
        if "\x00" in data or any("\ud800" <= mark <= "\udfff" for mark in data):
            wrong_kind(_("There is a character in this text that cannot be kept."))
        if len(data) > self.longest:
            wrong_kind(
                _("Use at most %(longest)d characters. This has %(length)d.")
                % {"longest": self.longest, "length": len(data)}
            )
        if self.needed and not data.strip():
            wrong_kind(_("Say something here."))
        return data


class Line(Text):
    """Text on one line: breaks and double spaces do not matter."""

    def to_internal_value(self, data: Any) -> str:
        return " ".join(super().to_internal_value(data).split())


class Number(ExactField):
    """An ordinary number."""

    def __init__(
        self, *, smallest: float = -LARGEST, largest: float = LARGEST, **options: Any
    ) -> None:
        super().__init__(**options)
        self.smallest, self.largest = smallest, largest

    def shape(self) -> Schema:
        return {"type": "number", "minimum": self.smallest, "maximum": self.largest}

    def from_text(self, text: str) -> Any:
        try:
            return float(text)
        except ValueError:
            return text

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float):
            wrong_kind(_("Give a number."))
        if not self.smallest <= data <= self.largest:
            wrong_kind(
                _("Give a number from %(smallest)g to %(largest)g.")
                % {"smallest": self.smallest, "largest": self.largest}
            )
        return float(data)


class Whole(ExactField):
    """A whole number."""

    def __init__(self, *, smallest: int = 0, largest: int = 1_000_000, **options: Any) -> None:
        super().__init__(**options)
        self.smallest, self.largest = smallest, largest

    def shape(self) -> Schema:
        return {"type": "integer", "minimum": self.smallest, "maximum": self.largest}

    def from_text(self, text: str) -> Any:
        return int(text) if re.fullmatch(r"-?[0-9]{1,15}", text) else text

    def to_internal_value(self, data: Any) -> int:
        is_whole = isinstance(data, int) or (isinstance(data, float) and data.is_integer())
        if isinstance(data, bool) or not is_whole:
            wrong_kind(_("Give a whole number."))
        if not self.smallest <= data <= self.largest:
            wrong_kind(
                _("Give a whole number from %(smallest)d to %(largest)d.")
                % {"smallest": self.smallest, "largest": self.largest}
            )
        return int(data)


class Flag(ExactField):
    """True or false."""

    def shape(self) -> Schema:
        return {"type": "boolean"}

    def from_text(self, text: str) -> Any:
        return {"true": True, "false": False}.get(text, text)

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            wrong_kind(_("Give true or false."))
        return data


class OneOf(ExactField):
    """One of a few words."""

    def __init__(self, words: Iterable[str], **options: Any) -> None:
        super().__init__(**options)
        self.words = [str(word) for word in words]

    def shape(self) -> Schema:
        return {"type": "string", "enum": self.words}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str) or data not in self.words:
            wrong_kind(_("Give one of: %(words)s.") % {"words": ", ".join(self.words)})
        return data


class Day(ExactField):
    """A day, such as 2026-11-28."""

    def shape(self) -> Schema:
        return {"type": "string", "format": "date"}

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or not _DAY.fullmatch(data):
            wrong_kind(_("Give a day, such as 2026-11-28."))
        try:
            day = date.fromisoformat(data)
        except ValueError:
            wrong_kind(_("There is no such day."))
        if day.year not in _YEARS:
            refuse_value(_("Check the year of this day."))
        return day

    def to_representation(self, value: date) -> str:
        return value.isoformat()


class Moment(ExactField):
    """A moment in UTC. Only given, never taken."""

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, **options)

    def shape(self) -> Schema:
        return {"type": "string", "format": "date-time"}

    def to_representation(self, value: datetime) -> str:
        return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


class Id(ExactField):
    """The public id of something."""

    def shape(self) -> Schema:
        return {"type": "string", "format": "uuid"}

    def to_internal_value(self, data: Any) -> UUID:
        if not isinstance(data, str) or not _ID.fullmatch(data):
            wrong_kind(_("Give an id, such as 9d0f3c1e-6a7b-4c2d-8e5f-0a1b2c3d4e5f."))
        return UUID(data)

    def to_representation(self, value: UUID) -> str:
        return str(value)


class Several(ExactField):
    """A list of values of one kind. In a query string they stand with commas between them."""

    def __init__(
        self, of: ExactField, *, fewest: int = 0, most: int = 1_000, **options: Any
    ) -> None:
        super().__init__(**options)
        self.of, self.fewest, self.most = of, fewest, most

    def shape(self) -> Schema:
        return {
            "type": "array",
            "items": self.of.shape(),
            "minItems": self.fewest,
            "maxItems": self.most,
        }

    def from_text(self, text: str) -> Any:
        return [self.of.from_text(part) for part in text.split(",")] if text else []

    def to_internal_value(self, data: Any) -> list[Any]:
        if not isinstance(data, list):
            wrong_kind(_("Give a list."))
        if not self.fewest <= len(data) <= self.most:
            wrong_kind(
                _("Give from %(fewest)d to %(most)d values.")
                % {"fewest": self.fewest, "most": self.most}
            )
        return [self.of.to_internal_value(value) for value in data]

    def to_representation(self, value: Iterable[Any]) -> list[Any]:
        return [self.of.to_representation(one) for one in value]
