"""Reads about people, roles and units."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, F, Func, Q, QuerySet

from common.errors import NotVisible
from people.models import Invitation, Organisation, RoleAssignment, Unit, User
from people.permissions import invitations_managed_by, units_where
from people.roles import Action, UnitRole


def installation_is_empty() -> bool:
    """Whether nobody has created the organisation yet. One query."""
    return not Organisation.objects.exists()


def only_organisation() -> Organisation | None:
    """The organisation whose name stands on pages before sign-in: none when there are several."""
    organisations = list(Organisation.objects.order_by("pk")[:2])
    return organisations[0] if len(organisations) == 1 else None


def roles_of(user: User, *, on: date) -> set[UnitRole]:
    """The roles this person holds anywhere in the organisation. One query."""
    held = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, user=user)
        .current(on)
        .values_list("role", flat=True)
    )
    return {UnitRole(role) for role in held}


def units_of(organisation: Organisation | int) -> QuerySet[Unit]:
    return Unit.objects.filter(organisation=organisation).order_by("name", "pk")


def unit_for(user: User, public_id: UUID) -> Unit:
    """The unit by that address. Raises NotVisible for another organisation's."""
    unit = Unit.objects.filter(organisation=user.organisation_id, public_id=public_id).first()
    if unit is None:
        raise NotVisible("We could not find that place.")
    return unit


def unit_tree(organisation: Organisation | int) -> list[Unit]:
    """The open units, each below its parent, siblings by name. One query."""
    units = list(units_of(organisation))
    names = {unit.pk: unit.name for unit in units}
    units.sort(key=lambda unit: [names[step] for step in unit.path])
    return [unit for unit in units if unit.closed_on is None]


def ancestors_of(unit: Unit) -> list[Unit]:
    """The units above this one, the whole organisation first. One query."""
    above = Unit.objects.filter(organisation=unit.organisation_id, pk__in=unit.path[:-1])
    return sorted(above, key=lambda ancestor: len(ancestor.path))


def top_unit(organisation: Organisation | int) -> Unit:
    return Unit.objects.get(organisation=organisation, parent=None)


def colleagues_of(user: User) -> QuerySet[User]:
    return User.objects.filter(organisation=user.organisation_id, is_active=True).order_by(
        "name", "pk"
    )


def open_units_where(user: User, action: Action, *, on: date) -> list[Unit]:
    """Open units on which this person may do that, in the order of the tree. Two queries."""
    allowed = set(units_where(user, action, on=on).values_list("pk", flat=True))
    return [unit for unit in unit_tree(user.organisation_id) if unit.pk in allowed]


def likely_kind(parent: Unit) -> str:
    """What a new unit below this one probably is: what its siblings are, or the next smaller."""
    siblings = Unit.objects.filter(parent=parent).order_by("-pk").values_list("kind", flat=True)
    return siblings.first() or _SMALLER.get(parent.kind, Unit.Kind.TEAM.value)


_SMALLER = {Unit.Kind.DIRECTORATE.value: Unit.Kind.SERVICE.value}


def people_at_or_below(organisation: Organisation | int, *, on: date) -> dict[int, int]:
    """How many people hold a role on each unit or beneath it, by unit. One query."""
    counted = (
        RoleAssignment.objects.filter(organisation=organisation, user__is_active=True)
        .current(on)
        .values(above=Func(F("unit__path"), function="unnest"))
        .annotate(people=Count("user", distinct=True))
    )
    return {row["above"]: row["people"] for row in counted}


def person_for(user: User, public_id: UUID) -> User:
    """A colleague, whose account may be closed. Raises NotVisible for another organisation's."""
    person = User.objects.filter(organisation=user.organisation_id, public_id=public_id).first()
    if person is None:
        raise NotVisible("We could not find that person.")
    return person


def people_for(user: User, *, words: str = "", are_active: bool = True) -> QuerySet[User]:
    """The people of the organisation, narrowed by words of their name or job title."""
    people = User.objects.filter(organisation=user.organisation_id, is_active=are_active)
    for word in words.split():
        people = people.filter(
            Q(name__unaccent__icontains=word) | Q(job_title__unaccent__icontains=word)
        )
    return people.order_by("name", "pk")


def roles_by_person(people: Iterable[User], *, on: date) -> dict[int, list[RoleAssignment]]:
    """The present roles of these people with their units, highest first. One query."""
    held: dict[int, list[RoleAssignment]] = {person.pk: [] for person in people}
    assignments = (
        RoleAssignment.objects.filter(user__in=held)
        .current(on)
        .select_related("unit")
        .order_by("unit__path__len", "unit__name", "role", "pk")
    )
    for assignment in assignments:
        held[assignment.user_id].append(assignment)
    return held


def role_assignment_for(user: User, public_id: UUID, *, on: date) -> RoleAssignment:
    """A present role of a colleague. Raises NotVisible for another organisation's."""
    assignment = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .current(on)
        .select_related("organisation", "unit", "user")
        .first()
    )
    if assignment is None:
        raise NotVisible("We could not find that role. It may have ended.")
    return assignment


def open_invitations_for(user: User, *, on: date, at: datetime) -> QuerySet[Invitation]:
    """Invitations that nobody has answered yet and that this person may send again."""
    return (
        invitations_managed_by(user, on=on)
        .filter(accepted_at=None, expires_at__gt=at)
        .select_related("organisation", "unit", "invited_by")
        .order_by("-expires_at", "pk")
    )


def invitation_for(user: User, public_id: UUID, *, on: date, at: datetime) -> Invitation:
    """One of those invitations. Raises NotVisible for any other."""
    invitation = open_invitations_for(user, on=on, at=at).filter(public_id=public_id).first()
    if invitation is None:
        raise NotVisible("We could not find that invitation. It may have been accepted.")
    return invitation
