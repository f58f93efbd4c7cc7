"""What stands in bodies, answers and query strings: named fields, and nothing else."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from rest_framework import serializers

from common.api.fields import ExactField, Id, Text

_WHOLE = "non_field_errors"  # of no field, but of all of them


class Body(serializers.Serializer):
    """What a write says. A name that is not known is refused: it may be a mistyped one."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, dict):
            raise serializers.ValidationError({_WHOLE: [_("Give an object.")]})
        if unknown := data.keys() - self.fields.keys():
            raise serializers.ValidationError(
                {str(name)[:80]: [_("There is no field of this name.")] for name in sorted(unknown)}
            )
        return super().to_internal_value(data)


class Changes(Body):
    """What is to become different of a thing: one field at least, and what is not named stays."""

    def to_internal_value(self, data: Any) -> Any:
        said = super().to_internal_value(data)
        if not data:
            raise serializers.ValidationError({_WHOLE: [_("Say what is to become different.")]})
        return said


class Query(serializers.Serializer):
    """What stands after the question mark: each name at most once, and no name that is unknown."""

    @classmethod
    def read(cls, said: Any) -> dict[str, Any]:
        """The values of a query string. Raises ValidationError."""
        query = cls()
        found: dict[str, Any] = {}
        wrong: dict[str, list[str]] = {}
        for name in said:
            field = query.fields.get(name)
            values = said.getlist(name)
            if field is None:
                wrong[name[:80]] = [_("There is no parameter of this name.")]
            elif len(values) > 1:
                wrong[name] = [_("Give this once. Several values stand with commas between them.")]
            else:
                assert isinstance(field, ExactField)
                found[name] = field.from_text(values[0])
        if wrong:
            raise serializers.ValidationError(wrong)
        query = cls(data=found)
        query.is_valid(raise_exception=True)
        return dict(query.validated_data)


class Answer(serializers.Serializer):
    """What is given of a thing. `?fields=` narrows it; what is given `always` stays."""

    is_narrowed: ClassVar[bool] = True
    always: ClassVar[tuple[str, ...]] = ("id",)

    def __init__(self, *args: Any, only: Collection[str] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        if only:
            kept = {*only, *self.always}
            for name in self.fields.keys() - kept:
                self.fields.pop(name)


class Named(Answer):
    """Another thing in short: where to find it, and what it is called."""

    is_narrowed = False

    id = Id(source="public_id")
    name = Text(source="__str__", longest=400)


class PageAnswer(Answer):
    """Some rows of a list, and the address of those that follow; null on the last page."""

    is_narrowed = False

    next = Text(longest=4000, allow_null=True)
