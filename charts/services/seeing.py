"""That somebody of a team has seen what its chart says."""

from collections.abc import Iterable
from datetime import datetime

from audit.services import Actor, recorded
from charts.models import Measure, SignalSeen
from people.models import User
from projects.selectors import is_in_team


def note_seen(*, measure: Measure, by: User, at: datetime) -> None:
    """Note that the signal on this chart has been seen, where that is news.

    Only the first look of somebody in the project's team counts, its coach and sponsor among
    them. The measure comes from `charts.selectors.measure_for`. No query where there is no news.
    """
    varied_at = measure.state.varied_at
    if measure.project is None or varied_at is None or not measure.state.is_signal:
        return
    seen: SignalSeen | None = getattr(measure, "signal_seen", None)
    if seen is not None and seen.varied_at == varied_at:
        return
    if is_in_team(by, measure.project, at=at):
        _note(measure=measure, varied_at=varied_at, by=by, at=at)


@recorded
def note_all_seen(*, seen: Iterable[tuple[Measure, User]], by: Actor, at: datetime) -> None:
    """Bring in who has looked at which signals, for work that was done elsewhere."""
    SignalSeen.objects.bulk_create(
        SignalSeen(
            measure=measure,
            organisation_id=measure.organisation_id,
            varied_at=measure.state.varied_at or at,
            seen_by=person,
            seen_at=at,
        )
        for measure, person in seen
        if measure.state.is_signal and measure.state.varied_at
    )


@recorded
def _note(*, measure: Measure, varied_at: datetime, by: User, at: datetime) -> None:
    SignalSeen.objects.update_or_create(
        measure=measure,
        defaults={
            "organisation_id": measure.organisation_id,
            "varied_at": varied_at,
            "seen_by": by,
            "seen_at": at,
        },
    )
