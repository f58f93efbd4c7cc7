"""Whose things an address below a project is about."""

from uuid import UUID

from people.api.authentication import ApiRequest
from people.calendar import today_of
from projects.models import Project
from projects.selectors import project_for


def asked_project(request: ApiRequest, project_id: UUID) -> Project:
    """The project in the address. One query. Raises NotVisible."""
    return project_for(request.user, project_id, on=today_of(request.user))
