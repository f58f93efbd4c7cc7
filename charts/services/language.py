"""What a chart says is stored, so another language means that it is said again."""

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from charts.models import MeasureState
from people.models import Organisation


def say_all_anew(*, organisation: Organisation) -> None:
    """Let workers analyse every measure of an organisation again. Two queries.

    Runs inside the act that changes the language, whose history says who wanted it.
    """
    states = MeasureState.objects.filter(organisation=organisation)
    list(states.order_by("pk").select_for_update(no_key=True).values_list("pk"))  # the lock order
    states.update(
        data_version=F("data_version") + 1,
        dirty_since=Coalesce("dirty_since", timezone.now()),
        attempts=0,
        not_before=None,
    )
