"""What a project page offers: measures, what is still to do, and where to add data."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from dashboards.presenters.data_due import DataDue, data_due
from dashboards.presenters.measures import MeasureTile, tile
from people.roles import PARTNERS, Action
from projects.models import Project, ProjectMembership


@dataclass(frozen=True)
class Task:
    """One thing that makes a project whole."""

    label: str
    is_done: bool
    href: str
    hint: str = ""

    @property
    def state(self) -> str:
        return _("Done") if self.is_done else _("To do")

    @property
    def tone(self) -> str:
        return "ok" if self.is_done else "neutral"


@dataclass(frozen=True)
class Overview:
    """A project's measures and what somebody may do with them. Empty addresses are not offered."""

    measures: Sequence[MeasureTile]
    due: Sequence[DataDue]
    tasks: Sequence[Task]
    add_data_href: str
    measure_new_href: str
    workbook_href: str  # of all charts
    sheet_href: str  # where a spreadsheet is uploaded
    stage_href: str


def overview(
    project: Project,
    measures: Sequence[Measure],
    team: Sequence[ProjectMembership],
    actions: Collection[Action],
    *,
    today: date,
) -> Overview:
    """The project for somebody who may do `actions`; its `measures` come with `newest`."""
    address = [project.public_id]
    is_open = not project.is_closed
    records = Action.RECORD_MEASUREMENT in actions and is_open
    due = data_due(measures, today=today, naming_projects=False) if records else []
    defines = Action.DEFINE_MEASURE in actions and is_open
    edits = Action.EDIT_PROJECT in actions
    by_hand = any(not measure.fed_from for measure in measures)
    is_charted = any(measure.state.points for measure in measures)
    return Overview(
        measures=[tile(measure, today=today) for measure in measures],
        due=due,
        tasks=_tasks(project, measures, team) if edits and is_open else (),
        add_data_href=_add_data_href(measures, due) if records else "",
        measure_new_href=reverse("measure_new", args=address) if defines else "",
        sheet_href=reverse("project_sheet", args=address) if records and by_hand else "",
        workbook_href=reverse("project_xlsx", args=address) if is_charted else "",
        stage_href=reverse("project_stage", args=address) if edits else "",
    )


def _add_data_href(measures: Sequence[Measure], due: Sequence[DataDue]) -> str:
    """The measure that waits longest; when none waits, the first."""
    if due:
        return due[0].action
    return reverse("measurement_new", args=[measures[0].public_id]) if measures else ""


def _tasks(
    project: Project, measures: Sequence[Measure], team: Sequence[ProjectMembership]
) -> Sequence[Task]:
    """What is still missing, beside what is there; nothing once all is there."""
    address = [project.public_id]
    has_data = any(measure.newest for measure in measures)  # type: ignore[attr-defined]
    has_partners = any(membership.role in PARTNERS for membership in team)
    tasks = (
        Task(_("Aim"), bool(project.aim), reverse("project_edit", args=address)),
        Task(_("A first measure"), bool(measures), reverse("measure_new", args=address)),
        Task(_("A first number"), has_data, _add_data_href(measures, ())),
        Task(
            _("A team of at least two"),
            len({membership.user_id for membership in team}) > 1,
            reverse("project_team", args=address),
        ),
        Task(
            _("Somebody with lived experience"),
            has_partners,
            reverse("project_team", args=address),
            hint="" if has_partners else _("Projects with service users in the team do better."),
        ),
    )
    return () if all(task.is_done for task in tasks) else tasks
