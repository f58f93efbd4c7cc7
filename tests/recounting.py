"""What summaries should say, counted again from the base tables: slowly, plainly, another way."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.apps import apps
from django.utils import timezone

from charts import periods
from charts.models import Measure, SignalSeen
from charts.models.measure_state import SIGNALS
from charts.vocabulary import Staleness
from dashboards.attention import WEIGHTS
from dashboards.presenters.attention import reasons_of
from dashboards.selectors.evidence import evidence_for
from dashboards.selectors.portfolio import with_rows
from dashboards.vocabulary import VERDICTS
from pdsa.models import Cycle
from people.calendar import local_date
from people.models import Unit
from projects.models import CoachingNote, Comment, Project, Review
from projects.progress import suggest
from projects.stages import ACTIVE, Stage

_ROLES = ["outcome", "process", "balancing"]


def recounted_project(project: Project) -> dict[str, Any]:
    """The columns of a project's summary."""
    measures = list(project.measures.filter(closed_on=None).select_related("state"))
    unstudied = [c for c in project.cycles.all() if c.started_on and not c.studied_at]
    score = project.progress_scores.order_by("claimed_at", "pk").last()
    questions = [q for q in Comment.objects.filter(project=project) if _is_open(q)]
    waiting = list(project.barriers.waiting())
    unseen = [m for m in measures if m.state.variation in SIGNALS and not _is_seen(m)]
    charter = getattr(project, "charter", None)
    main = _main(measures)
    return {
        **_verdicts(measures),
        **main,
        "started_on": project.started_on,
        "standing": _standing(project, main["main_variation"]),
        "last_active_on": last_active_on(project),
        "claimed_score": score.score if score else None,
        "claimed_at": score.claimed_at if score else None,
        "is_countersigned": bool(score and score.countersigned_at),
        "suggested_score": suggest(evidence_for(project, on=timezone.localdate())).score,
        "unstudied_ends": sorted(_end(cycle) for cycle in unstudied),
        "running_cycles": len(unstudied),
        "open_questions": len(questions),
        "oldest_question_at": min((q.written_at for q in questions), default=None),
        "unseen_signals": len(unseen),
        "unseen_concerns": sum(m.state.variation == "concern" for m in unseen),
        "unseen_since": min((m.state.varied_at for m in unseen), default=None),
        "open_barriers": len(waiting),
        "oldest_barrier_at": min((b.raised_at for b in waiting), default=None),
        "next_meeting_on": charter.next_meeting_on if charter else None,
        "last_contact_on": _last_contact_on(project),
    }


def weight_by_its_reasons(project: Project) -> int:
    """What a project weighs today by the reasons that its page says; below 0: it rests."""
    if project.stage not in ACTIVE:
        return -1
    organisation = project.organisation
    shown = with_rows(Project.objects.filter(pk=project.pk), on=timezone.localdate()).get()
    today = local_date(organisation, timezone.now())
    return sum(WEIGHTS[line.reason] for line in reasons_of(shown, organisation, on=today))


def _standing(project: Project, variation: str) -> int:
    rests = 2 if project.is_closed else int(project.stage == Stage.PAUSED)
    telling = ["concern", "improvement", "neutral_high", "neutral_low", "special_cause"]
    return 4 * rests + (min(telling.index(variation), 2) if variation in telling else 3)


def recounted_unit(unit: Unit) -> dict[str, Any]:
    """The columns of a unit's summary, for it and everything below it."""
    below = [other for other in Unit.objects.all() if unit.pk in other.path]
    measures = Measure.objects.filter(closed_on=None, unit__in=below).select_related("state")
    projects = list(Project.objects.filter(unit__in=below))
    active = [project for project in projects if project.stage in ACTIVE]
    days: dict[str, Counter[str]] = {}
    for project in active:
        of_stage = days.setdefault(project.stage, Counter())
        of_stage[last_active_on(project).isoformat()] += 1
    return {
        **_verdicts(list(measures)),
        "projects_by_stage": Counter(project.stage for project in projects),
        "active_projects": len(active),
        "big_i_projects": sum(project.involvement == "big_i" for project in active),
        "active_by_day": days,
        "verdicts": _by_assurance(measures),
    }


