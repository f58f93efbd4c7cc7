"""What the charts of a unit began or ceased to say."""

from django.db.models import Count, Q, QuerySet

from charts.models import VerdictChange
from dashboards.vocabulary import SIGNALS


def counts_of(changes: QuerySet[VerdictChange]) -> dict[str, int]:
    """How many came, by verdict, and how many `ended`; `all` together. One query."""
    came = {group.key: Q(after__in=group.variations) for group in SIGNALS}
    ended = ~Q(*came.values(), _connector=Q.OR)
    counted = {key: Count("pk", filter=these) for key, these in (came | {"ended": ended}).items()}
    counts = changes.order_by().aggregate(all=Count("pk"), **counted)
    return {key: count or 0 for key, count in counts.items()}
