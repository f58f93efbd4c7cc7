"""What the people one can sign in as hear of the trust: news, and the digest of this morning.

Nobody else of the trust is written to: their letters would bury those that somebody looks for.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings

from audit.services import Actor
from charts.adapters import data_of
from charts.models import Measure, VerdictChange
from charts.selectors import SIGNALS
from dashboards.digesting import send_round
from dashboards.models import DigestRhythm
from dashboards.selectors.digests import Round
from dashboards.services.hearing import choose_digests
from people.calendar import local_date
from people.demonstration import SIGN_INS
from people.models import Organisation, User
from projects.stages import ACTIVE
from qiplatform.demonstration.appearing import variation_without

MOST_MEASURES = 150
_BETWEEN = timedelta(hours=9)  # from one piece of news to the next
_LATEST = timedelta(days=12)


def let_hear(*, organisation: Organisation, by: Actor, at: datetime) -> None:
    """News for those who can sign in, a digest every morning, and the first one now."""
    known = [person.email for person in SIGN_INS]
    people = User.objects.filter(organisation=organisation)
    choose_digests(people=people.exclude(email__in=known), digest=DigestRhythm.OFF, by=by, at=at)
    choose_digests(
        people=people.filter(email__in=known, memberships__ends_on=None, memberships__isnull=False)
        .distinct(),
        digest=DigestRhythm.DAILY,
        by=by,
        at=at,
    )  # fmt: skip
    VerdictChange.objects.bulk_create(_changes(_measures_of(known), at))
    if settings.MAIL_FOLDER:
        today = local_date(organisation, at)
        send_round(Round(organisation, DigestRhythm.DAILY, today, at), at=at, most=len(known))


def _measures_of(emails: Iterable[str]) -> Iterable[Measure]:
    return (
        Measure.objects.filter(
            project__memberships__user__email__in=emails,
            project__stage__in=ACTIVE,
            closed_on=None,
            state__points__gt=12,
        )
        .select_related("unit", "state")
        .distinct()
        .order_by("pk")[:MOST_MEASURES]
    )


def _changes(measures: Iterable[Measure], at: datetime) -> list[VerdictChange]:
    """What the newest number of each chart changed, as if it had come in these days."""
    found: list[VerdictChange] = []
    for measure in measures:
        before, after = variation_without(1, data_of(measure)), measure.state.variation
        if before is None or before == after or not SIGNALS & {before, after}:
            continue
        ago = min(_BETWEEN * (1 + len(found)), _LATEST)
        found.append(
            VerdictChange(
                organisation_id=measure.organisation_id,
                measure=measure,
                at=at - ago,
                before=before,
                after=after,
                headline=measure.state.headline,
                cause=VerdictChange.Cause.NEW_DATA,
            )
        )
    return found
