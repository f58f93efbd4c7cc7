"""After migrations, history is closed to change."""

from typing import Any

from django.db.models.signals import post_migrate
from django.dispatch import receiver

from audit.protection import protect_history


@receiver(post_migrate, dispatch_uid="audit.protect_history")
def close_history(using: str, **_: Any) -> None:
    protect_history(using)
