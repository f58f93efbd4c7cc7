"""Reads about people, roles and units."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from allauth.idp.oidc.models import Token
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import Count, F, Func, Q, QuerySet
from django.utils.translation import gettext as _

from common.errors import NotVisible
from common.prepared import prepared
from people.models import (
    ApiKey,
    HistoryRemoval,
    Invitation,
    Organisation,
    RoleAssignment,
    SecurityEvent,
    SingleSignOn,
    Unit,
    User,
)
from people.models.somebody import SOMEBODY
from people.permissions import invitations_managed_by, roles_carrying, units_where
from people.roles import Action, UnitRole
from people.sign_in import LOCKED_FOR, SecurityAct


def installation_is_empty() -> bool:
    """Whether nobody has created the organisation yet. One query."""
    return not Organisation.objects.exists()


def only_organisation() -> Organisation | None:
    """The organisation whose name stands on pages before sign-in: none when there are several."""
    organisations = list(Organisation.objects.order_by("pk")[:2])
    return organisations[0] if len(organisations) == 1 else None


def organisation_at(public_id: UUID) -> Organisation | None:
    """The organisation by that address, for whoever asks: its looks are no secret. One query."""
    return Organisation.objects.filter(public_id=public_id).first()


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
    key = organisation.pk if isinstance(organisation, Organisation) else organisation
    units = list(_units.ask(organisation=key))
    names = {unit.pk: unit.name for unit in units}
    units.sort(key=lambda unit: [names[step] for step in unit.path])
    return [unit for unit in units if unit.closed_on is None]


@prepared
def _units() -> QuerySet[Unit]:
    return units_of(SOMEBODY.organisation_id)


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


_REMEMBERED = timedelta(days=90)
_SMALLER = {Unit.Kind.DIRECTORATE.value: Unit.Kind.SERVICE.value}


def people_at_or_below(organisation: Organisation | int, *, on: date) -> dict[int, int]:
    """How many people hold a role on each unit or beneath it, by unit. One query."""
    counted = (
        RoleAssignment.objects.filter(
            organisation=organisation, user__is_active=True, user__is_machine=False
        )
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
    people = User.objects.filter(
        organisation=user.organisation_id, is_active=are_active, erased_at=None
    )
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


def roles_ahead_of(person: User, *, on: date) -> list[RoleAssignment]:
    """The roles that somebody will have, the next first. One query."""
    ahead = RoleAssignment.objects.filter(user=person, starts_on__gt=on)
    return list(ahead.select_related("unit").order_by("starts_on", "pk"))


def role_assignment_for(user: User, public_id: UUID, *, on: date) -> RoleAssignment:
    """A role of a colleague that is not over. Raises NotVisible for another organisation's."""
    assignment = (
        RoleAssignment.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .exclude(ends_on__lt=on)
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
        .open(at)
        .select_related("organisation", "unit", "invited_by")
        .order_by("-expires_at", "pk")
    )


def overdue_invitations_for(user: User, *, on: date, at: datetime) -> QuerySet[Invitation]:
    """Those that were not answered in time, of people who have no account since. Newest first."""
    return (
        invitations_managed_by(user, on=on)
        .unanswered()
        .filter(expires_at__lte=at, expires_at__gt=at - _REMEMBERED)
        .exclude(email__in=User.objects.values("email"))
        .select_related("organisation", "unit", "invited_by")
        .order_by("-expires_at", "pk")
    )


def addresses_known(emails: Iterable[str]) -> set[str]:
    """Which of these addresses have an account, in whichever organisation. One query."""
    return set(User.objects.filter(email__in=list(emails)).values_list("email", flat=True))


def addresses_invited(organisation: Organisation, emails: Iterable[str]) -> set[str]:
    """Which of these addresses have an invitation that nobody has answered. One query."""
    sent = Invitation.objects.filter(organisation=organisation, email__in=list(emails))
    return set(sent.unanswered().values_list("email", flat=True))


def invitation_for(user: User, public_id: UUID, *, on: date) -> Invitation:
    """One that was not answered, in time or too old. Raises NotVisible for any other."""
    invitation = (
        invitations_managed_by(user, on=on)
        .unanswered()
        .select_related("organisation", "unit", "invited_by")
        .filter(public_id=public_id)
        .first()
    )
    if invitation is None:
        raise NotVisible("We could not find that invitation. It may have been accepted.")
    return invitation


def person_signing_in_as(email: str) -> User | None:
    """The account with that address, in whichever organisation. One query."""
    return User.objects.filter(email=email.strip().lower()).first()


def second_steps_of(user: User) -> list[Authenticator]:
    """The ways in which this person shows a second time who they are, oldest first. One query."""
    return list(Authenticator.objects.filter(user=user).order_by("created_at", "pk"))


def has_second_step(user: User) -> bool:
    return Authenticator.objects.filter(user=user).exists()


def sessions_of(user: User) -> list[UserSession]:
    """Where this person is signed in, last used first. Sessions that ended are cleared away."""
    sessions = UserSession.objects.purge_and_list(user)
    return sorted(sessions, key=lambda session: session.last_seen_at, reverse=True)


