from typing import Any

from django.utils.translation import gettext_lazy as _

from common.forms import PlatformForm
from people.forms.fields import UnitField, offer_units
from people.models import Unit


class MergeForm(PlatformForm):
    """Into which place another one goes."""

    into = UnitField(label=_("Merge into"), missing=_("Choose the place that stays."))

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "into", units)
