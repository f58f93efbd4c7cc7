from typing import Any

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import UnitField, offer_units
from people.models import Unit


class MergeForm(PlatformForm):
    """Into which place another one goes."""

    into = UnitField(label=lazily("Merge into"), missing=lazily("Choose the place that stays."))

    def __init__(self, *args: Any, units: list[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_units(self, "into", units)
