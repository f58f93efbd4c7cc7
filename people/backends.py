"""Signing in: the account with its organisation in one query, for every request."""

from allauth.account.auth_backends import AuthenticationBackend as AllauthBackend

from people.models import User


class AuthenticationBackend(AllauthBackend):
    """allauth's checks and limits; the person comes with the organisation that every page names."""

    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("organisation").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
