"""Signing in: the account with its organisation in one query, for every request."""

from functools import cache

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from people.models import User


class AuthenticationBackend(AllauthBackend):
    """allauth's checks and limits; the person comes with the organisation that every page names."""

    def get_user(self, user_id: int) -> User | None:
        user = next(iter(_everybody().filter(pk=user_id)), None)
        return user if user is not None and self.user_can_authenticate(user) else None


@cache
def _everybody() -> QuerySet[User]:
    """The question alone, never its answer: every page asks, and to put it takes a while."""
    # `people.policies` asks for a second step on every page, so it costs no query of its own.
    second_step = Authenticator.objects.filter(user=OuterRef("pk"))
    return User.objects.select_related("organisation").annotate(has_second_step=Exists(second_step))
