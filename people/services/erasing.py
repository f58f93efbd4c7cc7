"""Forgetting who somebody was: their account, what they wrote of themselves, their name in history.

What they did for the work stays, by “Former member” (docs/adr/0019).
"""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db import connection
from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import NotNow
from people.calendar import local_date
from people.models import Invitation, RoleAssignment, StrengthsProfile, Unit, User
from people.permissions import check_can_manage_account, check_can_manage_organisation
from people.roles import UnitRole
from people.security_log import Whence, note
from people.sign_in import SecurityAct
from people.signals import account_erased

NAMELESS = "Former member"


@recorded
def erase_own_account(*, by: User, at: datetime) -> None:
    """Erase oneself. There is no way back."""
    _check_not_last_administrator(by, at)
    _erase(by, by=by, at=at)


@recorded
def erase_closed_account(*, person: User, by: User, at: datetime, whence: Whence) -> None:
    """Erase somebody who cannot sign in any more and asked for it."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    check_is_closed(person)
    _erase(person, by=by, at=at)
    note(person=person, act=SecurityAct.ERASED, at=at, whence=whence, by=by)


@recorded
def note_data_given_out(*, person: User, by: User, at: datetime, whence: Whence) -> None:
    """Write down that an administrator made the file of somebody who cannot sign in."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    check_is_closed(person)
    note(person=person, act=SecurityAct.DATA_GIVEN_OUT, at=at, whence=whence, by=by)


@recorded
def erase_invitation(*, invitation: Invitation, by: User, at: datetime) -> None:
    """Forget somebody who was invited and has no account."""
    check_can_manage_organisation(by, on=local_date(by.organisation, at))
    if invitation.accepted_at is not None:
        raise NotNow(_("That invitation became an account. Erase the account instead."))
    _blank(invitation, f"erased-{invitation.public_id}@erased.invalid")
    if invitation.withdrawn_at is None:
        invitation.withdrawn_at = at
    invitation.save(update_fields=["name", "email", "withdrawn_at"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_invitation_from_history(%s)", [invitation.pk])


@recorded
def erase_strengths(*, by: User) -> None:
    """Erase one's own page."""
    StrengthsProfile.objects.filter(user=by).delete()


@recorded
def choose_easy_pages(*, easy: bool, by: User) -> None:
    """Read the easy pages, or the others. Nobody else is shown it, and no history keeps it."""
    by.easy_read = easy
    by.save(update_fields=["easy_read"])


def check_is_closed(person: User) -> None:
    """Whoever can sign in does this alone."""
    if person.erased_at is not None:
        raise NotNow(_("This account is erased already."))
    if person.is_active:
        raise NotNow(
            _("%(person)s can sign in and does this under “My data”. Close the account first, if "
              "they asked you to.") % {"person": person}
        )  # fmt: skip


def _check_not_last_administrator(person: User, at: datetime) -> None:
    today = local_date(person.organisation, at)
    # Two administrators leaving at once: the second waits here, then counts.
    top = Unit.objects.select_for_update(no_key=True).get(
        organisation=person.organisation_id, parent=None
    )
    holders = RoleAssignment.objects.filter(
        role=UnitRole.ADMINISTRATOR, unit=top, user__is_active=True
    ).current(today)
    if holders.filter(user=person).exists() and not holders.exclude(user=person).exists():
        raise NotNow(_("You are the only administrator. Make somebody else one first."))


def _erase(person: User, *, by: User, at: datetime) -> None:
    today, old_email = local_date(person.organisation, at), person.email
    account_erased.send(sender=User, person=person, by=by, at=at)
    StrengthsProfile.objects.filter(user=person).delete()
    for rows in (Authenticator, SocialAccount, EmailAddress, UserSession):
        rows.objects.filter(user=person).delete()
    RoleAssignment.objects.filter(user=person).current(today).filter(ends_on=None).update(
        ends_on=today
    )
    person.name, person.job_title = NAMELESS, ""
    person.email = f"erased-{person.public_id}@erased.invalid"
    person.is_active, person.easy_read, person.erased_at = False, False, at
    person.set_unusable_password()
    person.save()
    for invitation in Invitation.objects.filter(email=old_email):
        _blank(invitation, person.email)
        invitation.save(update_fields=["name", "email"])
    with connection.cursor() as cursor:
        cursor.execute("SELECT erase_person_from_history(%s)", [person.pk])


def _blank(invitation: Invitation, email: str) -> None:
    invitation.name, invitation.email = "", email
