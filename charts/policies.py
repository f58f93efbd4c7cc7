"""When a measure accepts data or changes to its chart, and which charts suit it."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from charts.engine import Method, RuleSetName
from charts.engine.rulesets import RULE_SETS
from charts.models import Measure
from charts.vocabulary import DataShape, Rhythm
from common.access import allowed
from common.errors import NotNow
from projects.policies import check_is_open

# The usual choice first. Charts of subgroups need several values a period, which pages do not take.
METHODS_FOR: Mapping[DataShape, tuple[Method, ...]] = {
    DataShape.COUNT: (Method.RUN, Method.C, Method.INDIVIDUALS),
    DataShape.PERCENTAGE: (
        Method.RUN,
        Method.P,
        Method.P_PRIME,
        Method.INDIVIDUALS,
        Method.I_PRIME,
    ),
    DataShape.RATE: (Method.RUN, Method.U, Method.U_PRIME, Method.INDIVIDUALS, Method.I_PRIME),
    DataShape.VALUE: (Method.RUN, Method.INDIVIDUALS, Method.MOVING_RANGE),
    DataShape.TIME_BETWEEN: (Method.RUN, Method.T, Method.G, Method.INDIVIDUALS),
}


def rule_sets_for(method: Method) -> tuple[RuleSetName, ...]:
    """The rules that can be applied to a chart, the recommended ones first."""
    if method is Method.RUN:
        return tuple(name for name in RuleSetName if not RULE_SETS[name].uses_limits)
    return (
        RuleSetName.ANHOEJ_AND_LIMITS,
        *(name for name in RuleSetName if name is not RuleSetName.ANHOEJ_AND_LIMITS),
    )


def recommended_rule_set(method: Method) -> RuleSetName:
    return RuleSetName.ANHOEJ if method is Method.RUN else RuleSetName.ANHOEJ_AND_LIMITS


def check_accepts_changes(measure: Measure) -> None:
    """A closed measure, or one of a closed project, is a record."""
    if measure.closed_on is not None:
        raise NotNow(
            _("“{measure}” is closed. Open it again first, then save.").format(measure=measure),
            code="measure_closed",
        )
    if measure.project is not None:
        check_is_open(measure.project)


accepts_changes = allowed(check_accepts_changes)


def takes_a_cross(measure: Measure) -> bool:
    """Whether its days can be tapped on a safety cross: something that is counted every day."""
    return measure.data_shape == DataShape.COUNT and measure.every is Rhythm.DAY
