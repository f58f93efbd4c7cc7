"""What charts do when something happens to projects."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from charts.services.measures import move_measures
from charts.tasks import feed
from common.background import hint_on_commit
from people.models import Unit, User
from projects.models import Project
from projects.signals import barrier_moved, project_moved


@receiver(project_moved)
def follow_their_project(
    sender: Any, project: Project, left: Unit, by: User, at: datetime, **_: Any
) -> None:
    move_measures(project=project, left=left, by=by, at=at)


@receiver(barrier_moved)
def count_days_to_unblock(sender: Any, **_: Any) -> None:
    hint_on_commit(feed, queue="bulk")
