"""Opening the board's survey, and answering it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import DayField
from common.forms import PlatformForm
from common.language import lazily
from dashboards.boardroom.behaviours import STANDINGS


class OptionsInARow(forms.RadioSelect):
    """A few short answers side by side, where there is room."""

    template_name = "django/forms/widgets/options_in_a_row.html"


class OpenSurveyForm(PlatformForm):
    """Until when answers are asked for."""

    answer_by = DayField(
        label=lazily("Until when may the board answer?"),
        help_text=lazily("For example 27 March 2027. You close the survey yourself."),
        error_messages={"required": lazily("Write a day, for example 27 March 2027.")},
    )


class SurveyForm(PlatformForm):
    """A choice among three for each behaviour; none has to be made."""

    is_filter = True  # so no label says that it is optional

    def __init__(self, *args: Any, items: Sequence[Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, words in items:
            self.fields[key] = forms.ChoiceField(
                label=words,
                required=False,
                choices=[(standing.key, standing.label) for standing in STANDINGS],
                widget=OptionsInARow,
                error_messages={"invalid_choice": _("Choose one of the three answers.")},
            )

    def chosen(self) -> dict[str, str]:
        """What was chosen, without what was left open."""
        return {key: given for key, given in self.cleaned_data.items() if given}
