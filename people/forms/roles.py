from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import DayField, UnitField, offer_units
from people.forms.invitations import offer_roles
from people.models import Unit
from people.roles import UnitRole


class RoleForm(PlatformForm):
    unit = UnitField(label=lazily("Where?"))
    role = forms.TypedChoiceField(
        label=lazily("Which role?"),
        coerce=UnitRole,
        initial=UnitRole.STAFF.value,
        widget=forms.RadioSelect,
        help_text=lazily("It holds there and everywhere below."),
    )

    starts_on = DayField(
        label=lazily("From"), required=False, help_text=lazily("Leave this empty for today.")
    )
    ends_on = DayField(
        label=lazily("Until"),
        required=False,
        help_text=lazily("The last day on which it holds. Leave this empty if it has no end."),
    )

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)
        offer_roles(self, gives_roles=True)
