"""What a measure is."""

from typing import Any

from django import forms

from charts.engine import Direction, Method
from charts.forms.fields import NumberField, text_box
from charts.models import Measure
from charts.policies import METHODS_FOR, recommended_rule_set
from charts.services.measures import Definition
from charts.vocabulary import (
    RHYTHM_LABELS,
    ROLE_LABELS,
    SHAPE_LABELS,
    WITH_DENOMINATOR,
    DataShape,
    MeasureRole,
    Rhythm,
    labelled,
)
from common.forms import PlatformForm
from common.language import lazily

_DIRECTIONS = [
    (Direction.INCREASE.value, lazily("Higher is better")),
    (Direction.DECREASE.value, lazily("Lower is better")),
    (Direction.NEUTRAL.value, lazily("Neither: any change matters")),
]
_SHOWN_AS_COUNTED = (DataShape.COUNT, DataShape.VALUE)
_WHOLE = (DataShape.COUNT, DataShape.TIME_BETWEEN)


class DefinitionForm(PlatformForm):
    """A measure in one sentence: what is counted, out of what, how often, which way is better."""

    name = forms.CharField(
        label=lazily("What do you call it?"),
        help_text=lazily("Short, as you would say it: “Seen within 7 days”."),
        widget=text_box("wide", maxlength=150, autofocus=True),
        error_messages={"required": lazily("Give the measure a name.")},
    )
    data_shape = forms.ChoiceField(
        label=lazily("What do you write down each time?"),
        choices=labelled(SHAPE_LABELS),
        initial=DataShape.COUNT.value,
        widget=forms.RadioSelect,
    )
    numerator_words = forms.CharField(
        label=lazily("What is counted or measured?"),
        help_text=lazily("For example falls, people seen within 7 days, days waited."),
        widget=text_box("wide", maxlength=120),
        error_messages={"required": lazily("Say what is counted or measured, for example falls.")},
    )
    denominator_words = forms.CharField(
        required=False,
        label=lazily("Out of what?"),
        help_text=lazily("For a percentage or a rate: all people referred, bed days."),
        widget=text_box("wide", maxlength=120),
    )
    multiplier = NumberField(
        required=False,
        initial="1,000",
        label=lazily("Per how many?"),
        help_text=lazily("For a rate: 1,000 shows falls per 1,000 bed days."),
    )
    rhythm = forms.ChoiceField(
        label=lazily("How often?"), choices=labelled(RHYTHM_LABELS), initial=Rhythm.MONTH.value
    )
    direction = forms.ChoiceField(
        label=lazily("Which way is better?"),
        choices=_DIRECTIONS,
        initial=Direction.DECREASE.value,
        widget=forms.RadioSelect,
    )
    target = NumberField(required=False, label=lazily("Target"))
    role = forms.ChoiceField(
        label=lazily("What is it for?"),
        choices=labelled(ROLE_LABELS),
        initial=MeasureRole.OUTCOME.value,
        widget=forms.RadioSelect,
    )
    definition = forms.CharField(
        required=False,
        label=lazily("What exactly counts?"),
        help_text=lazily(
            "So that two people count the same. Say also who collects it, and from where."
        ),
        widget=forms.Textarea({"rows": 3}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @property
    def has_more(self) -> bool:
        """Whether what most people leave as it is has been answered, or has to be corrected."""
        more = self["role"].value() != MeasureRole.OUTCOME or bool(self["definition"].value())
        return more or bool(self.errors.keys() & {"role", "definition"})

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("data_shape") == DataShape.TIME_BETWEEN:
            given["rhythm"] = Rhythm.EVENT.value
        return given

    def answers(self) -> dict[str, Any]:
        """What was answered, by the names that the services know."""
        given = self.cleaned_data
        shape = DataShape(given["data_shape"])
        counted = " ".join(given["numerator_words"].split())
        return {
            "name": " ".join(given["name"].split()),
            "role": given["role"],
            "data_shape": shape.value,
            "rhythm": given["rhythm"],
            "direction": given["direction"],
            "target": given["target"],
            "definition": given["definition"].strip(),
            "numerator_words": counted,
            "denominator_words": " ".join(given["denominator_words"].split())
            if shape in WITH_DENOMINATOR
            else "",
            "value_words": counted if shape in _SHOWN_AS_COUNTED else "",
            "multiplier": (given["multiplier"] or 1000.0) if shape is DataShape.RATE else 1.0,
        }

    def new_definition(self) -> Definition:
        """The definition of a new measure: a run chart, until somebody chooses another."""
        answers = self.answers()
        decimals = 0 if DataShape(answers["data_shape"]) in _WHOLE else 1
        return Definition(**answers, decimals=decimals)

    def changes_to(self, measure: Measure) -> dict[str, Any]:
        """The answers, and a run chart where the chart does not suit the new kind of number."""
        changes = self.answers()
        shape = DataShape(changes["data_shape"])
        if measure.method not in METHODS_FOR[shape]:
            changes["method"] = Method.RUN.value
            changes["rule_set"] = recommended_rule_set(Method.RUN).value
        return changes


def initial_of(measure: Measure) -> dict[str, Any]:
    """The answers with which a measure is defined now."""
    same = ("name", "role", "data_shape", "rhythm", "direction", "definition", "version")
    return {
        **{name: getattr(measure, name) for name in (*same, "denominator_words")},
        "numerator_words": measure.numerator_words or measure.value_words,
        "multiplier": f"{measure.multiplier:,.10g}" if measure.multiplier != 1 else "1,000",
        "target": "" if measure.target is None else f"{measure.target:.10g}",
    }
