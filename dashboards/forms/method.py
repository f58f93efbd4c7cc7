"""What a team writes of one stage of its way of working."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import DayField
from common.forms import PlatformForm
from projects.methods import MethodStage, Prompt
from projects.methods.standing import Written
from projects.services.methods import LONGEST_ANSWER


class StageWordsForm(PlatformForm):
    """The questions of a stage, what the team ticks, and its day. `version` is the one seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, stage: MethodStage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stage = stage
        for prompt in stage.prompts:
            self.fields[prompt.key] = _question(prompt)
        if stage.day and stage.day.is_written:
            self.fields["day"] = DayField(
                label=stage.day.words, required=False, help_text=_("For example 27 March 2027")
            )
        if stage.ticks:
            self.fields["ticked"] = forms.MultipleChoiceField(
                label=_("What shows that it is done?"),
                help_text=_(
                    "Tick what is there. What the record shows by itself is not asked here."
                ),
                required=False,
                choices=[(tick.key, tick.words) for tick in stage.ticks],
                widget=forms.CheckboxSelectMultiple,
            )
        if not self.is_bound:
            self.fields[stage.prompts[0].key].widget.attrs["autofocus"] = True

    @property
    def words(self) -> Written:
        """What was written, with the version of the stage that was seen."""
        return Written(
            answers={p.key: self.cleaned_data.get(p.key, "") for p in self.stage.prompts},
            ticked=self.cleaned_data.get("ticked") or [],
            day=self.cleaned_data.get("day"),
            version=self.cleaned_data["version"],
        )


def _question(prompt: Prompt) -> forms.CharField:
    return forms.CharField(
        label=prompt.words,
        help_text=prompt.hint,
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea({"rows": 3}),
        error_messages={
            "max_length": _(
                "Use at most {most:,} characters here. This has %(show_value)d."
            ).format(most=LONGEST_ANSWER)
        },
    )
