"""What administrators do about accounts that cannot get in."""

from datetime import datetime

from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from audit.services import recorded
from people.calendar import local_date
from people.models import User
from people.permissions import check_can_manage_account
from people.security_log import Whence, note, whence
from people.sign_in import SecurityAct


@recorded
def unlock(*, person: User, by: User, at: datetime, request: HttpRequest) -> None:
    """Let a person who was held up after wrong tries go on at once."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    get_adapter(request).forget_wrong_tries(person)
    note(person=person, act=SecurityAct.UNLOCKED, at=at, whence=whence(request), by=by)


@recorded
def reset_second_steps(*, person: User, by: User, at: datetime, whence: Whence) -> None:
    """Take away every second step of a person who lost theirs; they set up a new one."""
    check_can_manage_account(by, person, on=local_date(by.organisation, at))
    Authenticator.objects.filter(user=person).delete()
    note(person=person, act=SecurityAct.STEPS_RESET, at=at, whence=whence, by=by)