def _by_assurance(measures: Iterable[Measure]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for measure in measures:
        found.setdefault(measure.state.variation, Counter())[measure.state.assurance] += 1
    return found


def last_active_on(project: Project) -> date:
    """The newest day on which a person did something, among all histories of the record."""
    zone = ZoneInfo(project.organisation.time_zone)
    moments = [entry.pgh_created_at for entry in _history_of(project) if _is_personal(entry)]
    moments += [e.made_at for m in project.measures.all() for e in m.entries.all()]
    for cycle in project.cycles.all():
        moments += [cycle.planned_at, cycle.done_at, cycle.studied_at, cycle.decided_at]
    for score in project.progress_scores.all():
        moments += [score.claimed_at, score.countersigned_at]
    if charter := getattr(project, "charter", None):
        moments += [charter.submitted_at, charter.decided_at]
    moments += _stamps_of(project)
    days = [moment.astimezone(zone).date() for moment in moments if moment]
    days += [
        periods.due_on(m.every, m.state.latest_period)
        for m in project.measures.select_related("state")
        if m.state.latest_period and not m.warehouse_code
    ]
    return max([project.started_on, *days])


def _stamps_of(project: Project) -> list[datetime]:
    """When what is kept of a project's talk and record was written, as it says itself."""
    stamps = {
        "Comment": ("written_at",),
        "Attachment": ("uploaded_at",),
        "Review": ("asked_at", "reviewed_at", "settled_at"),
        "Barrier": ("raised_at", "resolved_at"),
        "ToldImprovement": ("told_at",),
        "Aim": ("written_at",),
        "ClosingSummary": ("written_at",),
    }
    return [
        moment
        for name, fields in stamps.items()
        for row in apps.get_model("projects", name).objects.filter(project=project)
        if not getattr(row, "is_question", False)  # it may be a nudge, which wakes no clock
        for moment in (getattr(row, field) for field in fields)
        if moment
    ]


def _history_of(project: Project) -> list[Any]:
    found: list[Any] = []
    for app, name, path in (
        ("projects", "Project", "id"),
        ("projects", "ProjectMembership", "project_id"),
        ("projects", "Charter", "project_id"),
        ("projects", "Aim", "project_id"),
        ("projects", "Comment", "project_id"),
        ("projects", "Attachment", "project_id"),
        ("projects", "Review", "project_id"),
        ("projects", "Barrier", "project_id"),
        ("projects", "ProgressScore", "project_id"),
        ("projects", "ToldImprovement", "project_id"),
        ("projects", "StageRecord", "project_id"),
        ("projects", "ClosingSummary", "project_id"),
        ("projects", "DiagramNode", "diagram__project_id"),
        ("projects", "DiagramLink", "diagram__project_id"),
        ("charts", "Measure", "project_id"),
        ("charts", "Phase", "measure__project_id"),
        ("charts", "Annotation", "measure__project_id"),
        ("pdsa", "Cycle", "project_id"),
        ("pdsa", "CycleTask", "cycle__project_id"),
        ("pdsa", "Prediction", "cycle__project_id"),
    ):
        history = apps.get_model(app, name).history.rel.related_model.objects
        found += history.filter(**{path: project.pk})
    return found


def _is_personal(entry: Any) -> bool:
    context = entry.pgh_context or {}
    return context.get("by") is not None and not context.get("act", "").startswith("portfolio.")


def _verdicts(measures: list[Measure]) -> dict[str, Any]:
    periods_ = [m.state.latest_period for m in measures if m.state.latest_period]
    return {
        "measures": len(measures),
        "latest_period": max(periods_, default=None),
        **{
            group.key: sum(m.state.variation in group.variations for m in measures)
            for group in VERDICTS
        },
    }


def _main(measures: list[Measure]) -> dict[str, Any]:
    if not measures:
        return {
            "main_measure_id": None, "main_headline": "", "main_variation": "",
            "quiet_from": None, "silent_from": None,
        }  # fmt: skip
    main = min(measures, key=lambda m: (_ROLES.index(m.role), -m.state.points, m.pk))
    newest = main.state.latest_period or main.starts_on
    is_event = main.rhythm == "event"
    return {
        "main_measure_id": main.pk,
        "main_headline": main.state.headline,
        "main_variation": main.state.variation,
        "quiet_from": None if is_event else _turns(main, newest, Staleness.QUIET),
        "silent_from": None if is_event else _turns(main, newest, Staleness.SILENT),
    }


def _turns(measure: Measure, newest: date, staleness: Staleness) -> date:
    """The first day on which `charts.periods.staleness` says so: looked for day by day."""
    worse = {Staleness.QUIET: {Staleness.QUIET, Staleness.SILENT}}.get(staleness, {staleness})
    day = newest
    while periods.staleness(measure.every, newest, day) not in worse:
        day += timedelta(days=1)
    return day


def _end(cycle: Cycle) -> date:
    return cycle.ended_on or cycle.planned_end or cycle.started_on + timedelta(days=1)


def _is_open(said: Comment) -> bool:
    return said.is_question and not said.answered_at and not said.removed_at


def _is_seen(measure: Measure) -> bool:
    seen = SignalSeen.objects.filter(measure=measure).first()
    return seen is not None and seen.varied_at == measure.state.varied_at


def _last_contact_on(project: Project) -> date | None:
    zone = ZoneInfo(project.organisation.time_zone)
    coaches = set(project.memberships.filter(role="coach").values_list("user_id", flat=True))
    said: list[datetime | None] = [r.reviewed_at for r in Review.objects.filter(project=project)]
    said += [
        c.written_at for c in Comment.objects.filter(project=project)
        if c.written_by_id in coaches
    ]  # fmt: skip
    days = [moment.astimezone(zone).date() for moment in said if moment]
    days += CoachingNote.objects.filter(project=project).values_list("happened_on", flat=True)
    return max(days, default=None)
