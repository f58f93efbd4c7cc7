"""Reads about projects, always starting from what the person may see."""

from projects.selectors.projects import (
    is_in_team,
    latest_editor_of,
    membership_of,
    open_invitations_to,
    own_unit,
    people_to_add,
    project_for,
    projects_for,
    team_of,
)

__all__ = [
    "is_in_team",
    "latest_editor_of",
    "membership_of",
    "open_invitations_to",
    "own_unit",
    "people_to_add",
    "project_for",
    "projects_for",
    "team_of",
]
