"""A portfolio in rows: a project, why it needs somebody, and when they last met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from charts.figures.period_words import day_words
from common.templatetags.words import ago, joined
from dashboards.models import ProjectSummary
from dashboards.presenters.attention import ReasonLine, reasons_of
from dashboards.presenters.measures import latest_words
from people.models import Organisation
from projects.models import Project
from projects.stages import ACTIVE

MOST_REASONS = 4


@dataclass(frozen=True)
class PortfolioRow:
    """One project of a portfolio in words and links. `key` makes a sent form count once."""

    id: UUID
    title: str
    href: str
    place: str
    stage: str
    is_under_way: bool
    close_href: str
    reasons: Sequence[ReasonLine]
    more_reasons: int
    drawing: SafeString
    sentence: str
    measure: str
    measure_href: str
    latest: str
    leads: str
    coaches: str
    contact: str
    meeting: str
    score: str
    brief_href: str
    log_href: str
    key: UUID


def rows_of(
    projects: Iterable[Project], organisation: Organisation, *, today: date
) -> list[PortfolioRow]:
    """Projects as `dashboards.selectors.portfolio.with_rows` gives them."""
    return [_row(project, organisation, today=today) for project in projects]


def meeting_words(next_meeting_on: date | None, *, today: date) -> str:
    """Today, or the day; nothing when none is set that lies ahead."""
    if next_meeting_on is None or next_meeting_on < today:
        return ""
    return "Today" if next_meeting_on == today else day_words(next_meeting_on)


def _row(project: Project, organisation: Organisation, *, today: date) -> PortfolioRow:
    summary: ProjectSummary = project.summary
    main: dict | None = project.main  # type: ignore[attr-defined]
    reasons = reasons_of(project, organisation, on=today)
    href = reverse("project", args=[project.public_id])
    return PortfolioRow(
        id=project.public_id,
        title=project.title,
        href=href,
        place=project.unit.name,
        stage=project.get_stage_display(),
        is_under_way=project.stage in ACTIVE,
        close_href=f"{href}close/",
        reasons=reasons[:MOST_REASONS],
        more_reasons=max(0, len(reasons) - MOST_REASONS),
        drawing=mark_safe(main.get("drawing", "") if main else ""),
        sentence=summary.main_headline if main else "Nothing is measured yet.",
        measure=main["name"] if main else "",
        measure_href=reverse("measure", args=[main["address"]]) if main else "",
        latest=latest_words(main["latest_value"], main["decimals"], main["data_shape"])
        if main
        else "",
        leads=joined(project.leads) or "Nobody yet",  # type: ignore[attr-defined]
        coaches=joined(project.coaches),  # type: ignore[attr-defined]
        contact=ago(summary.last_contact_on) if summary.last_contact_on else "Not yet",
        meeting=meeting_words(summary.next_meeting_on, today=today),
        score=_score(summary),
        brief_href=f"{href}brief/",
        log_href=f"{href}coaching/",
        key=uuid4(),
    )


def _score(summary: ProjectSummary) -> str:
    if summary.claimed_score is None:
        return ""
    signed = ", countersigned" if summary.is_countersigned else ""
    return f"{summary.claimed_score}{signed}"
