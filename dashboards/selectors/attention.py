"""Which projects need somebody, and how much, as conditions on their stored summaries."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db.models import Case, DateField, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from charts.vocabulary import Staleness
from common.prepared import Given
from dashboards.attention import WEIGHTS, Reason
from people.models import Organisation
from projects.models import Project
from projects.stages import ACTIVE

RESTS = -1  # the weight of what is not under way


@dataclass(frozen=True)
class LastDays:
    """A project whose last active day is one of these, or before it, is quiet, or is silent."""

    quiet: date
    silent: date


def last_days(organisation: Organisation, *, on: date) -> LastDays:
    """By the organisation's own rules."""
    return LastDays(
        quiet=on - timedelta(days=organisation.quiet_after_days),
        silent=on - timedelta(days=organisation.silent_after_days),
    )


# Stand-ins, of the same names, in questions that are put together once.
SOME_LAST_DAYS = LastDays(
    quiet=cast(date, Given("quiet", DateField())), silent=cast(date, Given("silent", DateField()))
)


def conditions(
    organisation: Organisation, *, on: date, summary: str = "summary__"
) -> dict[Reason, Q]:
    """When each reason holds, in a project that is under way: what rests needs nobody.

    `summary` leads to the summary of the project.
    """

    def says(**facts: object) -> Q:
        return Q(**{f"{summary}{name}": fact for name, fact in facts.items()})

    days = last_days(organisation, on=on)
    return {
        Reason.SILENT: says(last_active_on__lte=days.silent),
        Reason.NO_DATA: says(silent_from__lte=on),
        Reason.CONCERN: says(unseen_concerns__gt=0),
        Reason.UNSTUDIED_MANY: says(unstudied_ends__1__lt=on),
        Reason.QUESTION: says(open_questions__gt=0),
        Reason.BARRIER: says(open_barriers__gt=0),
        Reason.OVERCLAIMED: says(claimed_score__gt=F(f"{summary}suggested_score")),
        Reason.QUIET: says(last_active_on__lte=days.quiet, last_active_on__gt=days.silent),
        Reason.LATE_DATA: says(quiet_from__lte=on, silent_from__gt=on),
        Reason.SIGNAL: says(unseen_concerns=0, unseen_signals__gt=0),
        Reason.UNSTUDIED_ONE: says(unstudied_ends__0__lt=on)
        & (says(unstudied_ends__len=1) | says(unstudied_ends__1__gte=on)),
    }


def needing_somebody(organisation: Organisation, *, on: date, because: Reason | None = None) -> Q:
    """Projects under way for which that reason holds, or any."""
    found = conditions(organisation, on=on)
    holding = [found[because]] if because else found.values()
    return Q(stage__in=ACTIVE) & Q(*holding, _connector=Q.OR)


def worst_first(
    projects: QuerySet[Project], organisation: Organisation, *, on: date, weighed: bool = False
) -> QuerySet[Project]:
    """The gravest first; then what has been quiet for longest; what rests comes last.

    Where it is known that all are `weighed` for that day, an index knows the order already.
    """
    if weighed:
        return by_weight(projects, organisation.pk)
    weight = weight_of(organisation, on=on)
    return projects.alias(weight=weight).order_by("-weight", "summary__last_active_on", "pk")


def by_weight(projects: QuerySet[Project], organisation: int) -> QuerySet[Project]:
    """The same order of projects that are known to be weighed."""
    return projects.filter(summary__organisation=organisation).order_by(
        "-summary__weight", "summary__last_active_on", "summary__pk"
    )


def weight_of(organisation: Organisation, *, on: date, summary: str = "summary__") -> Combinable:
    """How much a project needs somebody: the weights of its reasons; below 0 where it rests."""
    weight: Combinable = Value(0)
    for reason, condition in conditions(organisation, on=on, summary=summary).items():
        weight = weight + Case(
            When(condition, then=Value(WEIGHTS[reason])),
            default=Value(0),
            output_field=IntegerField(),
        )
    return Case(When(stage__in=ACTIVE, then=weight), default=Value(RESTS))


def staleness_by(days: LastDays) -> Case:
    """How long nothing has happened in a project, in the words of staleness."""
    return Case(
        When(_active_by(days.silent), then=Value(Staleness.SILENT.value)),
        When(_active_by(days.quiet), then=Value(Staleness.QUIET.value)),
        default=Value(Staleness.FRESH.value),
    )


def stale_as(staleness: Staleness, days: LastDays) -> Q:
    """Projects under way of exactly that staleness; those not summed up yet count as active."""
    silent, quiet = _active_by(days.silent), _active_by(days.quiet)
    found = {
        Staleness.SILENT: silent,
        Staleness.QUIET: quiet & ~silent,
        Staleness.FRESH: Q(summary__last_active_on=None) | ~quiet,
    }
    return Q(stage__in=ACTIVE) & found[staleness]


def _active_by(last_day: date) -> Q:
    return Q(summary__last_active_on__lte=last_day)
