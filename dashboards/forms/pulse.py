"""Three questions about taking part, and who may see the answers."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily
from common.templatetags.components import icon
from dashboards.forms.survey import OptionsInARow
from projects.services.pulse import LONGEST_PULSE, Pulse
from projects.vocabulary import PULSE_ANSWERS, PULSE_QUESTIONS, PulseReader


def _with_face(number: int, words: object) -> SafeString:
    return format_html("{} {}", icon(f"face-{number}"), words)


class PulseForm(PlatformForm):
    """Five answers to each question, best first, and room for words."""

    words = forms.CharField(
        label=lazily("Is there something you want to say?"),
        required=False,
        max_length=LONGEST_PULSE,
        widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_PULSE}),
    )
    seen_by = forms.ChoiceField(
        label=lazily("Who may see your answers?"),
        choices=PulseReader.choices,
        initial=PulseReader.NOBODY.value,
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose who may see your answers.")},
    )
    field_order = [*(question.key for question in PULSE_QUESTIONS), "words", "seen_by"]

    def __init__(self, *args: Any, one_below_another: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in PULSE_QUESTIONS:
            self.fields[question.key] = forms.TypedChoiceField(
                label=str(question.words),
                coerce=int,
                choices=[(n, _with_face(n, words)) for n, words in PULSE_ANSWERS.items()],
                widget=forms.RadioSelect if one_below_another else OptionsInARow,
                error_messages={"required": _("Choose one of the five answers.")},
            )
        self.order_fields(self.field_order)

    @property
    def pulse(self) -> Pulse:
        """What was answered, once the form is valid."""
        return Pulse(**self.cleaned_data)
