"""Signing in through the organisation's own provider: setting it up, and letting people in."""

from dataclasses import dataclass
from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext as _

from audit.services import SystemProcess, recorded
from common.errors import Denied
from common.sealing import seal
from people import emails, tasks
from people.calendar import local_date
from people.models import Organisation, RoleAssignment, SingleSignOn, User
from people.permissions import check_can_look_after_sign_in, check_can_manage_account
from people.policies import is_staff_address
from people.roles import UnitRole
from people.security_log import Whence, note
from people.selectors import top_unit
from people.services.accounts import create_person
from people.sign_in import SecurityAct


@dataclass(frozen=True)
class ProviderAnswers:
    """What an administrator says of the organisation's provider. No secret: it stays as it is."""

    name: str
    issuer: str
    client_id: str
    secret: str
    counts_as_second_step: bool
    is_on: bool


@dataclass(frozen=True)
class Newcomer:
    """Somebody whom the provider let in and whom we do not know by its name for them yet."""

    subject: str
    email: str
    is_verified: bool
    name: str


@recorded
def set_up_single_sign_on(
    *,
    organisation: Organisation,
    answers: ProviderAnswers,
    seen_version: int | None,
    by: User,
    at: datetime,
) -> None:
    """Let staff sign in through a provider, or change how. Raises EditedElsewhere.

    Another issuer means other names for people: the links of accounts are made anew.
    """
    check_can_look_after_sign_in(by, on=local_date(organisation, at))
    changes: dict[str, object] = {
        "name": answers.name,
        "issuer": answers.issuer,
        "client_id": answers.client_id,
        "counts_as_second_step": answers.counts_as_second_step,
        "is_on": answers.is_on,
    }
    if answers.secret:
        changes["sealed_secret"] = seal(answers.secret)
    known = SingleSignOn.objects.filter(organisation=organisation).first()
    if known is None:
        SingleSignOn.objects.create(organisation=organisation, **changes)
        return
    if known.issuer != answers.issuer:
        SocialAccount.objects.filter(provider=known.key).delete()
    SingleSignOn.objects.edit(known, seen_version=seen_version or 0, **changes)


@recorded
def admit(
    *, sign_on: SingleSignOn, newcomer: Newcomer, by: SystemProcess, at: datetime, whence: Whence
) -> SocialAccount:
    """Link a person to the provider's name for them, with a new account if they have none.

    Only for verified addresses that the organisation gives to its staff: for those it decides
    itself who holds them. Raises Denied with what to do.
    """
    organisation, email = sign_on.organisation, newcomer.email.strip().lower()
    if not email or not newcomer.is_verified:
        raise Denied(
            _(
                "{name} did not say that your e-mail address is yours. Ask whoever "
                "looks after it, or sign in with your password."
            ).format(name=sign_on.name)
        )
    if not is_staff_address(organisation, email):
        raise Denied(
            _(
                "{email} is no address of staff of {organisation}. Ask the lead of "
                "your project for an invitation."
            ).format(email=email, organisation=organisation)
        )
    person = User.objects.filter(email=email).first()
    if person is None:
        person = _new_colleague(organisation, email, newcomer.name, by=by, at=at)
    else:
        _check_may_be_linked(person, sign_on)
        message = emails.linked_message(person, sign_on)
        transaction.on_commit(lambda: tasks.send_mail(message))
    note(person=person, act=SecurityAct.SSO_LINKED, at=at, whence=whence, detail=sign_on.name)
    return SocialAccount.objects.create(user=person, provider=sign_on.key, uid=newcomer.subject)


@recorded
def unlink(*, person: User, by: User, at: datetime, whence: Whence) -> None:
    """Forget who at the provider somebody is: whoever comes next with their address is linked."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    SocialAccount.objects.filter(user=person).delete()
    note(person=person, act=SecurityAct.SSO_UNLINKED, at=at, whence=whence, by=by)


def _new_colleague(
    organisation: Organisation, email: str, name: str, *, by: SystemProcess, at: datetime
) -> User:
    person = create_person(
        organisation=organisation, name=name[:120], email=email, password="", by=by
    )
    RoleAssignment.objects.create(
        organisation=organisation,
        user=person,
        unit=top_unit(organisation),
        role=UnitRole.STAFF,
        starts_on=local_date(organisation, at),
    )
    return person


def _check_may_be_linked(person: User, sign_on: SingleSignOn) -> None:
    if person.organisation_id != sign_on.organisation_id:
        raise Denied(_("There is an account with your address in another organisation here."))
    if not person.is_active:
        raise Denied(_("Your account here is closed. Ask an administrator to reopen it."))
    if SocialAccount.objects.filter(user=person, provider=sign_on.key).exists():
        raise Denied(
            _(
                "The account of {email} belongs to somebody else at {name}. Ask an "
                "administrator to remove the link, or to close that account."
            ).format(email=person.email, name=sign_on.name)
        )
