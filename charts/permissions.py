"""Who may define measures, record measurements and shape charts."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from charts.models import Measure
from common.access import allowed
from common.errors import Denied
from people.models import Unit, User
from people.permissions import actions_at, holds_action, units_where
from people.roles import Action
from projects import permissions as project_permissions
from projects.models import Project
from projects.permissions import check_may


def check_can_define(user: User, place: Project | Unit, *, on: date) -> None:
    """Define, change and close the measures of a project, or the indicators of a unit."""
    if isinstance(place, Project):
        check_may(user, Action.DEFINE_MEASURE, place, on=on)
    else:
        _check_on_unit(user, Action.DEFINE_MEASURE, place, on=on)


def check_can_record(user: User, measure: Measure, *, on: date) -> None:
    """Write down, correct and take back numbers. Nobody does where the platform counts them."""
    _check_filled_by_hand(measure)
    _check_on_measure(user, Action.RECORD_MEASUREMENT, measure, on=on)


def check_can_shape(user: User, measure: Measure, *, on: date) -> None:
    """Set phases and baselines, exclude points and write notes on the chart."""
    _check_on_measure(user, Action.SHAPE_CHART, measure, on=on)


def check_can_let_log(user: User, measure: Measure, *, on: date) -> None:
    """Make and revoke links by which anybody logs. Nobody does where the platform counts."""
    _check_filled_by_hand(measure)
    _check_on_measure(user, Action.LET_LOG, measure, on=on)


def check_can_record_all(user: User, measures: Iterable[Measure], *, on: date) -> None:
    measures = list(measures)
    for measure in measures:
        _check_filled_by_hand(measure)
    _check_on_measures(user, Action.RECORD_MEASUREMENT, measures, on=on)


def check_can_shape_all(user: User, measures: Iterable[Measure], *, on: date) -> None:
    _check_on_measures(user, Action.SHAPE_CHART, measures, on=on)


def actions_on(user: User, measure: Measure, *, on: date) -> frozenset[Action]:
    """Everything this person may do with a measure. At most two queries."""
    if measure.project is not None:
        return project_permissions.actions_on(user, measure.project, on=on)
    return actions_at(user, measure.unit, on=on)


def _check_filled_by_hand(measure: Measure) -> None:
    if measure.fed_from:
        raise Denied(
            _(
                "“{measure}” is counted by the platform itself, from what teams "
                "record. To change a number, correct what it is counted from."
            ).format(measure=measure)
        )


def _check_on_measure(user: User, action: Action, measure: Measure, *, on: date) -> None:
    if measure.project is not None:
        check_may(user, action, measure.project, on=on)
    else:
        _check_on_unit(user, action, measure.unit, on=on)


def _check_on_measures(
    user: User, action: Action, measures: Iterable[Measure], *, on: date
) -> None:
    """The same for many: two queries for each project, two for all units together."""
    measures = list(measures)
    for project in {measure.project for measure in measures if measure.project is not None}:
        check_may(user, action, project, on=on)
    units = {measure.unit for measure in measures if measure.project is None}
    if not units:
        return
    may = units_where(user, action, on=on).filter(pk__in=[unit.pk for unit in units])
    for unit in units - set(may):
        raise _denied_on(unit)


def _check_on_unit(user: User, action: Action, unit: Unit, *, on: date) -> None:
    if not holds_action(user, action, unit, on=on):
        raise _denied_on(unit)


def _denied_on(unit: Unit) -> Denied:
    return Denied(_("Ask a data analyst who looks after {unit} to do this.").format(unit=unit))


can_define = allowed(check_can_define)
can_record = allowed(check_can_record)
can_let_log = allowed(check_can_let_log)
can_shape = allowed(check_can_shape)
