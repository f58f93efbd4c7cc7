"""How long what was sent is kept."""

from datetime import datetime, timedelta

from django.db.models import Q

from feeds.models import Load

FILES_KEPT = timedelta(days=90)  # after the end of a load


def forget_old_files(*, at: datetime, most: int = 20) -> int:
    """Delete the files of loads that ended long ago, with the list of their rejected rows.

    What became of each load stays. Returns how many were forgotten. One query when none is due.
    """
    due = Load.objects.exclude(file="").filter(finished_at__lt=at - FILES_KEPT)[:most]
    old = list(due)
    for load in old:
        kept = Load.objects.filter(file=load.file.name).exclude(pk=load.pk)
        if not kept.filter(Q(finished_at=None) | Q(finished_at__gte=at - FILES_KEPT)).exists():
            load.file.storage.delete(str(load.file.name))
        load.rejected_rows.all().delete()
        Load.objects.filter(pk=load.pk).update(file="")
    return len(old)
