"""Ways of working as an organisation offers them, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.templatetags.words import counted
from projects.methods import METHODS, MethodStage
from projects.selectors.methods import Offer


@dataclass(frozen=True)
class MethodCard:
    """One way of working with its stages, and how it is used here."""

    key: str
    label: str
    about: str
    good_for: str
    stages: tuple[MethodStage, ...]
    is_offered: bool
    is_usual: bool
    used: str


def method_cards(offer: Offer, uses: Mapping[str, int]) -> list[MethodCard]:
    """What is offered, and what is no longer offered but still used, in their order."""
    return [
        MethodCard(
            key=key,
            label=method.label,
            about=method.about,
            good_for=method.good_for,
            stages=method.stages,
            is_offered=key in offer.offered,
            is_usual=key == offer.usual,
            used=_("{count} under way").format(count=counted(uses.get(key, 0), "project")),
        )
        for key, method in METHODS.items()
        if key in offer.offered or uses.get(key)
    ]
