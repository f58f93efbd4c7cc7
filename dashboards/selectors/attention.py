"""Which projects need somebody, and how much, as conditions on their stored summaries."""

from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from charts.vocabulary import Staleness
from dashboards.attention import WEIGHTS, Reason
from people.models import Organisation
from projects.models import Project
from projects.stages import ACTIVE


def conditions(organisation: Organisation, *, on: date) -> dict[Reason, Q]:
    """When each reason holds, in a project that is under way: what rests needs nobody."""
    silent_day = on - timedelta(days=organisation.silent_after_days)
    return {
        Reason.SILENT: _active_before(on, organisation.silent_after_days),
        Reason.NO_DATA: Q(summary__silent_from__lte=on),
        Reason.CONCERN: Q(summary__unseen_concerns__gt=0),
        Reason.UNSTUDIED_MANY: Q(summary__unstudied_ends__1__lt=on),
        Reason.QUESTION: Q(summary__open_questions__gt=0),
        Reason.BARRIER: Q(summary__open_barriers__gt=0),
        Reason.OVERCLAIMED: Q(summary__claimed_score__gt=F("summary__suggested_score")),
        Reason.QUIET: _active_before(on, organisation.quiet_after_days)
        & Q(summary__last_active_on__gt=silent_day),
        Reason.LATE_DATA: Q(summary__quiet_from__lte=on, summary__silent_from__gt=on),
        Reason.SIGNAL: Q(summary__unseen_concerns=0, summary__unseen_signals__gt=0),
        Reason.UNSTUDIED_ONE: Q(summary__unstudied_ends__0__lt=on)
        & (Q(summary__unstudied_ends__len=1) | Q(summary__unstudied_ends__1__gte=on)),
    }


def needing_somebody(organisation: Organisation, *, on: date, because: Reason | None = None) -> Q:
    """Projects under way for which that reason holds, or any."""
    found = conditions(organisation, on=on)
    holding = [found[because]] if because else found.values()
    return Q(stage__in=ACTIVE) & Q(*holding, _connector=Q.OR)


def worst_first(
    projects: QuerySet[Project], organisation: Organisation, *, on: date
) -> QuerySet[Project]:
    """The gravest first; then what has been quiet for longest; what rests comes last."""
    rests = Case(When(stage__in=ACTIVE, then=Value(0)), default=Value(1))
    return projects.alias(rests=rests, weight=_weight(organisation, on)).order_by(
        "rests", "-weight", "summary__last_active_on", "pk"
    )


def staleness_on(organisation: Organisation, *, on: date) -> Case:
    """How long nothing has happened in a project, in the words of staleness."""
    silent = _active_before(on, organisation.silent_after_days)
    quiet = _active_before(on, organisation.quiet_after_days)
    return Case(
        When(silent, then=Value(Staleness.SILENT.value)),
        When(quiet, then=Value(Staleness.QUIET.value)),
        default=Value(Staleness.FRESH.value),
    )


def stale_as(staleness: Staleness, organisation: Organisation, *, on: date) -> Q:
    """Projects under way of exactly that staleness; those not summed up yet count as active."""
    silent = _active_before(on, organisation.silent_after_days)
    quiet = _active_before(on, organisation.quiet_after_days)
    found = {
        Staleness.SILENT: silent,
        Staleness.QUIET: quiet & ~silent,
        Staleness.FRESH: Q(summary__last_active_on=None) | ~quiet,
    }
    return Q(stage__in=ACTIVE) & found[staleness]


def _weight(organisation: Organisation, on: date) -> Combinable:
    weight: Combinable = Value(0)
    for reason, condition in conditions(organisation, on=on).items():
        weight = weight + Case(
            When(condition, then=Value(WEIGHTS[reason])),
            default=Value(0),
            output_field=IntegerField(),
        )
    return weight


def _active_before(on: date, days: int) -> Q:
    return Q(summary__last_active_on__lte=on - timedelta(days=days))
