"""Signing in: the account with its organisation in one query, for every request."""

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from people.models import User


class AuthenticationBackend(AllauthBackend):
    """allauth's checks and limits; the person comes with the organisation that every page names."""

    def get_user(self, user_id: int) -> User | None:
        second_step = Authenticator.objects.filter(user=OuterRef("pk"))
        # `people.policies` asks for it on every page, so it costs no query of its own.
        user = (
            User.objects.select_related("organisation")
            .annotate(has_second_step=Exists(second_step))
            .filter(pk=user_id)
            .first()
        )
        return user if user is not None and self.user_can_authenticate(user) else None
