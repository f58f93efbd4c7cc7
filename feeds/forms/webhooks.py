"""A webhook: whom to tell, of what, and for which place."""

from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from feeds.models import Webhook
from feeds.vocabulary import TOPIC_LABELS, Topic
from people.forms.fields import NameField, UnitField, offer_units
from people.models import Unit


class WebhookForm(PlatformForm):
    """A new one, or one that is `known` and changes."""

    name = NameField(
        label=lazily("What is it for?"),
        help_text=lazily("Such as “Channel of the QI team”."),
        missing=lazily("Say what the webhook is for."),
        max_length=80,
        widget=forms.TextInput(attrs={"autofocus": True}),
    )
    address = forms.CharField(
        label=lazily("Address of the other system"),
        help_text=lazily("It begins with https:// and has to be reachable from this server."),
        max_length=500,
        widget=forms.URLInput(attrs={"spellcheck": "false", "autocomplete": "off"}),
        error_messages={"required": lazily("Enter the address that the other system gave you.")},
    )
    topics = forms.TypedMultipleChoiceField(
        label=lazily("When is it told?"),
        coerce=Topic,
        choices=[(topic.value, label) for topic, label in TOPIC_LABELS.items()],
        initial=[topic.value for topic in Topic],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazily("Choose at least one thing to tell of.")},
    )
    unit = UnitField(
        label=lazily("For which place?"),
        help_text=lazily("There and everywhere below. Private projects are never told of."),
    )

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, units: list[Unit], known: Webhook | None = None, **kwargs: Any
    ) -> None:
        if known is not None:
            kwargs["initial"] = {
                **{name: getattr(known, name) for name in ("name", "address", "topics", "version")},
                "unit": known.unit.public_id,
            }
        super().__init__(*args, **kwargs)
        offer_units(self, "unit", units)

    def answers(self) -> dict[str, Any]:
        """What the services ask for."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}
