"""How long archives are kept."""

from datetime import datetime

from archives.models import Export


def forget_old_exports(*, at: datetime, most: int = 20) -> int:
    """Delete archives that were kept long enough. Returns how many. One query when none is due."""
    due = Export.objects.exclude(file="").filter(finished_at__lt=at - Export.KEPT_FOR)
    old = list(due.order_by("pk")[:most])
    for export in old:
        export.file.delete(save=False)
        Export.objects.filter(pk=export.pk).update(file="")
    return len(old)
