"""What the board has at home: its newest pack, one click away."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from dashboards.selectors.home import Standing, reads_for_the_board
from dashboards.selectors.packs import newest_pack
from people.roles import Action

if TYPE_CHECKING:
    from people.models import User


@dataclass(frozen=True)
class HomeLink:
    """A way from the home page."""

    label: str
    href: str
    icon: str = "note"
    kind: str = "secondary"


def board_at_home(user: "User", standing: Standing) -> list[HomeLink]:
    """The newest pack, and for those who prepare packs the list. One query, for readers alone."""
    if not reads_for_the_board(standing):
        return []
    links = []
    if pack := newest_pack(user.organisation_id):
        address = reverse("pack", args=[pack.public_id])
        links.append(HomeLink(pack.title, address, kind="primary"))
    if Action.PREPARE_BOARD in standing.actions or not links:
        links.append(HomeLink("Board packs", reverse("packs")))
    return links
