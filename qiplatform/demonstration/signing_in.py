"""Who signed in during the last half year: more people from month to month."""

from datetime import datetime, timedelta

from people.models import Organisation, SecurityEvent, User
from people.sign_in import SecurityAct
from qiplatform.demonstration.chance import stream

WEEKS = 27
_FIRST, _LAST = 0.22, 0.48  # shares of the people who come in a week
_DEVICES = ("Edge on Windows", "Chrome on Android", "Safari on iPhone")


def let_people_come_and_go(*, organisation: Organisation, seed: int, at: datetime) -> None:
    """A line in the security log for each person and week in which they came."""
    people = list(User.objects.filter(organisation=organisation, is_active=True).order_by("pk"))
    rng = stream(seed, "signing in")
    events = []
    for back in range(WEEKS, 0, -1):
        share = _FIRST + (_LAST - _FIRST) * (WEEKS - back) / WEEKS
        came = rng.random(len(people)) < share
        minutes = rng.integers(0, 5 * 24 * 60, len(people))
        devices = rng.integers(0, len(_DEVICES), len(people))
        events += [
            SecurityEvent(
                organisation=organisation,
                user=person,
                act=SecurityAct.SIGNED_IN,
                at=at - timedelta(weeks=back) + timedelta(minutes=int(minutes[number])),
                detail="password",
                device=_DEVICES[devices[number]],
            )
            for number, person in enumerate(people)
            if came[number]
        ]
    SecurityEvent.objects.bulk_create(events, batch_size=2000)
