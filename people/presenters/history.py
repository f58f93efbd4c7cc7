"""What was done to people, places and settings, in sentences."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _

from audit.selectors import Change
from common.templatetags.words import day
from people.models import (
    CoachCapacity,
    Invitation,
    Organisation,
    RoleAssignment,
    SingleSignOn,
    Unit,
    User,
)
from people.roles import PROJECT_ROLES, UNIT_ROLES, ProjectRole, UnitRole


def unit_sentence(change: Change) -> str:
    row = change.row
    if change.before is None:
        return _("Added the place “%(name)s”") % {"name": row.name}
    if change.after is None:
        return _("Removed the place “%(name)s”") % {"name": row.name}
    if change.changed("name"):
        names = {"before": change.before.name, "after": row.name}
        return _("Renamed the place “%(before)s” to “%(after)s”") % names
    if change.changed("closed_on"):
        closed = _("Closed the place “%(name)s”") % {"name": row.name}
        return closed if row.closed_on else _("Reopened the place “%(name)s”") % {"name": row.name}
    if change.changed("parent_id"):
        return _("Moved the place “%(name)s”") % {"name": row.name}
    return _("Changed the place “%(name)s”") % {"name": row.name}


def role_sentence(change: Change) -> str:
    row = change.row
    said = {
        "person": row.user,
        "role": row.get_role_display(),  # of a machine it is what its key may do
        "place": row.unit,
        "until": day(row.ends_on),
    }
    if change.before is None and row.ends_on:
        return _("Gave %(person)s the role “%(role)s” at %(place)s until %(until)s") % said
    if change.before is None:
        return _("Gave %(person)s the role “%(role)s” at %(place)s") % said
    if change.after is None:
        return _("Took the role “%(role)s” at %(place)s from %(person)s") % said
    if change.changed("ends_on") and row.ends_on:
        return _("Ended the role “%(role)s” of %(person)s at %(place)s with %(until)s") % said
    return _("Changed the role “%(role)s” of %(person)s at %(place)s") % said


def invitation_sentence(change: Change) -> str:
    row = change.row
    said = {"email": row.email, "role": _role_offered(row), "place": row.unit}
    if change.before is None:
        return _("Invited %(email)s as %(role)s, %(place)s") % said
    if change.changed("accepted_at"):
        return _("Accepted the invitation of %(email)s") % said
    if change.changed("withdrawn_at"):
        return _("Withdrew the invitation of %(email)s") % said
    return _("Changed the invitation of %(email)s") % said


def account_sentence(change: Change) -> str:
    said = {"name": change.row.name}
    if change.before is None:
        return _("Opened an account for %(name)s") % said
    if change.after is None:
        return _("Removed the account of %(name)s") % said
    if change.changed("is_active"):
        reopened = _("Reopened the account of %(name)s") % said
        return reopened if change.row.is_active else _("Closed the account of %(name)s") % said
    return _("Changed the profile of %(name)s") % said


def organisation_sentence(change: Change) -> str:
    if change.before is None:
        return _("Set up the organisation “%(name)s”") % {"name": change.row.name}
    return _("Changed the settings of the organisation")


def sign_on_sentence(change: Change) -> str:
    said = {"name": change.row.name}
    if change.before is None:
        return _("Set up single sign-on with %(name)s") % said
    if change.changed("is_on"):
        on = _("Switched single sign-on with %(name)s on") % said
        return on if change.row.is_on else _("Switched single sign-on with %(name)s off") % said
    return _("Changed single sign-on with %(name)s") % said


def capacity_sentence(change: Change) -> str:
    row = change.row
    said = {"person": row.user, "hours": row.hours_a_month}
    return _("Agreed with %(person)s on %(hours)s hours of coaching a month") % said


SENTENCES: dict[type, Callable[[Change], str]] = {
    CoachCapacity: capacity_sentence,
    Invitation: invitation_sentence,
    Organisation: organisation_sentence,
    RoleAssignment: role_sentence,
    SingleSignOn: sign_on_sentence,
    Unit: unit_sentence,
    User: account_sentence,
}


def _role_offered(invitation: Any) -> str:
    if invitation.project_role:
        return PROJECT_ROLES[ProjectRole(invitation.project_role)].label
    return UNIT_ROLES[UnitRole(invitation.role)].label