def session_for(user: User, pk: int) -> UserSession:
    """One of them. Raises NotVisible for anybody else's."""
    session = UserSession.objects.filter(user=user, pk=pk).first()
    if session is None:
        raise NotVisible("That device is signed out already.")
    return session


def security_events_of(user: User) -> QuerySet[SecurityEvent]:
    """What happened to one account, newest first."""
    return SecurityEvent.objects.filter(user=user).select_related("by").order_by("-at", "-pk")


def security_events_for(user: User, *, act: str = "", who: str = "") -> QuerySet[SecurityEvent]:
    """What happened to the accounts of the organisation, newest first; `who` is in their names."""
    events = SecurityEvent.objects.filter(organisation=user.organisation_id)
    if act:
        events = events.filter(act=act)
    for word in who.split():
        events = events.filter(user__name__unaccent__icontains=word)
    return events.select_related("user", "by").order_by("-at", "-pk")


def history_removals_for(user: User, *, most: int) -> list[HistoryRemoval]:
    """When old history of the organisation was removed, newest first. One query."""
    removals = HistoryRemoval.objects.filter(organisation=user.organisation_id)
    return list(removals.order_by("-at", "-pk")[:most])


def held_up_until(person: User, *, at: datetime) -> datetime | None:
    """When somebody may try again who typed too many wrong passwords or codes. One query."""
    newest = (
        SecurityEvent.objects.filter(
            user=person,
            at__gt=at - LOCKED_FOR,
            act__in=[SecurityAct.LOCKED, SecurityAct.UNLOCKED, SecurityAct.PASSWORD_CHANGED],
        )
        .order_by("-at", "-pk")
        .first()
    )
    if newest is None or newest.act != SecurityAct.LOCKED:
        return None
    return newest.at + LOCKED_FOR


def people_without_second_step(organisation: Organisation) -> int:
    """How many open accounts have no second step. One query."""
    people = User.objects.filter(organisation=organisation, is_active=True)
    return people.exclude(pk__in=Authenticator.objects.values("user_id")).count()


def sign_ons() -> list[SingleSignOn]:
    """The providers with which people may sign in, for the page before signing in. One query."""
    return list(SingleSignOn.objects.filter(is_on=True).order_by("name", "pk"))


def sign_on_by_key(key: str) -> SingleSignOn | None:
    """One of those, by what it is called in addresses. One query."""
    try:
        public_id = UUID(key)
    except ValueError:
        return None
    found = SingleSignOn.objects.select_related("organisation").filter(public_id=public_id)
    return found.filter(is_on=True).first()


def link_of(person: User) -> SocialAccount | None:
    """By which name the provider of their organisation knows somebody. One query."""
    return SocialAccount.objects.filter(user=person).first()


def sign_on_of(organisation: Organisation) -> SingleSignOn | None:
    """The provider of an organisation, switched on or not. One query."""
    return SingleSignOn.objects.filter(organisation=organisation).first()


def keys_for(user: User) -> QuerySet[ApiKey]:
    """The keys of the organisation's machines, the newest first. One query."""
    keys = ApiKey.objects.filter(organisation=user.organisation_id)
    return keys.select_related("unit", "made_by", "revoked_by").order_by("-created_at", "-pk")


def key_for(user: User, public_id: UUID) -> ApiKey:
    """One of them. Raises NotVisible for another organisation's."""
    key = keys_for(user).select_related("organisation").filter(public_id=public_id).first()
    if key is None:
        raise NotVisible(_("We could not find that key."))
    return key


def key_by_digest(digest: str) -> ApiKey | None:
    """The key of which this is the digest, with its account and organisation. One query."""
    keys = ApiKey.objects.select_related("account__organisation", "organisation", "made_by")
    return keys.filter(digest=digest).first()


def key_of_client(client_id: str) -> ApiKey | None:
    """The key that is this client of OAuth. One query."""
    keys = ApiKey.objects.select_related("account", "organisation", "made_by")
    return keys.filter(client=client_id).first()


def key_by_token(text: str) -> ApiKey | None:
    """The key whose token this is, with no more scopes than the token was asked for. One query."""
    token = (
        Token.objects.valid()
        .by_value(text)
        .filter(type=Token.Type.ACCESS_TOKEN, client__api_key__isnull=False)
        .select_related(
            *(f"client__api_key__{way}" for way in ("account__organisation", "organisation")),
            "client__api_key__made_by",
        )
        .first()
    )
    if token is None:
        return None
    key = token.client.api_key
    granted = set(token.get_scopes())
    key.scopes = [scope for scope in key.scopes if scope in granted]
    return key


def colleague_with_address(user: User, email: str) -> User:
    """The colleague who signs in with this address. Raises NotVisible. One query."""
    person = colleagues_of(user).filter(email=email.strip().lower()).first()
    if person is None:
        raise NotVisible(_("Nobody of your organisation has an account with this address."))
    return person


def people_holding(action: Action, organisation: Organisation, *, on: date) -> list[User]:
    """Whoever may do that for the whole organisation that day, by name. One query."""
    held = RoleAssignment.objects.filter(
        organisation=organisation, unit__parent=None, role__in=roles_carrying(action)
    ).current(on)
    return list(
        User.objects.filter(pk__in=held.values("user"), is_active=True)
        .select_related("organisation")
        .order_by("name", "pk")
    )
