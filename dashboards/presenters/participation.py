"""Where service users and carers take part across the organisation, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from charts.models import Measure
from projects.models import Opportunity, Project
from projects.presenters.project import STAGE_TONES
from projects.selectors.involvement import ShareOfLevels
from projects.stages import Stage


@dataclass(frozen=True)
class ShareLine:
    """One place with its share of Big I and what it is a share of."""

    name: str
    href: str
    percent: str
    of: str
    little_i: int
    without: int
    chart_href: str


@dataclass(frozen=True)
class ProjectLine:
    """A project in which nobody takes part yet."""

    title: str
    href: str
    stage: str
    tone: str
    place: str
    started_on: date


@dataclass(frozen=True)
class OfferedLine:
    """An open opportunity, and how many people know of it."""

    title: str
    href: str
    project: str
    posted_at: datetime
    asked: str
    match_href: str


def offered_lines(offered: Iterable[Opportunity]) -> list[OfferedLine]:
    """Open opportunities with the way to the people who fit."""
    return [
        OfferedLine(
            title=one.title,
            href=reverse("opportunity", args=[one.public_id]),
            project=one.project.title,
            posted_at=one.posted_at,
            asked=_asked(one.asked, one.yes),  # type: ignore[attr-defined]
            match_href=reverse("opportunity_people", args=[one.public_id]),
        )
        for one in offered
    ]


def share_lines(shares: Iterable[ShareOfLevels], charts: Iterable[Measure]) -> list[ShareLine]:
    """Each place with the way to its chart of Big I, once there is one."""
    hrefs = {chart.unit_id: reverse("measure", args=[chart.public_id]) for chart in charts}
    return [
        ShareLine(
            name=share.unit.name,
            href=reverse("unit", args=[share.unit.public_id]),
            percent=f"{round(100 * share.big_i / share.active)}%" if share.active else "–",
            of=f"{share.big_i} of {share.active}",
            little_i=share.little_i,
            without=share.without,
            chart_href=hrefs.get(share.unit.pk, ""),
        )
        for share in shares
    ]


def project_lines(projects: Sequence[Project]) -> list[ProjectLine]:
    """The projects in the order given, each leading to how people take part in it."""
    return [
        ProjectLine(
            title=project.title,
            href=reverse("project_involvement", args=[project.public_id]),
            stage=project.get_stage_display(),
            tone=STAGE_TONES.get(Stage(project.stage), "neutral"),
            place=project.unit.name,
            started_on=project.started_on,
        )
        for project in projects
    ]


def _asked(asked: int, yes: int) -> str:
    if not asked:
        return _("Nobody knows of it yet")
    known = ngettext("%(n)d person knows of it", "%(n)d people know of it", asked) % {"n": asked}
    return known + ngettext(", %(n)d said yes", ", %(n)d said yes", yes) % {"n": yes}
