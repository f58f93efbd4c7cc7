"""What teams make of their change ideas: who suggested each, what it is worth, the reply."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from pdsa.stages import Decision
from people import demonstration as known
from people.roles import ProjectRole
from projects.layers import Layer
from qiplatform.demonstration.chance import happens, one_of
from qiplatform.demonstration.plans import BoxPlan, CyclePlan, IdeaPlan, ProjectPlan

WORKING = frozenset(ProjectRole) - {ProjectRole.COACH, ProjectRole.SPONSOR}
SHARE_ANSWERED_UNTRIED = 0.6
SHARE_WEIGHED, SHARE_OWNED, SHARE_VOTING = 0.85, 0.75, 0.5
BEFORE_A_TEST = (12, 45)  # days from an idea to its first test
REPLY_WITHIN = (1, 12)  # days

_TRIED = {
    Decision.ADOPT: ("We tried it, and it stays. Thank you.", "It works here. We keep it."),
    Decision.ADAPT: ("We tried it, and change it a little before we go on.",),
    Decision.ABANDON: ("We tried it. It did not help here, and we wrote down why.",),
    None: ("Yes. We try it small first.", "We start with one shift and tell you how it went."),
}
_UNTRIED = (
    "We like it. It is next, once the present test is done.",
    "Not now: one change at a time. We come back to it next month.",
    "Good idea. Who would like to try it on one shift?",
)
_MORE_ON_HERON = (  # idea, its driver, by whom, days ago, what could be stopped, the reply
    ("Tea trolley at nine", "There is something to do after supper", known.CARER, 19, False, ""),
    (
        "Patients choose the film",
        "There is something to do after supper",
        known.SERVICE_USER,
        4,
        False,
        "",
    ),
    (
        "The second risk form at handover",
        "The team speaks about risk every evening",
        known.SERVICE_USER,
        33,
        True,
        "We stop it from Monday: it asked the same as the first.",
    ),
)


def with_more_ideas(project: ProjectPlan) -> ProjectPlan:
    """The diagram of Heron Ward with ideas that came later."""
    if project.lead != known.WARD_LEAD.email:
        return project
    boxes = [BoxPlan(Layer.IDEA, text, leads_to=(driver,)) for text, driver, *_ in _MORE_ON_HERON]
    return replace(project, diagram=(*project.diagram, *boxes))


def ideas_of(project: ProjectPlan, rng: np.random.Generator, today: date) -> Iterator[IdeaPlan]:
    """What the team made of each idea on its diagram."""
    until = project.moved_on or today
    own = {idea.text: idea for idea in _on_heron(project, until)}
    for box in project.diagram:
        if box.layer is Layer.IDEA:
            plan = _idea(box.text, project, until, rng)
            yield own.get(box.text, plan)


def _idea(text: str, project: ProjectPlan, until: date, rng: np.random.Generator) -> IdeaPlan:
    tests = [cycle for cycle in project.cycles if cycle.change == text]
    team = [email for email, role in project.team if role in WORKING]
    suggested_on = _suggested_on(tests, project, until, rng)
    replied_on = min(until, suggested_on + timedelta(days=int(rng.integers(*REPLY_WITHIN))))
    is_answered = bool(tests) or happens(rng, SHARE_ANSWERED_UNTRIED)
    is_weighed = happens(rng, SHARE_WEIGHED)
    plan = IdeaPlan(
        text=text,
        suggested_by=str(rng.choice(team)),
        suggested_on=suggested_on,
        owner=str(rng.choice(team)) if tests and happens(rng, SHARE_OWNED) else "",
        impact=one_of(rng, {2: 1, 3: 3, 4: 4, 5: 2}) if is_weighed else None,
        effort=one_of(rng, {1: 3, 2: 4, 3: 2, 4: 2, 5: 1}) if is_weighed else None,
        voters=tuple(email for email in dict.fromkeys(team) if happens(rng, SHARE_VOTING)),
    )
    reply = str(rng.choice(_replies(tests)))
    if not is_answered:
        return plan
    return replace(plan, reply=reply, replied_by=project.lead, replied_on=replied_on)


def _suggested_on(
    tests: Sequence[CyclePlan], project: ProjectPlan, until: date, rng: np.random.Generator
) -> date:
    """Some weeks before the first test, or lately; not before there was a team."""
    if tests:
        first = min(cycle.planned_start for cycle in tests)
        day = first - timedelta(days=int(rng.integers(*BEFORE_A_TEST)))
    else:
        day = until - timedelta(days=int(rng.integers(2, 40)))
    return min(until, max(project.started_on, day))


def _replies(tests: Sequence[CyclePlan]) -> Sequence[str]:
    """What fits the newest decision; a reply says no more than the team knew."""
    if not tests:
        return _UNTRIED
    return _TRIED[next((cycle.decision for cycle in reversed(tests) if cycle.decision), None)]


def _on_heron(project: ProjectPlan, until: date) -> Iterator[IdeaPlan]:
    """Ideas of those whose sign-in is shown, so that each finds something of their own."""
    if project.lead != known.WARD_LEAD.email:
        return
    for text, _, person, days, could_stop, reply in _MORE_ON_HERON:
        day = until - timedelta(days=days)
        plan = IdeaPlan(
            text=text,
            suggested_by=person.email,
            suggested_on=day,
            voters=(person.email, known.TEAM_MEMBER.email),
            could_stop=could_stop,
        )
        if reply:
            plan = replace(
                plan,
                reply=reply,
                replied_by=project.lead,
                replied_on=until - timedelta(days=2),
                owner=known.TEAM_MEMBER.email,
                impact=3,
                effort=1,
            )
        yield plan
