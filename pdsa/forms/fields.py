"""Fields that several forms of a cycle share."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.models import PublicModel

NOTHING = ""


class PickField(forms.ChoiceField):
    """A choice among things of ours; the answer is the thing itself, or None where that is fine."""

    def __init__(self, *, none: str, **options: Any) -> None:
        super().__init__(required=False, **options)
        self._none = none
        self._things: dict[str, PublicModel] = {}
        self.error_messages["invalid_choice"] = _("Choose one of the list. It may have changed.")

    def offer(self, things: Iterable[PublicModel]) -> None:
        """Let these be chosen, in this order."""
        self._things = {str(thing.public_id): thing for thing in things}
        offered = [(key, str(thing)) for key, thing in self._things.items()]
        self.choices = [(NOTHING, self._none), *offered]

    def clean(self, value: str) -> PublicModel | None:
        return self._things.get(super().clean(value))


class PickManyField(forms.MultipleChoiceField):
    """Any number of things of ours; the answer is a tuple of them."""

    def __init__(self, **options: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **options)
        self._things: dict[str, PublicModel] = {}
        self.error_messages["invalid_choice"] = _("Choose from the list. It may have changed.")

    def offer(self, things: Iterable[PublicModel]) -> None:
        self._things = {str(thing.public_id): thing for thing in things}
        self.choices = [(key, str(thing)) for key, thing in self._things.items()]

    def clean(self, value: list[str]) -> tuple[PublicModel, ...]:
        return tuple(self._things[key] for key in super().clean(value))


def offer(form: forms.Form, name: str, things: Iterable[PublicModel]) -> None:
    """Let these be chosen in the field of that name, if the form asks it."""
    field = form.fields.get(name)
    if isinstance(field, PickField | PickManyField):
        field.offer(things)


def key_of(thing: PublicModel | None) -> str:
    return str(thing.public_id) if thing else NOTHING


class LongField(forms.CharField):
    """A few sentences. How many are too many, the service says, and nothing typed is lost."""

    def __init__(self, *, rows: int = 3, **options: Any) -> None:
        super().__init__(required=False, widget=forms.Textarea({"rows": rows}), **options)


class PartForm(PlatformForm):
    """One part of a cycle, saved on its own.

    `version` is that of the cycle, `seen` tells which answers to this part the person had before
    them: when only other parts have changed since, nobody needs to be asked.
    """

    needed: tuple[str, ...] = ()  # before the part is finished; for later it may wait

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_finished: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = is_finished

    def answers(self) -> dict[str, Any]:
        """What was answered, by the names that the services know."""
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name not in ("version", "seen")
        }
