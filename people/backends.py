"""Signing in: the account with its organisation in one query, for every request."""

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from allauth.mfa.models import Authenticator
from django.db.models import BigIntegerField, Exists, OuterRef, QuerySet

from common.prepared import Given, planned
from people.models import User


class AuthenticationBackend(AllauthBackend):
    """allauth's checks and limits; the person comes with the organisation that every page names."""

    def get_user(self, user_id: int) -> User | None:
        user = _person.first(person=user_id)
        return user if user is not None and self.user_can_authenticate(user) else None


@planned
def _person() -> QuerySet[User]:
    # `people.policies` asks for a second step on every page, so it costs no query of its own.
    second_step = Authenticator.objects.filter(user=OuterRef("pk"))
    return (
        User.objects.filter(pk=Given("person", BigIntegerField()))
        .select_related("organisation")
        .annotate(has_second_step=Exists(second_step))
    )
