"""What waits for a person in words: the same on the home page and in an e-mail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from common.templatetags.words import ago, counted
from dashboards.presenters.asked import prompts_for
from dashboards.presenters.data_due import DataDue, data_due
from dashboards.presenters.method_standing import due_line
from dashboards.presenters.participation_needs import prompts_of_answers, pulse_prompt
from dashboards.presenters.prompts import Prompt, prompt_for_test, prompts_for_ideas
from dashboards.selectors.needs import Waiting
from dashboards.selectors.scores_ahead import Ahead
from pdsa.presenters.waiting import cycle_line, task_line
from people.calendar import local_date
from people.models import Invitation
from projects.models import Barrier, Charter, ProgrammePlace, ProgressScore, Project
from projects.presenters.barriers import LONG
from projects.progress import name_of

MOST_NEEDS = 7
MOST_ASKED_FIRST = 3
MOST_AHEAD = 2
KEPT_FOR_OTHERS = 3  # rows that data alone never fills while something else waits


@dataclass(frozen=True)
class Needs:
    """What waits for a person, the most urgent of it; `hidden` is how much more there is."""

    data: Sequence[DataDue] = ()
    prompts: Sequence[Prompt] = ()
    hidden: int = 0

    @property
    def count(self) -> int:
        return len(self.data) + len(self.prompts)


def needs_of(waiting: Waiting, *, today: date, reminders: bool = True) -> Needs:
    """At most seven things: data, what only a sponsor can do, what is late, what is asked, charts.

    Of what people ask, the first few stand before tests that are not late. Without `reminders`,
    data that is due and the monthly question are left out.
    """
    work = waiting.work
    collected = [m for m in work.measures if reminders and m.project_id in work.collecting]
    data = data_due(collected, today=today)
    tests = [
        *(due_line(due, on=today) for due in waiting.stages),
        *(cycle_line(cycle, on=today) for cycle in waiting.cycles),
        *(task_line(task, on=today) for task in waiting.tasks),
    ]
    asked = prompts_for(waiting.asked)
    prompts = [
        *(_barrier(lying.barrier, today) for lying in waiting.barriers),
        *(_charter(charter) for charter in waiting.charters),
        *(_meeting(p) for p in work.projects if p.pk in work.coaching and _meets(p, today)),
        *(prompt_for_test(line) for line in tests if line.is_late),
        *prompts_of_answers(waiting.answers),
        *(pulse_prompt(project) for project in waiting.pulses if reminders),
        *asked[:MOST_ASKED_FIRST],
        *(_claim(claim) for claim in waiting.claims),
        *(_place(place) for place in waiting.places),
        *prompts_for_ideas(waiting.ideas),
        *(prompt_for_test(line) for line in tests if not line.is_late),
        *asked[MOST_ASKED_FIRST:],
        *(_failure(m) for m in work.measures if m.state.has_failed or m.state.was_refused),
        *(_signal(m) for m in work.measures if m.state.variation == "concern"),
        *(_waiting(invitation) for invitation in waiting.invitations),
        *(_ahead(ahead) for ahead in waiting.ahead[:MOST_AHEAD]),
        *(_signal(m) for m in work.measures if m.state.variation == "improvement"),
    ]
    room_for_data = MOST_NEEDS - min(KEPT_FOR_OTHERS, len(prompts))
    shown = data[:room_for_data]
    others = prompts[: MOST_NEEDS - len(shown)]
    return Needs(shown, others, hidden=len(data) + len(prompts) - len(shown) - len(others))


def _barrier(barrier: Barrier, today: date) -> Prompt:
    days = (today - local_date(barrier.project.organisation, barrier.raised_at)).days
    return Prompt(
        title=barrier.words,
        href=f"{reverse('sponsor')}#barrier-{barrier.public_id}",
        meta=_("{project}. {raised_by} asks you to clear this.").format(
            project=barrier.project, raised_by=barrier.raised_by
        ),
        tag=_("Open for {days}").format(days=counted(days, "day")) if days else _("Raised today"),
        tone="warning" if days >= LONG else "neutral",
        icon="clock",
        action=_("Answer"),
        leads_to=f"{reverse('barrier_answer', args=[barrier.public_id])}?place=sponsor",
    )


def _charter(charter: Charter) -> Prompt:
    return Prompt(
        title=_("Charter of {project}").format(project=charter.project),
        href=reverse("charter", args=[charter.project.public_id]),
        meta=_("{submitted_by} sent it {submitted_at}.").format(
            submitted_by=charter.submitted_by, submitted_at=ago(charter.submitted_at)
        ),
        tag=_("To approve"),
        tone="neutral",
        icon="note",
        action=_("Read and decide"),
    )


def _ahead(ahead: Ahead) -> Prompt:
    """A team that may claim more. It stays the team's to say."""
    return Prompt(
        title=ahead.project.title,
        href=reverse("project_score", args=[ahead.project.public_id]),
        meta=_("The record bears out {suggested}, {step}. ").format(
            suggested=ahead.suggested, step=name_of(ahead.suggested).lower()
        )
        + (
            _("You claim {claimed}.").format(claimed=ahead.claimed)
            if ahead.claimed
            else _("You have claimed nothing yet.")
        ),
        tag=_("Further than you say"),
        tone="improvement",
        icon="improvement",
        action=_("See what it rests on"),
    )


