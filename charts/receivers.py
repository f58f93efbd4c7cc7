"""What charts do when something happens to projects."""

from datetime import date, datetime
from typing import Any

from django.dispatch import receiver

from charts.recalculation import analyse_all_anew
from charts.services.measures import move_measures
from charts.services.programmes import follow_programme, keep_roll_ups
from charts.tasks import feed, hint_at_stale
from common.background import hint_on_commit
from people.models import Organisation, Unit, User
from people.signals import language_changed
from projects.models import Programme, ProgrammePlace, Project
from projects.signals import (
    barrier_moved,
    programme_changed,
    programme_joined,
    project_moved,
)


@receiver(project_moved)
def follow_their_project(
    sender: Any, project: Project, left: Unit, by: User, at: datetime, **_: Any
) -> None:
    move_measures(project=project, left=left, by=by, at=at)


@receiver(barrier_moved)
def count_days_to_unblock(sender: Any, **_: Any) -> None:
    hint_on_commit(feed, queue="bulk")


@receiver(programme_changed)
def end_and_go_on_with_it(
    sender: Any,
    programme: Programme,
    was_closed_on: date | None,
    by: User,
    at: datetime,
    **_: Any,
) -> None:
    keep_roll_ups(programme=programme, was_closed_on=was_closed_on, by=by, at=at)


@receiver(programme_joined)
def count_along(sender: Any, place: ProgrammePlace, by: User, at: datetime, **_: Any) -> None:
    follow_programme(place=place, by=by, at=at)


@receiver(language_changed)
def say_everything_in_it(sender: Any, organisation: Organisation, **_: Any) -> None:
    analyse_all_anew(organisation)
    hint_on_commit(hint_at_stale, queue="bulk")
