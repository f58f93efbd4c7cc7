"""Removes what is older than an organisation keeps, and tokens of machines that have ended."""

from allauth.idp.oidc.models import Token
from django.db import connection

from people.models import Organisation


def remove_old_history() -> int:
    """Remove it in every organisation, and return how many entries went.

    The application has no right to delete history. A function that runs with the rights of the
    owner of the tables does it; it reads the policy itself, so nothing younger can be asked of it,
    and writes down in the same statement how much it removed.
    """
    removed = 0
    for organisation in Organisation.objects.values_list("pk", flat=True):
        with connection.cursor() as cursor:
            cursor.execute("SELECT remove_old_history(%s)", [organisation])
            removed += cursor.fetchone()[0]
    return removed


def forget_ended_tokens() -> int:
    """Delete the tokens that open nothing any more, and return how many there were."""
    return Token.objects.expired().delete()[0]
