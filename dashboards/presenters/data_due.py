"""A number that is waited for, with the boxes to write it in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from charts import periods
from charts.figures.period_words import period_words
from charts.models import Measure
from charts.selectors import period_due
from charts.vocabulary import Staleness
from common.templatetags.words import ago, day

_TONES = {Staleness.FRESH: "neutral", Staleness.QUIET: "warning", Staleness.SILENT: "danger"}


@dataclass(frozen=True)
class Box:
    """One box of an entry form."""

    name: str
    label: str


@dataclass(frozen=True)
class DataDue:
    """One period of one measure that nobody has written down yet, and a form for it."""

    title: str
    href: str
    project: str
    period_words: str
    due_words: str
    tone: str
    due_on: date
    action: str
    many_href: str  # where several periods wait, the page for many; else empty
    key: UUID
    period: str
    boxes: tuple[Box, ...]

    @property
    def save_label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return _("Save {title}").format(title=self.title)


def data_due(
    measures: Iterable[Measure], *, today: date, naming_projects: bool = True
) -> list[DataDue]:
    """What these measures (with `newest`) wait for, longest waiting first."""
    due = [
        _due(measure, period, today=today, naming_project=naming_projects)
        for measure in measures
        if (period := period_due(measure, measure.newest, today=today))  # type: ignore[attr-defined]
    ]
    return sorted(due, key=lambda item: (item.due_on, item.title))


def _due(measure: Measure, period: date, *, today: date, naming_project: bool) -> DataDue:
    newest: date | None = measure.newest  # type: ignore[attr-defined]
    due_on = periods.due_on(measure.every, period)
    staleness = periods.staleness(measure.every, newest, today) if newest else Staleness.FRESH
    waiting = newest and periods.following(measure.every, period) <= periods.latest_finished(
        measure.every, today
    )
    return DataDue(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        project=measure.project.title if measure.project and naming_project else "",
        period_words=period_words(period.isoformat(), measure.every),
        due_words=_due_words(due_on, today) if newest else _("First number"),
        tone=_TONES[staleness],
        due_on=due_on,
        action=reverse("measurement_new", args=[measure.public_id]),
        many_href=reverse("measurement_grid", args=[measure.public_id]) if waiting else "",
        key=uuid4(),
        period=period.isoformat(),
        boxes=_boxes(measure),
    )


def _due_words(due_on: date, today: date) -> str:
    if due_on >= today:
        return _("Due today")
    said = ago(due_on)
    return (
        _("Due since {due_on}").format(due_on=day(due_on))
        if said.startswith("on ")
        else _("Due {said}").format(said=said)
    )


def _boxes(measure: Measure) -> tuple[Box, ...]:
    if measure.has_denominator:
        return (
            Box("numerator", _label(measure.numerator_words, _("How many"))),
            Box("denominator", _label(measure.denominator_words, _("Out of"))),
        )
    return (Box("value", _label(measure.value_words or measure.numerator_words, _("Number"))),)


def _label(words: str, otherwise: str) -> str:
    return words[:1].upper() + words[1:] if words else otherwise
