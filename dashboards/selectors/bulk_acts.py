"""What was done to several projects at once, and the projects that are chosen for it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from uuid import UUID

from common.errors import NotVisible
from dashboards.models import BulkAct
from dashboards.selectors.portfolio import coached_by, looked_after_by
from people.models import User
from projects.models import Project


def chosen_projects(user: User, ticked: Iterable[str], *, on: date) -> list[Project]:
    """Those that were ticked, of the projects this person looks after or coaches. Two queries.

    Raises NotVisible when none of them is. What a form holds may have been typed.
    """
    ids = []
    for text in ticked:
        with suppress(ValueError):
            ids.append(UUID(text))
    found: dict[int, Project] = {}
    for projects in (looked_after_by(user, on=on), coached_by(user, on=on)):
        rows = projects.filter(public_id__in=ids).select_related("unit", "organisation")
        found |= {project.pk: project for project in rows}
    if not found:
        raise NotVisible("None of these projects is in your portfolio.")
    return sorted(found.values(), key=lambda project: project.title)


def act_for(user: User, public_id: UUID) -> BulkAct:
    """Something this person did. Raises NotVisible for anybody else's."""
    done = (
        BulkAct.objects.filter(organisation=user.organisation_id, made_by=user)
        .select_related("made_by")
        .filter(public_id=public_id)
        .first()
    )
    if done is None:
        raise NotVisible("We could not find that.")
    return done
