"""The first steps of a young organisation: what is done, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from dashboards.selectors.home import Progress
from projects.models import Project


@dataclass(frozen=True)
class Step:
    """One step. `href` is empty while a step before it has to come first."""

    label: str
    hint: str
    action: str
    href: str
    is_done: bool
    is_next: bool = False

    @property
    def state(self) -> str:
        return _("Done") if self.is_done else _("Next") if self.is_next else _("Later")

    @property
    def tone(self) -> str:
        return "ok" if self.is_done else "brand" if self.is_next else "neutral"


def first_steps(
    progress: Progress, projects: Sequence[Project], measures: Sequence[Measure]
) -> list[Step]:
    """From an empty organisation to a first point on a chart; nothing once all is done.

    `projects` and `measures` are those of whoever asks: the way on leads through them.
    """
    if progress.is_done:
        return []
    steps = [
        Step(
            _("Add a place"),
            _("A ward, a team or a service where you improve something."),
            _("Add a place"),
            reverse("unit_new"),
            progress.has_unit,
        ),
        Step(
            _("Start a project"),
            _("Three short answers. You can change all of them later."),
            _("Start a project"),
            reverse("project_new"),
            progress.has_project,
        ),
        Step(
            _("Say what you will measure"),
            _("One number that tells whether things get better."),
            _("Add a measure"),
            reverse("measure_new", args=[projects[0].public_id]) if projects else "",
            progress.has_measure,
        ),
        Step(
            _("Write down the first number"),
            _("Or paste those you have from Excel."),
            _("Add data"),
            reverse("measurement_new", args=[measures[0].public_id]) if measures else "",
            progress.has_data,
        ),
        Step(
            _("Invite a colleague"),
            _("They get an e-mail with a link."),
            _("Invite someone"),
            reverse("invitation_new"),
            progress.has_colleague,
        ),
    ]
    return _with_next(steps)


def _with_next(steps: Sequence[Step]) -> list[Step]:
    """The first open step that can be taken is the next one."""
    coming = next((step for step in steps if not step.is_done and step.href), None)
    return [replace(step, is_next=step is coming) for step in steps]
