"""What people decide about a chart: notes, phases, baselines, exclusions, its type and rules."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.engine import Method, RuleSetName
from charts.figures import method_words, rule_words
from charts.forms.fields import DayField, PeriodField, ReasonField, WholeNumberField, text_box
from charts.models import Annotation, Measure
from charts.paste.dates import EXAMPLES
from charts.policies import METHODS_FOR, recommended_rule_set
from charts.vocabulary import DataShape
from common.forms import PlatformForm
from common.language import lazily

RECOMMENDED = "recommended"


class AnnotationForm(PlatformForm):
    """A mark on the time axis."""

    text = forms.CharField(
        label=lazily("What happened?"),
        help_text=lazily("A few words that fit on the chart, such as “Morning huddle started”."),
        widget=text_box("wide", maxlength=200, autofocus=True),
        error_messages={"required": lazily("Say what happened in a few words.")},
    )
    happened_on = DayField(label=lazily("When?"), help_text=lazily("For example 27 March 2027"))
    kind = forms.ChoiceField(
        label=lazily("What kind of thing was it?"),
        choices=Annotation.Kind.choices,
        initial=Annotation.Kind.CHANGE,
        widget=forms.RadioSelect,
    )


class PhaseForm(PlatformForm):
    """Where the lines of the chart start afresh."""

    def __init__(self, *args: Any, measure: Measure, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts_on"] = PeriodField(
            rhythm=measure.every,
            label=_("First period of the new phase"),
            help_text=_("For example {example}").format(example=EXAMPLES[measure.every]),
        )
        self.fields["starts_on"].widget.attrs["autofocus"] = True
        self.fields["reason"] = ReasonField(
            label=_("Why do the lines start afresh here?"),
            help_text=_("A change you made and know of. A signal alone is no reason."),
            error_messages={"required": _("Say why, so that others can follow you.")},
        )
        self.fields["baseline_points"] = WholeNumberField(
            required=False,
            label=_("Fix the lines after how many points?"),
            help_text=_("Empty: all points of the phase count. 12 or more is best."),
        )


class BaselineForm(PlatformForm):
    """From how many of its first points the lines of a phase are drawn."""

    def __init__(self, *args: Any, phases: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["starts_on"] = forms.TypedChoiceField(
            label=_("Which phase?"),
            choices=phases,
            initial=phases[-1][0],
            coerce=date.fromisoformat,
        )
        self.fields["points"] = WholeNumberField(
            required=False,
            label=_("Fix the lines after how many points?"),
            help_text="12 or more is best. Empty: all points of the phase count again.",
        )
        self.fields["reason"] = ReasonField(
            label=_("Why?"),
            help_text=_("For example “The year before we began is our baseline”."),
            error_messages={"required": _("Say why, so that others can follow you.")},
        )


class ExclusionForm(PlatformForm):
    """A point that does not count."""

    def __init__(self, *args: Any, measure: Measure, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["period"] = PeriodField(
            rhythm=measure.every,
            label=_("Which point?"),
            help_text=_("For example {example}").format(example=EXAMPLES[measure.every]),
        )
        self.fields["because"] = ReasonField(
            label=_("Why does it not count?"),
            help_text=_("A known cause that will not come again, such as a ward that was closed."),
            error_messages={"required": _("Say why this point does not count.")},
        )


class ChartForm(PlatformForm):
    """The type of chart and the rules that are applied to it. `advice` says which would suit."""

    def __init__(self, *args: Any, shape: DataShape, advice: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["method"] = forms.ChoiceField(
            label=_("Chart"),
            help_text=advice,
            choices=[(method.value, _told(method)) for method in METHODS_FOR[shape]],
            widget=forms.RadioSelect,
        )
        self.fields["rule_set"] = forms.ChoiceField(
            label=_("Rules"),
            choices=[
                (RECOMMENDED, _("The recommended rules for this chart")),
                *((name.value, rule_words.explain(name).name) for name in RuleSetName),
            ],
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("method") and given.get("rule_set") == RECOMMENDED:
            given["rule_set"] = recommended_rule_set(Method(given["method"])).value
        return given


def _told(method: Method) -> str:
    words = method_words.explain(method)
    return f"{words.name}. {words.lines}"
