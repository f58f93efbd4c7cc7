"""Who can be mentioned in a project: people of its organisation who may read it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models.functions import Lower

from people.models import User
from projects.models import Project, ProjectMembership


def people_with_addresses(project: Project, addresses: Collection[str]) -> dict[str, User]:
    """People of the organisation by their e-mail address in small letters. One query."""
    people = User.objects.alias(address=Lower("email")).filter(
        organisation=project.organisation_id, is_active=True, address__in=addresses
    )
    return {person.email.lower(): person for person in people}


def people_called(project: Project, names: Collection[str]) -> dict[str, list[User]]:
    """People of the organisation by their whole name in small letters. One query."""
    people = User.objects.alias(called=Lower("name")).filter(
        organisation=project.organisation_id,
        is_active=True,
        called__in={name.lower() for name in names},
    )
    by_name: dict[str, list[User]] = defaultdict(list)
    for person in people.order_by("pk"):
        by_name[person.name.lower()].append(person)
    return by_name


def team_called(project: Project, first: Collection[str], *, on: date) -> dict[str, list[User]]:
    """People of the team by their first name in small letters. One query."""
    wanted = {name.lower() for name in first}
    by_name: dict[str, list[User]] = defaultdict(list)
    for person in people_of_team(project, on=on):
        word = person.name.split(" ")[0].lower()
        if word in wanted:
            by_name[word].append(person)
    return by_name


def people_of_team(project: Project, *, on: date) -> list[User]:
    """Everybody of the team who has an account that works, by name. One query."""
    places = ProjectMembership.objects.filter(project=project).current(on)
    people = User.objects.filter(pk__in=places.values("user"), is_active=True)
    return list(people.order_by("name", "pk"))


def is_read_by(project: Project, person: User, *, on: date) -> bool:
    """Whether somebody of the organisation may read a project. No query where it is open to all."""
    if project.visibility == Project.Visibility.OPEN:
        return person.organisation_id == project.organisation_id
    return Project.objects.visible_to(person, on=on).filter(pk=project.pk).exists()
