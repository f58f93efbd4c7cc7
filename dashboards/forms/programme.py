"""What people write about a programme, and what its projects count alike."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import DayField
from charts.models import Measure, SharedDefinition
from common.forms import FilterForm, PlatformForm
from common.language import lazily
from people.forms.fields import EmailField, NameField
from people.models import User
from projects.models import Programme
from projects.services.programmes import LONGEST, Outline

NEW, NONE = "new", "none"


class ProgrammeForm(PlatformForm):
    """What a programme says of itself. `version` is the one that the person has seen; 0: none."""

    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    title = NameField(
        label=lazily("What is the programme called?"),
        max_length=150,
        missing=lazily("Enter a name for the programme."),
        help_text=lazily("Short, so that teams recognise it. Such as “Calmer wards”."),
    )
    aim = forms.CharField(
        label=lazily("What do all its projects want to reach together?"),
        max_length=LONGEST,
        help_text=lazily(
            "How much, by when, for whom. Each project keeps an aim of its own beside it."
        ),
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "required": lazily("Say what all of its projects want to reach together."),
            "max_length": lazily(
                "Shorten this to %(limit_value)d characters. It has %(show_value)d now."
            ),
        },
    )
    purpose = forms.CharField(
        label=lazily("Why together?"),
        required=False,
        max_length=LONGEST,
        help_text=lazily("What teams gain from it: what they share, how often they meet."),
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "max_length": lazily(
                "Shorten this to %(limit_value)d characters. It has %(show_value)d now."
            )
        },
    )
    lead = EmailField(
        label=lazily("Who leads it?"),
        help_text=lazily("The e-mail address with which they sign in here."),
    )
    starts_on = DayField(label=lazily("When does it start?"))
    ends_on = DayField(label=lazily("When is it meant to end?"), required=False)

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._people = people

    def clean_lead(self) -> User:
        address = self.cleaned_data["lead"]
        person = next((p for p in self._people if p.email == address), None)
        if person is None:
            raise forms.ValidationError(
                _("Nobody here signs in with this address. Check it, or invite them first.")
            )
        return person

    @property
    def outline(self) -> Outline:
        """What was written, once the form is valid."""
        given = self.cleaned_data
        return Outline(**{name: given[name] for name in Outline.__dataclass_fields__})


def initial_of(programme: Programme) -> dict[str, Any]:
    """What a programme says of itself now."""
    return {
        **{name: getattr(programme, name) for name in ("version", "title", "aim", "purpose")},
        "lead": programme.lead.email,
        "starts_on": f"{programme.starts_on:%-d %B %Y}",
        "ends_on": f"{programme.ends_on:%-d %B %Y}" if programme.ends_on else "",
    }


class FindProjectForm(FilterForm):
    """Words of a project's title or place."""

    find = forms.CharField(
        label=lazily("Part of its title or place"), max_length=100, widget=forms.SearchInput
    )


class ProjectForm(PlatformForm):
    """A project that was found."""

    project = forms.UUIDField(widget=forms.HiddenInput)


class JoinForm(PlatformForm):
    """A programme in a list."""

    programme = forms.UUIDField(widget=forms.HiddenInput)


class SharingForm(PlatformForm):
    """Something more that a programme's projects count alike."""

    def __init__(
        self,
        *args: Any,
        definitions: Sequence[SharedDefinition],
        measures: Sequence[Measure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._found: dict[str, SharedDefinition | Measure] = {
            **{f"d{d.public_id}": d for d in definitions},
            **{f"m{m.public_id}": m for m in measures},
        }
        shared = [(f"d{d.public_id}", d.name) for d in definitions]
        own = [
            (f"m{m.public_id}", _("{name}, as at {unit}").format(name=m.name, unit=m.unit))
            for m in measures
        ]
        groups = (
            (_("Shared in the organisation already"), shared),
            (_("Counted in one project"), own),
        )
        self.fields["what"] = forms.ChoiceField(
            label=_("What do the projects count alike?"),
            choices=[("", _("Choose")), *((name, choices) for name, choices in groups if choices)],
            error_messages={
                "required": _("Choose what the projects count alike."),
                "invalid_choice": _("Choose from the list."),
            },
        )

    @property
    def offers_anything(self) -> bool:
        return bool(self._found)

    def clean_what(self) -> SharedDefinition | Measure:
        return self._found[self.cleaned_data["what"]]


class AlikeForm(PlatformForm):
    """Which of a project's measures is the shared one, for each thing that is shared."""

    def __init__(
        self,
        *args: Any,
        definitions: Sequence[SharedDefinition],
        measures: Sequence[Measure],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._measures = {str(measure.public_id): measure for measure in measures}
        for definition in definitions:
            self.fields[str(definition.public_id)] = _choice(definition, measures)

    def chosen(self, definition: SharedDefinition) -> Measure | str:
        """The measure, or NEW, or NONE."""
        value = self.cleaned_data[str(definition.public_id)]
        return self._measures.get(value, value)


def _choice(definition: SharedDefinition, measures: Sequence[Measure]) -> forms.ChoiceField:
    agreeing = [
        measure
        for measure in measures
        if (measure.data_shape, measure.rhythm) == (definition.data_shape, definition.rhythm)
        and measure.shared_id in (None, definition.pk)
    ]
    followed = next((m for m in agreeing if m.shared_id == definition.pk), None)
    names = {measure.name.casefold() for measure in measures}
    choices = [(str(measure.public_id), measure.name) for measure in agreeing]
    if definition.name.casefold() not in names:
        choices.append((NEW, _("A new measure, counted in this way from now on")))
    choices.append((NONE, _("We do not count this")))
    return forms.ChoiceField(
        label=definition.name,
        help_text=definition.definition,
        choices=choices,
        initial=str(followed.public_id) if followed else NONE,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose one of your measures, or that you do not count this."),
            "invalid_choice": _("Choose from the list."),
        },
    )