def _claim(claim: ProgressScore) -> Prompt:
    project = claim.project
    above = claim.score > claim.suggested
    return Prompt(
        title=project.title,
        href=reverse("project_score", args=[project.public_id]),
        meta=_("{name} claims {score}, {step}.").format(
            name=claim.claimed_by.name, score=claim.score, step=name_of(claim.score).lower()
        )
        + (
            _(" The record suggested {suggested}.").format(suggested=claim.suggested)
            if above
            else ""
        ),
        tag=_("Score to countersign"),
        tone="neutral",
        icon="clock",
        action=_("See and countersign"),
    )


def _place(place: ProgrammePlace) -> Prompt:
    """A project asks to join a programme, or a programme asks it."""
    is_asked = place.state == ProgrammePlace.State.ASKED
    page = "programme" if is_asked else "project_programmes"
    about = place.programme if is_asked else place.project
    return Prompt(
        title=str(place.project),
        href=reverse(page, args=[about.public_id]),
        meta=_("{asked_by} asks whether it joins the programme “{programme}”.").format(
            asked_by=place.asked_by, programme=place.programme
        ),
        tag=_("To answer"),
        tone="neutral",
        icon="people",
        action=_("Answer"),
    )


def _meets(project: Project, today: date) -> bool:
    return not project.is_closed and project.summary.next_meeting_on == today


def _meeting(project: Project) -> Prompt:
    return Prompt(
        title=project.title,
        href=reverse("project", args=[project.public_id]),
        meta=_("The team meets today. The brief says how it goes and what to ask."),
        tag=_("Meeting today"),
        tone="brand",
        icon="people",
        action=_("Read the brief"),
        leads_to=reverse("project_brief", args=[project.public_id]),
    )


def _failure(measure: Measure) -> Prompt:
    told = _("The chart could not be brought up to date.")
    if measure.state.was_refused:
        told = measure.state.headline
    return Prompt(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        meta=f"{_whose(measure)}. {told}",
        tag=_("No chart") if measure.state.was_refused else _("Not calculated"),
        tone="warning",
        icon="warning",
        action=_("See why"),
    )


def _signal(measure: Measure) -> Prompt:
    is_concern = measure.state.variation == "concern"
    return Prompt(
        title=measure.name,
        href=reverse("measure", args=[measure.public_id]),
        meta=f"{_whose(measure)}. {measure.state.headline}",
        tag=_("Of concern") if is_concern else _("Improving"),
        tone="concern" if is_concern else "improvement",
        icon="concern" if is_concern else "improvement",
        action=_("See the chart"),
        is_standing=True,
    )


def _waiting(invitation: Invitation) -> Prompt:
    project = invitation.project_public_id
    return Prompt(
        title=_("Invitation of {who}").format(who=invitation.name or invitation.email),
        href=reverse("project_team", args=[project]) if project else reverse("people"),
        meta=_("Sent {created_at}, no answer yet.").format(created_at=ago(invitation.created_at)),
        tag=_("Waiting"),
        tone="neutral",
        icon="clock",
        action=_("Send again"),
        posts_to=reverse("invitation_resend", args=[invitation.public_id]),
    )


def _whose(measure: Measure) -> str:
    return measure.project.title if measure.project else measure.unit.name
