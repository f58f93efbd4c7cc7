"""Whose turn it is to be the project of the meeting, for the pages that ask."""

from datetime import date
from typing import TYPE_CHECKING

from dashboards.presenters.turns import MOST_SUGGESTED, turn_words, whose_turn
from dashboards.selectors.turns import directorates_of, presented, with_something_to_tell

if TYPE_CHECKING:
    from people.models import User
    from projects.models import Project


def whose_turn_it_is(user: "User", *, on: date) -> "list[tuple[str, Project]]":
    """The next projects with something to tell, with words about each. Four queries."""
    organisation = user.organisation_id
    projects = with_something_to_tell(organisation, on=on)
    by_key = {project.pk: project for project in projects}
    turns = whose_turn(projects, presented(organisation), directorates_of(organisation))
    return [(turn_words(turn), by_key[turn.key]) for turn in turns[:MOST_SUGGESTED]]


def project_choices(user: "User", chosen: "Project | None", *, on: date) -> list[tuple[str, str]]:
    """The same as choices of a form; the one that is chosen already stays among them."""
    turns = whose_turn_it_is(user, on=on)
    choices = [(str(project.public_id), words) for words, project in turns]
    if chosen is not None and all(project.pk != chosen.pk for _, project in turns):
        choices.insert(0, (str(chosen.public_id), chosen.title))
    return choices
