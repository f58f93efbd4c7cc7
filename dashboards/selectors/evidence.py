"""What the records of projects bear out of their progress scores: facts, never the engine."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import JSONObject

from charts.selectors.standings import Standing, standings_in
from charts.vocabulary import MeasureRole
from pdsa.models import Cycle
from pdsa.ramps import ramps_from
from pdsa.stages import CycleKind, Decision
from people.roles import ProjectRole
from projects.models import (
    Aim,
    Charter,
    ClosingSummary,
    DiagramNode,
    Project,
    ProjectMembership,
    ToldImprovement,
)
from projects.progress import HELD_FOR, Evidence

Row = Mapping[str, Any]


def evidence_for(project: Project, *, on: date) -> Evidence:
    """What the record of one project bears out. Four queries."""
    return evidence_of([project], on=on)[project.pk]


def evidence_of(projects: Collection[Project], *, on: date) -> dict[int, Evidence]:
    """What the record of each of these projects bears out, by its key.

    Four queries, however many projects there are. The day decides who is in a team; passing time
    takes nothing else away.
    """
    keys = [project.pk for project in projects]
    records, teams, cycles = _records(keys), _teams(keys, on), _cycles(keys)
    measures: dict[int, list[Standing]] = defaultdict(list)
    for standing in standings_in(keys):
        measures[standing.project].append(standing)
    return {
        key: Evidence(
            **_of_record(row, is_testing=bool(cycles[key])),
            **_of_team(teams[key]),
            **_of_cycles(cycles[key]),
            **_of_measures(measures[key], row["newest_aim"]),
        )
        for key, row in records.items()
    }


def gap_closed(
    began_at: float | None, stands_at: float | None, target: float | None
) -> float | None:
    """The share of the way from the first level to the target; None while it cannot be known.

    >>> gap_closed(10, 7.5, 5)
    0.5
    """
    if began_at is None or stands_at is None or target is None or target == began_at:
        return None
    return (stands_at - began_at) / (target - began_at)


def _records(keys: Collection[int]) -> dict[int, Row]:
    """What the projects say of themselves, with what is counted or only there or not."""
    own = {"project": OuterRef("pk")}
    boxes = DiagramNode.objects.filter(diagram__project=OuterRef("pk"), removed_at=None)
    said = ClosingSummary.objects.filter(**own).exclude(Q(learned="") | Q(kept_going_by=""))
    rows = (
        Project.objects.filter(pk__in=keys)
        .annotate(
            newest_aim=Subquery(
                Aim.objects.filter(**own)
                .order_by("-number")
                .values(facts=JSONObject(baseline="baseline", target="target"))[:1]
            ),
            boxes=Subquery(boxes.order_by().values("diagram").annotate(n=Count("pk")).values("n")),
            is_told=Exists(ToldImprovement.objects.filter(**own)),
            is_summed_up=Exists(said),
        )
        .values(
            "pk",
            "aim",
            "involvement",
            "charter__state",
            "charter__next_meeting_on",
            "newest_aim",
            "boxes",
            "is_told",
            "is_summed_up",
        )
    )
    return {row["pk"]: row for row in rows}


def _teams(keys: Collection[int], on: date) -> Mapping[int, list[Row]]:
    rows = ProjectMembership.objects.filter(project__in=keys).current(on)
    return _by_project(rows.values("project_id", "user_id", "role"))


def _cycles(keys: Collection[int]) -> Mapping[int, list[Row]]:
    """The cycles that were tried; what is only planned bears nothing out."""
    tried = Cycle.objects.filter(Q(project__in=keys), ~Q(done_at=None)).order_by("pk")
    return _by_project(
        tried.values("pk", "project_id", "previous_id", "idea_id", "kind", "decision")
    )


def _by_project(rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["project_id"]].append(row)
    return found


def _of_record(row: Row, *, is_testing: bool) -> dict[str, Any]:
    """A team that tests has met: whether its next day is written down says no more by then."""
    return {
        "has_aim": bool(row["aim"].strip()),
        "charter_approved": row["charter__state"] == Charter.State.APPROVED,
        "next_meeting_set": is_testing or row["charter__next_meeting_on"] is not None,
        "involvement_decided": row["involvement"] != Project.Involvement.NONE,
        "boxes_on_diagram": row["boxes"] or 0,
        "improvement_told": row["is_told"],
        "closure_written": row["is_summed_up"],
    }


def _of_team(rows: Sequence[Row]) -> dict[str, Any]:
    roles = {row["role"] for row in rows}
    return {
        "members": len({row["user_id"] for row in rows}),
        "has_lead": ProjectRole.LEAD in roles,
        "has_sponsor": ProjectRole.SPONSOR in roles,
        "has_coach": ProjectRole.COACH in roles,
    }


def _of_cycles(rows: Sequence[Row]) -> dict[str, Any]:
    """Ideas adopted are counted once each; a cycle that no idea stands behind counts by itself."""
    adopted = {
        row["idea_id"] or f"cycle {row['pk']}" for row in rows if row["decision"] == Decision.ADOPT
    }
    ramps = ramps_from({row["pk"]: row["previous_id"] for row in rows})
    return {
        "cycles_past_do": len(rows),
        "ideas_adopted": len(adopted),
        "ramps": sum(len(ramp) > 1 for ramp in ramps),
        "implementing_cycles": sum(row["kind"] == CycleKind.IMPLEMENT for row in rows),
    }


def _of_measures(measures: Sequence[Standing], aim: Row | None) -> dict[str, Any]:
    """The outcome measure with the most numbers speaks for the aim."""
    roles = Counter(measure.role for measure in measures)
    outcomes = [measure for measure in measures if measure.role is MeasureRole.OUTCOME]
    return {
        "outcome_measures_defined": sum(measure.is_defined for measure in outcomes),
        "outcome_points": max((measure.points for measure in outcomes), default=0),
        "process_measures": roles[MeasureRole.PROCESS],
        "process_improving": any(
            measure.is_improving for measure in measures if measure.role is MeasureRole.PROCESS
        ),
        "outcome_improving": any(measure.is_improving for measure in outcomes),
        "balancing_concern": any(
            measure.is_of_concern for measure in measures if measure.role is MeasureRole.BALANCING
        ),
        **_of_level(outcomes[0] if outcomes else None, aim),
    }


def _of_level(outcome: Standing | None, aim: Row | None) -> dict[str, Any]:
    """How far on the way to the target, and for how long. The chart goes before words."""
    aim = aim or {"baseline": None, "target": None}
    if outcome is None:
        return {"target_set": aim["target"] is not None}
    target = aim["target"] if outcome.target is None else outcome.target
    began_at = aim["baseline"] if outcome.began_at is None else outcome.began_at
    closed = gap_closed(began_at, outcome.stands_at, target)
    has_moved = closed is not None and closed > 0 and not outcome.is_of_concern
    held = outcome.points_at_level if has_moved else 0
    return {
        "target_set": target is not None,
        "gap_closed": closed,
        "points_in_new_phase": held,
        "aim_held": closed is not None and closed >= 1 and held >= HELD_FOR,
    }
