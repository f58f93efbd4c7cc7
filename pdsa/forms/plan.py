"""A new cycle, and the two parts of it that are written before the test."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from charts.forms.fields import DayField, NumberField, WholeNumberField, text_box
from common.forms import PlatformForm
from common.language import lazily
from common.templatetags.words import day
from pdsa.forms.fields import LongField, PartForm, PickField, PickManyField, key_of
from pdsa.models import Cycle
from pdsa.presenters.labels import LABELS
from pdsa.services.planning import Plan
from pdsa.services.predictions import Expectation
from pdsa.stages import KIND_LABELS, SCALE_LABELS, CycleKind, Scale, labelled

_EXPECTED = ("words", "measure", "lowest", "highest", "by_when", "confidence")


def _title() -> forms.CharField:
    return forms.CharField(
        label=LABELS["title"],
        help_text=_("Short, as you would say it at the huddle: “Huddle on one early shift”."),
        widget=text_box("wide", maxlength=150),
        error_messages={"required": _("Give the test a name.")},
    )


def _objective() -> LongField:
    return LongField(
        label=LABELS["objective"],
        help_text=_("One or two sentences are enough."),
        error_messages={"required": _("Say in a sentence what you will try, and with whom.")},
    )


def _scale() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=LABELS["scale"],
        choices=labelled(SCALE_LABELS),
        coerce=Scale,
        help_text=_("Begin with the smallest test from which you can learn."),
    )


def _kind() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=LABELS["kind"], choices=labelled(KIND_LABELS), coerce=CycleKind, initial="test"
    )


def _idea() -> PickField:
    return PickField(label=LABELS["idea"], none=_("None yet"))


def _lead() -> PickField:
    return PickField(label=LABELS["lead"], none="Me")


class PlanFields(PlatformForm):
    """What is planned, as the page of a cycle asks it."""

    objective = _objective()
    planned_start = DayField(label=LABELS["planned_start"], required=False)
    planned_end = DayField(label=LABELS["planned_end"], required=False)
    questions = LongField(label=LABELS["questions"], rows=2)
    data_plan = LongField(label=LABELS["data_plan"], rows=2)
    could_go_wrong = LongField(label=LABELS["could_go_wrong"], rows=2)


class ExpectedFields(PlatformForm):
    """A prediction: words, or a measure with a number, by when, and how sure."""

    measure = PickField(
        label=lazily("Which measure will show it?"), none=lazily("None: I say it in words")
    )
    lowest = NumberField(label=lazily("At least"), required=False)
    highest = NumberField(label=lazily("At most"), required=False)
    by_when = DayField(label=lazily("By when will you know?"), required=False)
    confidence = WholeNumberField(
        label=lazily("How sure are you, in %?"),
        required=False,
        help_text="50 means that it could go either way.",
    )
    words = forms.CharField(
        label=lazily("In words"),
        required=False,
        max_length=300,
        widget=text_box("wide"),
        help_text=lazily("Such as “Night staff will come if we start at 9:15”."),
        error_messages={
            "max_length": lazily("Shorten this to %(limit_value)d characters or fewer.")
        },
    )

    def expectation(self) -> Expectation:
        return Expectation(**{name: self.cleaned_data[name] for name in _EXPECTED})

    def expectations(self) -> tuple[Expectation, ...]:
        """The prediction, if anything was filled in."""
        given = self.expectation()
        is_blank = all(value in (None, "") for value in vars(given).values())
        return () if is_blank else (given,)


class ExpectationForm(ExpectedFields):
    """A prediction on its own."""


class NewCycleForm(PlanFields, ExpectedFields):
    """A whole plan on one page, the most needed first."""

    title = _title()
    idea = _idea()
    scale = _scale()
    kind = _kind()
    lead = _lead()
    measures = PickManyField(label=LABELS["measures"])

    def __init__(self, *args: Any, is_finished: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].widget.attrs["autofocus"] = True
        self.fields["objective"].required = is_finished

    def plan(self) -> Plan:
        """The plan; the measure of the prediction is among its measures."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in _EXPECTED}
        foretold = self.cleaned_data["measure"]
        if foretold and foretold not in given["measures"]:
            given["measures"] = (*given["measures"], foretold)
        return Plan(**given)


class DetailsForm(PartForm):
    """What a cycle is called and what it belongs to."""

    title = _title()
    idea = _idea()
    previous = PickField(
        label=LABELS["previous"], none=lazily("No other: it is the first of its ramp")
    )
    measures = PickManyField(label=LABELS["measures"])
    scale = _scale()
    kind = _kind()
    lead = PickField(label=LABELS["lead"], none=lazily("As before"))


class PlanForm(PartForm, PlanFields, ExpectedFields):
    """The plan itself. One prediction can be added with it."""

    needed = ("objective",)

    def answers(self) -> dict[str, Any]:
        return {name: value for name, value in super().answers().items() if name not in _EXPECTED}


class DatesForm(PartForm):
    """What is left of the plan to change once the test has begun."""

    planned_start = DayField(label=LABELS["planned_start"], required=False)
    planned_end = DayField(label=LABELS["planned_end"], required=False)


def initial_of(plan: Plan) -> dict[str, Any]:
    """A plan as the forms show it."""
    return {
        **{name: getattr(plan, name) for name in ("title", "objective", "questions")},
        **{name: getattr(plan, name) for name in ("data_plan", "could_go_wrong")},
        "kind": str(plan.kind),
        "scale": str(plan.scale),
        "planned_start": day(plan.planned_start),
        "planned_end": day(plan.planned_end),
        "idea": key_of(plan.idea),
        "lead": key_of(plan.lead),
        "previous": key_of(plan.previous),
        "measures": [key_of(measure) for measure in plan.measures],
    }


def plan_form_for(cycle: Cycle) -> type[PartForm]:
    """Once the test has begun its plan stands; only its days may still be moved."""
    return PlanForm if cycle.started_on is None else DatesForm
