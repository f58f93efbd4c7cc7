"""The screens of a unit in words: what each is, and what was done about them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from audit.selectors import Change
from dashboards.presenters.history import Happening


def screen_happenings(changes: Iterable[Change]) -> list[Happening]:
    """Who let a screen show the board and who ended that, newest first."""
    told = [Happening(change.at, change.by, _sentence(change)) for change in changes]
    return [happening for happening in told if happening.sentence]


def _sentence(change: Change) -> str:
    if change.before is None:
        return _("Made a link for the screen “{screen}”").format(screen=change.row.screen)
    if change.changed("revoked_at"):
        return _("Revoked the link of the screen “{screen}”").format(screen=change.row.screen)
    return ""
