"""The home page in words: who is greeted, what needs them, how their projects stand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.urls import reverse

from charts.models import Measure
from common.templatetags.words import ago, joined
from dashboards.presenters.counts import CountLink, count_links, counts_in
from dashboards.presenters.data_due import DataDue, data_due
from dashboards.presenters.measures import NO_DATA, MeasureTile, tile
from dashboards.presenters.prompts import Prompt, prompt_for_test
from dashboards.selectors.home import OwnWork, Place
from pdsa.presenters.waiting import WaitingLine
from people.models import Invitation, User
from people.roles import UNIT_ROLES
from projects.models import Project
from projects.presenters.team import within_sentence

MOST_NEEDS = 7
MOST_PROJECTS = 6
KEPT_FOR_OTHERS = 3  # rows that data alone never fills while something else waits
MOST_PLACES = 4


@dataclass(frozen=True)
class Needs:
    """What waits for a person, the most urgent of it; `hidden` is how much more there is."""

    data: Sequence[DataDue] = ()
    prompts: Sequence[Prompt] = ()
    hidden: int = 0

    @property
    def count(self) -> int:
        return len(self.data) + len(self.prompts)


@dataclass(frozen=True)
class PlaceCard:
    """A unit that somebody looks after, in counts that lead to its charts."""

    name: str
    href: str
    roles: str
    projects: int
    measures: int
    counts: Sequence[CountLink]

    @property
    def counts_label(self) -> str:
        return f"{self.name}: measures by what their charts say"


def greeting(user: User, at: datetime) -> str:
    """Good morning, Amara: by the clock on the organisation's wall."""
    part = "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"
    return f"Good {part}, {user.name.split()[0] if user.name.split() else user.email}"


def needs_of(
    work: OwnWork,
    invitations: Sequence[Invitation],
    tests: Sequence[WaitingLine] = (),
    *,
    today: date,
) -> Needs:
    """At most seven things: data, tests, then charts that failed, of concern or improving."""
    collected = [m for m in work.measures if m.project_id in work.collecting]
    data = data_due(collected, today=today)
    prompts = [
        *(prompt_for_test(line) for line in tests),
        *(_failure(m) for m in work.measures if m.state.has_failed or m.state.was_refused),
        *(_signal(m) for m in work.measures if m.state.variation == "concern"),
        *(_waiting(invitation) for invitation in invitations),
        *(_signal(m) for m in work.measures if m.state.variation == "improvement"),
    ]
    room_for_data = MOST_NEEDS - min(KEPT_FOR_OTHERS, len(prompts))
    shown = data[:room_for_data]
    others = prompts[: MOST_NEEDS - len(shown)]
    return Needs(shown, others, hidden=len(data) + len(prompts) - len(shown) - len(others))


def project_tiles(work: OwnWork, *, today: date) -> list[MeasureTile]:
    """One's open projects in the order given, each drawn by its main measure."""
    open_ones = [project for project in work.projects if not project.is_closed]
    return [_project_tile(p, work.measures, today) for p in open_ones[:MOST_PROJECTS]]


def place_cards(places: Sequence[Place]) -> list[PlaceCard]:
    """The units that somebody looks after."""
    return [_place_card(place) for place in places[:MOST_PLACES]]


def _failure(measure: Measure) -> Prompt:
    told = "The chart could not be brought up to date."
    if measure.state.was_refused:
        told = measure.state.headline
    return Prompt(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        meta=f"{_whose(measure)}. {told}",
        tag="No chart" if measure.state.was_refused else "Not calculated",
        tone="warning",
        icon="warning",
        action="See why",
    )


def _signal(measure: Measure) -> Prompt:
    is_concern = measure.state.variation == "concern"
    return Prompt(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        meta=f"{_whose(measure)}. {measure.state.headline}",
        tag="Of concern" if is_concern else "Improving",
        tone="concern" if is_concern else "improvement",
        icon="concern" if is_concern else "improvement",
        action="See the chart",
    )


def _waiting(invitation: Invitation) -> Prompt:
    project = invitation.project_public_id
    return Prompt(
        title=f"Invitation of {invitation.name or invitation.email}",
        href=reverse("project_team", args=[project]) if project else reverse("people"),
        meta=f"Sent {ago(invitation.created_at)}, no answer yet.",
        tag="Waiting",
        tone="neutral",
        icon="clock",
        action="Send again",
        posts_to=reverse("invitation_resend", args=[invitation.public_id]),
    )


def _whose(measure: Measure) -> str:
    return measure.project.title if measure.project else measure.unit.name


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
        sentence=summary.main_headline or "Nothing is measured yet.",
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
        counts=count_links(counts_in(place.summary), href),
    )
