"""Which charts have been looked at since they came to say what they say."""

from datetime import datetime

from audit.services import Actor
from charts.models import Measure
from charts.services.seeing import note_all_seen
from people.roles import ProjectRole
from projects.models import ProjectMembership
from qiplatform.demonstration.chance import happens, stream

LOOKED_AT = 0.8  # of all signals


def look_at_signals(*, seed: int, by: Actor, at: datetime) -> None:
    """Once the charts are made, most leads have seen what theirs say."""
    leads = {
        place.project_id: place.user
        for place in ProjectMembership.objects.filter(role=ProjectRole.LEAD)
        .select_related("user")
        .order_by("-pk")
    }
    measures = Measure.objects.filter(project__in=leads).select_related("state").order_by("pk")
    note_all_seen(
        seen=[
            (measure, leads[measure.project_id])
            for measure in measures
            if measure.project_id
            and happens(stream(seed, "looking", measure.name, str(measure.pk)), LOOKED_AT)
        ],
        by=by,
        at=at,
    )
