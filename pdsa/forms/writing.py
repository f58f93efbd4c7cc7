"""Do, Study and Act: what is written about a test when it has begun."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from charts.forms.fields import DayField, NumberField, text_box
from common.forms import PlatformForm
from common.language import lazily
from pdsa.forms.fields import LongField, PartForm, PickField
from pdsa.presenters.labels import LABELS
from pdsa.presenters.predictions import PredictionLine
from pdsa.services.studying import Judgement
from pdsa.stages import DECISION_LABELS, OUTCOME_LABELS, Outcome, labelled

_YES_NO = [("yes", lazily("Yes")), ("no", lazily("No, something was different"))]


class StartForm(PlatformForm):
    """The day on which a test begins."""

    started_on = DayField(
        label=lazily("On which day did the test begin?"),
        help_text=lazily("From now on the charts of its measures carry its mark on this day."),
    )


class DoForm(PartForm):
    """What happened."""

    needed = ("ended_on", "observations", "as_planned")

    started_on = DayField(label=LABELS["started_on"])
    ended_on = DayField(
        label=LABELS["ended_on"],
        required=False,
        error_messages={"required": lazily("Say on which day the test ended.")},
    )
    as_planned = forms.TypedChoiceField(
        label=LABELS["as_planned"],
        choices=_YES_NO,
        required=False,
        empty_value=None,
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Say whether the test went as planned.")},
    )
    why_not_as_planned = LongField(
        label=LABELS["why_not_as_planned"], rows=2, help_text=lazily("If it did not go as planned.")
    )
    observations = LongField(
        label=LABELS["observations"],
        error_messages={
            "required": lazily("Write down what you saw and heard, in a sentence or two.")
        },
    )
    unexpected = LongField(label=LABELS["unexpected"], rows=2)
    feedback = LongField(label=LABELS["feedback"], rows=2)


@dataclass(frozen=True)
class Judging:
    """One prediction in the form: what was said, with the fields beside it."""

    line: PredictionLine
    happened: BoundField
    outcome: BoundField


class StudyForm(PartForm):
    """What the test showed. Each prediction stands beside its result, filled in where known."""

    needed = ("learned",)

    data_summary = LongField(label=LABELS["data_summary"], rows=2)
    compared_with_prediction = LongField(label=LABELS["compared_with_prediction"], rows=2)
    learned = LongField(
        label=LABELS["learned"],
        help_text=lazily("A prediction that did not come true has taught you something: say what."),
        error_messages={
            "required": lazily("Write down what the test taught you, in a sentence or two.")
        },
    )

    def __init__(self, *args: Any, lines: Sequence[PredictionLine], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._lines = lines
        asked: dict[str, forms.Field] = {}
        for number, line in enumerate(lines):
            asked[f"happened_{number}"] = _happened(line)
            asked[f"outcome_{number}"] = _outcome(line)
            asked[f"outcome_{number}"].required = self.fields["learned"].required
        self.fields = {**asked, **self.fields}

    @property
    def judging(self) -> list[Judging]:
        return [
            Judging(line, self[f"happened_{number}"], self[f"outcome_{number}"])
            for number, line in enumerate(self._lines)
        ]

    @property
    def texts(self) -> list[BoundField]:
        return [self[name] for name in ("data_summary", "compared_with_prediction", "learned")]

    def answers(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name]
            for name in ("data_summary", "compared_with_prediction", "learned")
        }

    def judgements(self) -> tuple[Judgement, ...]:
        """What a person made of each prediction."""
        found = []
        for number, line in enumerate(self._lines):
            happened = self.cleaned_data[f"happened_{number}"]
            said = self.cleaned_data[f"outcome_{number}"]
            found.append(
                Judgement(
                    prediction=line.prediction,
                    outcome=Outcome(said) if said else None,
                    happened=happened if line.has_number else None,
                    happened_words="" if line.has_number else happened,
                )
            )
        return tuple(found)


class ActForm(PartForm):
    """What becomes of the change."""

    decision = forms.ChoiceField(
        label=LABELS["decision"],
        choices=labelled(DECISION_LABELS),
        widget=forms.RadioSelect,
        error_messages={"required": lazily("Choose one of the three: adopt, adapt or abandon.")},
    )
    next_steps = LongField(label=LABELS["next_steps"], rows=2)
    next_cycle_on = DayField(
        label=LABELS["next_cycle_on"],
        required=False,
        help_text=lazily("If you plan it later: you are reminded on that day."),
    )


class TaskForm(PlatformForm):
    """Something to do for a test."""

    what = forms.CharField(
        label=lazily("What has to be done?"),
        widget=text_box("wide", maxlength=200),
        error_messages={"required": lazily("Say what has to be done.")},
    )
    who = PickField(label=lazily("Who does it?"), none=lazily("Nobody yet"))
    due_on = DayField(label=lazily("By when?"), required=False)
    where = forms.CharField(
        label=lazily("Where?"), required=False, widget=text_box("wide", maxlength=120)
    )


def _happened(line: PredictionLine) -> forms.Field:
    if line.has_number:
        return NumberField(
            label=_about(_("It was"), line),
            required=False,
            initial=line.happened,
            help_text=_escaped(line.source_words),
        )
    return forms.CharField(
        label=_about(_("What happened"), line),
        required=False,
        max_length=300,
        initial=line.happened,
        widget=text_box("wide"),
    )


def _outcome(line: PredictionLine) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_about(_("How did it compare?"), line),
        choices=labelled(OUTCOME_LABELS),
        error_messages={"required": _("Say how each prediction compared with what happened.")},
        initial=line.outcome or line.proposed,
        widget=forms.RadioSelect,
    )


def _about(question: str, line: PredictionLine) -> SafeString:
    """A question that stands beside its prediction, and names it for those who hear it."""
    return format_html('{}<span class="visually-hidden"> {}</span>', question, line.words)


def _escaped(words: str) -> SafeString:
    """Help texts are markup; names of measures are not."""
    return conditional_escape(words)
