"""What is written down at a huddle: each in one line."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from common.models import PublicModel
from pdsa.models import Cycle
from people.models import User
from projects.models import Project


class OneOfField(forms.ChoiceField):
    """A choice among things of ours, the first of which is chosen; the answer is the thing."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._things: dict[str, PublicModel] = {}
        self.error_messages["invalid_choice"] = _("Choose one of the list. It may have changed.")
        self.error_messages["required"] = _("Choose one of the list.")

    def offer(self, things: Iterable[PublicModel]) -> None:
        self._things = {str(thing.public_id): thing for thing in things}
        self.choices = [(key, str(thing)) for key, thing in self._things.items()]

    def clean(self, value: str) -> PublicModel:
        return self._things[super().clean(value)]


def _line(label: str, missing: str, longest: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=longest,
        widget=forms.TextInput({"maxlength": longest}),
        error_messages={"required": missing},
    )


class IssueForm(PlatformForm):
    """Something is in the way."""

    words = _line(lazily("What is in our way?"), lazily("Say in one line what is in the way."), 200)
    project = OneOfField(label=lazily("Of which project?"))

    def offer(self, projects: Sequence[Project]) -> "IssueForm":
        self.fields["project"].offer(projects)  # type: ignore[attr-defined]
        return self


class IdeaForm(PlatformForm):
    """Something to try."""

    text = _line(lazily("What could we try?"), lazily("Say in one line what to try."), 200)
    project = OneOfField(label=lazily("In which project?"))

    def offer(self, projects: Sequence[Project]) -> "IdeaForm":
        self.fields["project"].offer(projects)  # type: ignore[attr-defined]
        return self


class ActionForm(PlatformForm):
    """Somebody does something for a test, by the next huddle."""

    what = _line(lazily("Who does what by tomorrow?"), lazily("Say what has to be done."), 200)
    who = OneOfField(label=lazily("Who does it?"))
    cycle = OneOfField(label=lazily("For which test?"))

    def offer(self, cycles: Sequence[Cycle], people: Sequence[User]) -> "ActionForm":
        self.fields["cycle"].offer(cycles)  # type: ignore[attr-defined]
        self.fields["who"].offer(people)  # type: ignore[attr-defined]
        return self
