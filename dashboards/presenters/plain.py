"""How a project goes and what it tries, in sentences without terms of the field."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from charts.models import Measure
from common.language import lazily
from pdsa.models import Cycle

_GOING = {
    "improvement": lazily("It is getting better. This is more than chance."),
    "concern": lazily("It is getting worse. The team looks for the reason."),
    "neutral_high": lazily("It has changed. The numbers are higher now."),
    "neutral_low": lazily("It has changed. The numbers are lower now."),
    "special_cause": lazily("It has changed. The team looks for the reason."),
    "common_cause": lazily("It goes up and down as it always did. Nothing has changed yet."),
}


def going_words(main: Measure | None) -> str:
    """What the main chart says, in two short sentences."""
    if main is None:
        return _("We count nothing yet.")
    said = _GOING.get(main.state.variation)
    return str(said) if said else _("It is too early to say.")


def trying_words(cycles: Iterable[Cycle]) -> list[str]:
    """The tests under way by their names."""
    return [str(cycle) for cycle in cycles]
