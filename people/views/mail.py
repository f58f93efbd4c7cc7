"""The demonstration's mail, shown to whoever looks: invitations and links for new passwords."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from common.errors import NotVisible
from people.mailbox import letter_with, newest_letters


@login_not_required
def mail_page(request: HttpRequest) -> HttpResponse:
    """The newest mails, the newest first."""
    _check_is_demonstration()
    letters = newest_letters(settings.MAIL_FOLDER)
    return render(request, "people/mail.html", {"letters": letters})


@login_not_required
def mail_message(request: HttpRequest, key: str) -> HttpResponse:
    """One mail with its links."""
    _check_is_demonstration()
    letter = letter_with(settings.MAIL_FOLDER, key)
    if letter is None:
        raise NotVisible(_("We could not find that mail."))
    return render(request, "people/mail_message.html", {"letter": letter})


def _check_is_demonstration() -> None:
    if not settings.DEMONSTRATION or not settings.MAIL_FOLDER:
        raise NotVisible
