"""Fields that several forms share."""

from collections.abc import Iterable
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from common.forms import LongSelect
from common.language import lazily
from people.models import Unit

DEEPER = "\N{EM SPACE}"  # one for each step down the tree of units
_REGIONS = (
    lazily("Africa"),
    lazily("America"),
    lazily("Antarctica"),
    lazily("Asia"),
    lazily("Atlantic"),
    lazily("Australia"),
    lazily("Europe"),
    lazily("Indian"),
    lazily("Pacific"),
)


class NameField(forms.CharField):
    """A name on one line: spaces and line breaks that came with a paste do not matter."""

    def __init__(self, *, label: str, missing: str = "", **options: Any) -> None:
        options.setdefault("max_length", 120)
        super().__init__(label=label, **options)
        self.error_messages["required"] = missing
        self.error_messages["max_length"] = _(
            "Shorten this to %(limit_value)d characters or fewer."
        )

    def to_python(self, value: object) -> str:
        return " ".join((super().to_python(value) or "").split())


class EmailField(forms.EmailField):
    """An e-mail address, whatever capitals and spaces it was typed with."""

    default_error_messages = {
        "required": lazily("Enter an e-mail address."),
        "invalid": lazily("Enter the whole address, such as amara@example.org."),
    }

    def __init__(self, *, label: str = lazily("E-mail address"), **options: Any) -> None:
        super().__init__(label=label, **options)
        self.widget.attrs["autocomplete"] = "email"

    def clean(self, value: str) -> str:
        return super().clean(value).lower()


class NewPasswordField(forms.CharField):
    """A password to be chosen, long and not among those that everybody knows.

    The service looks again, for then it knows whose it will be.
    """

    def __init__(self, *, label: str = lazily("Choose a password")) -> None:
        super().__init__(
            label=label,
            strip=False,
            help_text=_("At least 12 characters. Three or four words that you remember work well."),
            widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-reveal": ""}),
        )
        self.error_messages["required"] = _("Choose a password.")

    def validate(self, value: str) -> None:
        super().validate(value)
        if value:
            validate_password(value)


class DayField(forms.DateField):
    """A day: 27/3/2027, 27 March 2027, 2027-03-27."""

    def __init__(self, **options: Any) -> None:
        box = forms.DateInput({"class": "input--date", "autocomplete": "off"})
        formats = ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y"]
        super().__init__(widget=box, input_formats=formats, **options)
        self.error_messages["invalid"] = _("Write the day like 27 March 2027.")


_CHOOSE_PLACE = lazily("Choose a place.")


class UnitField(forms.ChoiceField):
    """A choice among units, shown as a tree; the answer is the unit itself."""

    widget = LongSelect

    def __init__(
        self,
        *,
        label: str,
        missing: str = _CHOOSE_PLACE,
        **options: Any,
    ) -> None:
        super().__init__(label=label, **options)
        self.error_messages["required"] = missing
        self.error_messages["invalid_choice"] = missing
        self._units: dict[str, Unit] = {}

    def offer(self, units: Iterable[Unit], *, nothing: str = "") -> None:
        """Let these be chosen, in this order; `nothing` names the empty choice of a filter."""
        self._units = {str(unit.public_id): unit for unit in units}
        highest = min((len(unit.path) for unit in self._units.values()), default=0)
        self.choices = [("", nothing)] if nothing else []
        self.choices += [
            (key, DEEPER * (len(unit.path) - highest) + unit.name)
            for key, unit in self._units.items()
        ]

    def clean(self, value: str) -> Unit | None:
        return self._units.get(super().clean(value))


def offer_units(form: forms.Form, name: str, units: Iterable[Unit], *, nothing: str = "") -> None:
    """Let these units be chosen in the field of that name, or `nothing` by its words."""
    field = form.fields[name]
    assert isinstance(field, UnitField), f"{name} is no choice among units"
    field.offer(units, nothing=nothing)


def time_zones() -> list[tuple[str, list[tuple[str, str]]]]:
    """The places of the time zone database by region, as grouped choices."""
    places: dict[str, list[tuple[str, str]]] = {region: [] for region in _REGIONS}
    for name in sorted(available_timezones()):
        region, _slash, place = name.partition("/")
        if region in places:
            places[region].append((name, place.replace("_", " ").replace("/", ", ")))
    return list(places.items())
