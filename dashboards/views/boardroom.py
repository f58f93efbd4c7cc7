"""What the board has at home: its newest pack, and its survey while it waits for an answer."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from dashboards.presenters.visits import TeamLine, team_lines
from dashboards.selectors.home import Standing, reads_for_the_board
from dashboards.selectors.packs import newest_pack
from dashboards.selectors.survey import survey_to_answer
from dashboards.selectors.visits import teams_to_visit
from people.roles import Action, UnitRole

if TYPE_CHECKING:
    from people.models import User

MOST_TEAMS = 3
WALKING = frozenset({UnitRole.BOARD_MEMBER, UnitRole.DIRECTORATE_MANAGER})


@dataclass(frozen=True)
class HomeLink:
    """A way from the home page."""

    label: str
    href: str
    icon: str = "note"
    kind: str = "secondary"


def board_at_home(user: "User", standing: Standing) -> list[HomeLink]:
    """The newest pack, a survey that waits, and for those who prepare packs the list.

    One query for readers, at most two more for members of the board, none for anybody else.
    """
    if not reads_for_the_board(standing):
        return []
    links = []
    if pack := newest_pack(user.organisation_id):
        address = reverse("pack", args=[pack.public_id])
        is_on_the_board = Action.ANSWER_BOARD_SURVEY in standing.actions
        kind = "primary" if is_on_the_board else "secondary"
        links.append(HomeLink(pack.title, address, kind=kind))
    if Action.ANSWER_BOARD_SURVEY in standing.actions and survey_to_answer(user):
        links.append(HomeLink(_("Answer the board survey"), reverse("survey"), icon="edit"))
    if Action.PREPARE_BOARD in standing.actions or not links:
        links.append(HomeLink(_("Board packs"), reverse("packs")))
    return links


def walk_around_at_home(user: "User", standing: Standing) -> list[TeamLine]:
    """The teams that have waited longest for a visit, for those who walk around.

    At most one query.
    """
    places = [place.unit for place in standing.places if WALKING.intersection(place.roles)]
    if not places:
        return []
    return team_lines(teams_to_visit(user.organisation_id, below=places)[:MOST_TEAMS])
