"""That a load has begun, and that it is over."""

from django.db.models import F
from django.utils import timezone

from feeds.models import Load
from feeds.vocabulary import Stage


def start(load: Load) -> None:
    now = timezone.now()
    Load.objects.filter(pk=load.pk).update(
        stage=Stage.CHECKING,
        attempts=F("attempts") + 1,
        started_at=load.started_at or now,
        seen_at=now,
    )
    load.refresh_from_db()


def finish(load: Load, stage: Stage, *, failure: str = "") -> None:
    now = timezone.now()
    Load.objects.filter(pk=load.pk).update(
        stage=stage, failure=failure[:400], finished_at=now, seen_at=now
    )
