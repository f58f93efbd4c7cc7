"""Adding up at one more place."""

from collections.abc import Iterable, Mapping

from common.forms import PlatformForm
from common.language import lazily
from people.forms.fields import UnitField, offer_units
from people.models import Unit


class RollUpForm(PlatformForm):
    """Where the numbers of the teams beneath should be added up too."""

    unit = UnitField(label=lazily("Place"))

    def __init__(self, data: Mapping[str, str] | None, *, places: Iterable[Unit]) -> None:
        super().__init__(data)
        offer_units(self, "unit", places)
