"""People's accounts: made by an invitation or at the first start, closed but never deleted."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from audit.services import Actor, recorded
from common.errors import Invalid, NotNow
from people.calendar import local_date
from people.models import Organisation, User
from people.permissions import check_can_manage_account


@recorded
def create_person(
    *,
    organisation: Organisation,
    name: str,
    email: str,
    password: str,
    by: Actor,
    job_title: str = "",
) -> User:
    """An account that signs in with its e-mail address and password.

    An empty password makes one without: its owner gets codes by e-mail, or has another way in.
    """
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Invalid(
            fields={"email": _("There is an account with this address. Sign in instead.")}
        )
    person = User(organisation=organisation, name=name, email=email, job_title=job_title)
    _choose_password(person, password)
    person.save()
    return person


def _choose_password(person: User, password: str) -> None:
    if not password:
        person.set_unusable_password()
        return
    try:
        validate_password(password, user=person)
    except ValidationError as refusal:
        raise Invalid(fields={"password": " ".join(refusal.messages)}) from refusal
    person.set_password(password)


@recorded
def edit_profile(*, name: str, job_title: str, language: str = "", by: User) -> None:
    """What a person says of themselves, so that colleagues know who they are.

    Without a `language` pages speak that of the organisation.
    """
    by.name = name
    by.job_title = job_title
    by.language = language
    by.save(update_fields=["name", "job_title", "language"])


@recorded
def close_account(*, person: User, by: User, at: datetime) -> None:
    """Let nobody sign in with this account any more, from this moment. What they did stays."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    if person.pk == by.pk:
        raise NotNow(_("You cannot close your own account. Ask another administrator."))
    _set_active(person, False)


@recorded
def reopen_account(*, person: User, by: User, at: datetime) -> None:
    """Let a person sign in again, with the password they had."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    if person.erased_at is not None:
        raise NotNow(
            _("This account is erased. If the person wants to come back, invite them anew.")
        )
    _set_active(person, True)


def _set_active(person: User, is_active: bool) -> None:
    person.is_active = is_active
    person.save(update_fields=["is_active"])
