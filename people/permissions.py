"""Who may act on the organisation, its units and its people."""

from datetime import date
from functools import lru_cache

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BigIntegerField, Q, QuerySet
from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from common.prepared import AnyGiven, planned
from people.models import Invitation, RoleAssignment, Unit, User
from people.models.invitation import InvitationQuerySet
from people.models.somebody import SOME_DAY, SOMEBODY, asked_by
from people.roles import HELD_ON_UNITS, Action, UnitRole


def roles_carrying(action: Action) -> list[str]:
    return [str(role) for role, meaning in HELD_ON_UNITS.items() if action in meaning.actions]


def units_where(user: User, action: Action, *, on: date) -> QuerySet[Unit]:
    """Open and closed units on which this person may do that, through a role there or above."""
    return _units_where(user.pk, user.organisation_id, action, on).all()


@lru_cache(maxsize=2_000)
def _units_where(user: int, organisation: int, action: Action, on: date) -> QuerySet[Unit]:
    """The question alone, never its answer: every page asks, and to put it takes a while."""
    held_on = (
        RoleAssignment.objects.filter(
            organisation=organisation, user=user, role__in=roles_carrying(action)
        )
        .current(on)
        .values("unit_id")
    )
    return Unit.objects.filter(organisation=organisation, path__overlap=ArraySubquery(held_on))


def holds_action(user: User, action: Action, unit: Unit, *, on: date) -> bool:
    """Whether a role on this unit, or above it, carries the action. One query."""
    return units_where(user, action, on=on).filter(pk=unit.pk).exists()


def actions_at(user: User, unit: Unit, *, on: date) -> frozenset[Action]:
    """Everything this person may do there, through roles on the unit or above it. One query."""
    roles = _roles_along.ask(path=unit.path, **asked_by(user, on=on))
    return frozenset[Action]().union(*(HELD_ON_UNITS[role].actions for role in roles))


@planned
def _roles_along() -> QuerySet[RoleAssignment, str]:
    return (
        RoleAssignment.objects.filter(
            organisation=SOMEBODY.organisation_id,
            user=SOMEBODY.pk,
            unit=AnyGiven("path", BigIntegerField()),
        )
        .current(SOME_DAY)
        .values_list("role", flat=True)
    )


def check_can_manage_organisation(user: User, *, on: date) -> None:
    """The organisation itself, its settings and everybody's account."""
    if not units_where(user, Action.MANAGE_ORGANISATION, on=on).filter(parent=None).exists():
        raise Denied(_("Ask an administrator of the whole organisation to do this."))


def check_can_look_after_sign_in(user: User, *, on: date) -> None:
    """How people sign in, for the whole organisation, and the log of it."""
    if not units_where(user, Action.LOOK_AFTER_SIGN_IN, on=on).filter(parent=None).exists():
        raise Denied(_("Ask an administrator of the whole organisation to do this."))


def check_can_manage_keys(user: User, *, on: date) -> None:
    """What another system may do here is decided for the whole organisation. One query."""
    if not units_where(user, Action.MANAGE_KEYS, on=on).filter(parent=None).exists():
        raise Denied(_("Ask an administrator of the whole organisation to do this."))


def check_can_read_audit(user: User, *, on: date) -> None:
    """Who did what in the whole organisation. What is private is told without its words."""
    if not units_where(user, Action.READ_AUDIT, on=on).filter(parent=None).exists():
        raise Denied(_("Ask an administrator of the whole organisation to look this up for you."))


def check_can_manage_units(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.MANAGE_UNITS, unit, on=on):
        raise Denied(_("Ask an administrator to change the units of {unit}.").format(unit=unit))


def check_can_invite(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.INVITE_PEOPLE, unit, on=on):
        raise Denied(
            _("Ask an administrator or a project lead to invite people to {unit}.").format(
                unit=unit
            )
        )


def check_can_assign_roles(user: User, unit: Unit, *, on: date) -> None:
    if not holds_action(user, Action.ASSIGN_ROLES, unit, on=on):
        raise Denied(_("Ask an administrator to give roles on {unit}.").format(unit=unit))


def check_can_look_after_portfolio(user: User, *, on: date) -> None:
    """The central QI team and improvement advisors, for the units on which they are that."""
    if not units_where(user, Action.LOOK_AFTER_PORTFOLIO, on=on).exists():
        raise Denied(_("Only the central QI team and improvement advisors see the portfolio."))


def check_can_look_after_coaches(user: User, *, on: date) -> None:
    """What a coach can give, and when a project counts as quiet, is agreed for the whole."""
    whole = units_where(user, Action.LOOK_AFTER_PORTFOLIO, on=on).filter(parent=None)
    if not whole.exists():
        raise Denied(_("Ask the central QI team to change this."))


def invitations_managed_by(user: User, *, on: date) -> InvitationQuerySet:
    """One's own invitations to projects, and all that one could have sent oneself."""
    may_invite = Q(unit__in=units_where(user, Action.INVITE_PEOPLE, on=on))
    may_offer = Q(role=UnitRole.STAFF) | Q(unit__in=units_where(user, Action.ASSIGN_ROLES, on=on))
    own = Q(invited_by=user, project_public_id__isnull=False)
    return Invitation.objects.filter(
        own | may_invite & may_offer, organisation=user.organisation_id
    )


def check_can_manage_invitation(user: User, invitation: Invitation, *, on: date) -> None:
    if not invitations_managed_by(user, on=on).filter(pk=invitation.pk).exists():
        raise Denied(
            _("Ask {invited_by} or an administrator to change this invitation.").format(
                invited_by=invitation.invited_by
            )
        )


def check_can_manage_account(user: User, person: User, *, on: date) -> None:
    if user.organisation_id != person.organisation_id:
        raise Denied(_("{person} belongs to another organisation.").format(person=person))
    check_can_manage_organisation(user, on=on)


can_manage_organisation = allowed(check_can_manage_organisation)
can_look_after_sign_in = allowed(check_can_look_after_sign_in)
can_manage_keys = allowed(check_can_manage_keys)
can_read_audit = allowed(check_can_read_audit)
can_manage_account = allowed(check_can_manage_account)
can_look_after_portfolio = allowed(check_can_look_after_portfolio)
can_look_after_coaches = allowed(check_can_look_after_coaches)
can_manage_units = allowed(check_can_manage_units)
can_invite = allowed(check_can_invite)
can_assign_roles = allowed(check_can_assign_roles)
can_manage_invitation = allowed(check_can_manage_invitation)
