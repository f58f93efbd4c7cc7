"""A portfolio in rows: a project, why it needs somebody, and when they last met."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from charts.figures.period_words import day_words
from common.markup import filled
from common.templatetags.words import ago, counted, joined
from dashboards.models import ProjectSummary
from dashboards.presenters.attention import ReasonLine, Ways, reasons_of, ways_to
from people.models import Organisation
from projects.models import Project
from projects.stages import ACTIVE

MOST_REASONS = 4


@dataclass(frozen=True)
class PortfolioRow:
    """One project of a portfolio in words and links.

    `why` is the reasons as they are drawn; `key` makes a sent form count once.
    """

    id: UUID
    title: str
    href: str
    place: str
    stage: str
    is_under_way: bool
    close_href: str
    reasons: Sequence[ReasonLine]
    why: SafeString
    more_reasons: str
    drawing: SafeString
    sentence: str
    measure: str
    measure_href: str
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
    shown = list(projects)
    return [
        _row(project, organisation, ways, today=today)
        for project, ways in zip(shown, ways_to(shown), strict=True)
    ]


def drawn_reasons(reasons: Iterable[ReasonLine]) -> SafeString:
    """The reasons as items of a list."""
    lines = (
        {"words": line.words, "href": line.href, "tone": line.tone, "icon": line.icon}
        for line in reasons
    )
    return mark_safe(
        "".join(filled("dashboards/_reason.html", line, told_apart=("icon",)) for line in lines)
    )


def meeting_words(next_meeting_on: date | None, *, today: date) -> str:
    """Today, or the day; nothing when none is set that lies ahead."""
    if next_meeting_on is None or next_meeting_on < today:
        return ""
    return _("Today") if next_meeting_on == today else day_words(next_meeting_on)


def _row(project: Project, organisation: Organisation, ways: Ways, *, today: date) -> PortfolioRow:
    summary: ProjectSummary = project.summary
    main: dict | None = project.main  # type: ignore[attr-defined]
    reasons = reasons_of(project, organisation, on=today, ways=ways)
    more = len(reasons) - MOST_REASONS
    return PortfolioRow(
        id=project.public_id,
        title=project.title,
        href=ways.project,
        place=project.unit.name,
        stage=project.get_stage_display(),
        is_under_way=project.stage in ACTIVE,
        close_href=f"{ways.project}close/",
        reasons=reasons[:MOST_REASONS],
        why=drawn_reasons(reasons[:MOST_REASONS]),
        more_reasons=counted(more, "more reason") if more > 0 else "",
        drawing=mark_safe(main.get("drawing", "") if main else ""),
        sentence=summary.main_headline if main else _("Nothing is measured yet."),
        measure=main["name"] if main else "",
        measure_href=ways.measure,
        leads=joined(project.leads) or _("Nobody yet"),  # type: ignore[attr-defined]
        coaches=joined(project.coaches),  # type: ignore[attr-defined]
        contact=ago(summary.last_contact_on) if summary.last_contact_on else _("Not yet"),
        meeting=meeting_words(summary.next_meeting_on, today=today),
        score=_score(summary),
        brief_href=f"{ways.project}brief/",
        log_href=f"{ways.project}coaching/",
        key=uuid4(),
    )


def _score(summary: ProjectSummary) -> str:
    if summary.claimed_score is None:
        return ""
    signed = ", countersigned" if summary.is_countersigned else ""
    return f"{summary.claimed_score}{signed}"
