"""A project as one row of a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from charts.vocabulary import Rhythm
from common.addresses import addresses_of
from common.markup import tag_markup
from common.templatetags.components import verdict
from common.templatetags.words import joined
from dashboards.models import ProjectSummary
from dashboards.presenters.measures import NO_DATA, Freshness, freshness_of, latest_words
from projects.models import Project


@dataclass(frozen=True)
class ProjectRow:
    """Words and links of one project; `variation` is empty where nothing is measured.

    `verdict` and `newest` are the verdict of the main measure and its freshness as they are drawn.
    """

    title: str
    href: str
    place: str
    stage: str
    leads: str
    variation: str
    verdict: str
    sentence: str
    latest: str
    freshness: Freshness
    newest: str


def rows_of(projects: Iterable[Project], *, today: date) -> list[ProjectRow]:
    """Projects as `dashboards.selectors.projects.find_projects` gives them."""
    href_of = addresses_of("project")
    return [_row(project, href_of(project.public_id), today=today) for project in projects]


def _row(project: Project, href: str, *, today: date) -> ProjectRow:
    summary: ProjectSummary = project.summary
    main: dict | None = project.main  # type: ignore[attr-defined]
    leads: list[str] = project.leads  # type: ignore[attr-defined]
    variation = (summary.main_variation or "no_data") if main else ""
    freshness = _freshness(main, today=today) if main else NO_DATA
    return ProjectRow(
        title=project.title,
        href=href,
        place=project.unit.name,
        stage=project.get_stage_display(),
        leads=joined(leads) or _("Nobody yet"),
        variation=variation,
        verdict=verdict(variation) if variation else "",
        sentence=summary.main_headline if main else _("Nothing is measured yet."),
        latest=_latest(main) if main else "",
        freshness=freshness,
        newest=_newest(freshness),
    )


def _latest(main: dict) -> str:
    return latest_words(main["latest_value"], main["decimals"], main["data_shape"])


def _newest(freshness: Freshness) -> str:
    if not freshness.tone:
        return freshness.brief
    return tag_markup(freshness.brief, freshness.tone, "clock")


def _freshness(main: dict, *, today: date) -> Freshness:
    newest = main["latest_period"]
    return freshness_of(
        Rhythm(main["rhythm"]), date.fromisoformat(newest) if newest else None, today=today
    )
