"""The home page in words: who is greeted, how their projects and places stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from common.templatetags.words import joined
from dashboards.presenters.counts import CountLink, count_links, counts_in, with_all_signals
from dashboards.presenters.measures import NO_DATA, MeasureTile, tile
from dashboards.selectors.home import OwnWork, Place
from people.models import User
from people.roles import UNIT_ROLES
from projects.models import Project
from projects.presenters.team import within_sentence

MOST_PROJECTS = 6
MOST_PLACES = 4


@dataclass(frozen=True)
class PlaceCard:
    """A unit that somebody looks after, in counts that lead to its charts."""

    name: str
    href: str
    roles: str
    projects: int
    measures: int
    counts: Sequence[CountLink]
    changes_href: str
    forum_href: str

    @property
    def counts_label(self) -> str:
        return _("{name}: measures by what their charts say").format(name=self.name)


def greeting(user: User, at: datetime) -> str:
    """Good morning, Amara: by the clock on the organisation's wall."""
    part = "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"
    return _("Good {part}, {name}").format(
        part=part, name=user.name.split()[0] if user.name.split() else user.email
    )


def project_tiles(work: OwnWork, *, today: date) -> list[MeasureTile]:
    """One's open projects in the order given, each drawn by its main measure."""
    open_ones = [project for project in work.projects if not project.is_closed]
    return [_project_tile(p, work.measures, today) for p in open_ones[:MOST_PROJECTS]]


def place_cards(places: Sequence[Place]) -> list[PlaceCard]:
    """The units that somebody looks after."""
    return [_place_card(place) for place in places[:MOST_PLACES]]


def _project_tile(project: Project, measures: Sequence[Measure], today: date) -> MeasureTile:
    """The main measure as the summary names it; until there is one, the first by purpose."""
    own = [measure for measure in measures if measure.project_id == project.pk]
    main = next((m for m in own if m.pk == project.summary.main_measure_id), None)
    shown = tile(main or own[0], today=today) if own else _unmeasured(project)
    return replace(
        shown,
        title=project.title,
        href=reverse("project", args=[project.public_id]),
        place=f"{project.unit.name} · {project.get_stage_display()}",
    )


def _unmeasured(project: Project) -> MeasureTile:
    summary = project.summary
    return MeasureTile(
        title="",
        href="",
        place="",
        drawing="",
        variation=summary.main_variation or "no_data",
        sentence=summary.main_headline or _("Nothing is measured yet."),
        latest="",
        period="",
        freshness=NO_DATA,
    )


def _place_card(place: Place) -> PlaceCard:
    href = reverse("unit", args=[place.unit.public_id])
    return PlaceCard(
        name=place.unit.name,
        href=href,
        roles=joined([within_sentence(UNIT_ROLES[role].label) for role in place.roles]),
        projects=place.summary.active_projects,
        measures=place.summary.measures,
        counts=count_links(with_all_signals(counts_in(place.summary)), href),
        changes_href=reverse("unit_changes", args=[place.unit.public_id]),
        forum_href=reverse("unit_forum", args=[place.unit.public_id]),
    )
