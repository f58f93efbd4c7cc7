"""What stands above every page of a measure."""

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from charts.policies import accepts_changes
from people.roles import Action


@dataclass(frozen=True)
class MeasureHead:
    """A measure's name, place and the way to it, and what this person may do with it.

    An address that is empty is not offered.
    """

    title: str
    place: str
    href: str
    steps: tuple[tuple[str, str], ...]
    closed_words: str  # why nothing can be changed; empty when it can
    add_href: str
    many_href: str
    check_href: str
    sheet_href: str  # where a spreadsheet is uploaded
    note_href: str
    phase_href: str
    baseline_href: str
    exclusion_href: str
    method_href: str
    ways_href: str  # to the links by which it is logged without an account
    edit_href: str
    close_href: str
    reopen_href: str
    teams_href: str  # of a roll-up, to those behind it

    @property
    def steps_and_itself(self) -> tuple[tuple[str, str], ...]:
        """The way to a page about this measure."""
        return (*self.steps, (self.title, self.href))

    @property
    def edit_words(self) -> str:
        return _("Edit") if self.edit_href else ""

    @property
    def may_shape(self) -> bool:
        return bool(self.phase_href)


def head_of(measure: Measure, actions: Collection[Action]) -> MeasureHead:
    """The head of a measure's pages for somebody who may do `actions`."""
    is_open = accepts_changes(measure)
    by_hand = is_open and not measure.fed_from

    def offered(name: str, action: Action, *, when: bool = is_open) -> str:
        return reverse(name, args=[measure.public_id]) if when and action in actions else ""

    project_is_open = measure.project is None or not measure.project.is_closed
    may_reopen = measure.closed_on is not None and project_is_open
    return MeasureHead(
        title=measure.name,
        place=measure.unit.name,
        href=reverse("measure", args=[measure.public_id]),
        steps=_steps_to(measure),
        closed_words="" if is_open else _closed_words(measure),
        add_href=offered("measurement_new", Action.RECORD_MEASUREMENT, when=by_hand),
        many_href=offered("measurement_grid", Action.RECORD_MEASUREMENT, when=by_hand),
        check_href=offered("measurement_check", Action.RECORD_MEASUREMENT, when=by_hand),
        sheet_href=offered("measure_sheet", Action.RECORD_MEASUREMENT, when=by_hand),
        note_href=offered("annotation_new", Action.SHAPE_CHART),
        phase_href=offered("phase_new", Action.SHAPE_CHART),
        baseline_href=offered("baseline_edit", Action.SHAPE_CHART),
        exclusion_href=offered("exclusion_edit", Action.SHAPE_CHART),
        method_href=offered("method_edit", Action.DEFINE_MEASURE),
        ways_href=offered("ways_to_log", Action.RECORD_MEASUREMENT, when=by_hand),
        edit_href=offered("measure_edit", Action.DEFINE_MEASURE),
        close_href=offered("measure_close", Action.DEFINE_MEASURE),
        reopen_href=offered("measure_reopen", Action.DEFINE_MEASURE, when=may_reopen),
        teams_href=reverse("measure_teams", args=[measure.public_id])
        if measure.rolls_up_id
        else "",
    )


def _steps_to(measure: Measure) -> tuple[tuple[str, str], ...]:
    """Where it is measured, and in which project."""
    place = (measure.unit.name, reverse("unit", args=[measure.unit.public_id]))
    if measure.project is None:
        return (place,)
    return (place, (measure.project.title, reverse("project", args=[measure.project.public_id])))


def _closed_words(measure: Measure) -> str:
    if measure.closed_on is not None:
        return _("This measure is closed. What was collected stays here to read.")
    return _("The project of this measure is closed. What was collected stays here to read.")
