"""What people say to each other about the projects of the trust."""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pdsa.models import Cycle
from people.demonstration import COACH, SERVICE_USER, TEAM_MEMBER, WARD_LEAD
from people.models import User
from people.roles import ProjectRole
from projects.models import About, Project
from projects.presenters.about import about_charter, about_cycle, about_project
from projects.services.bulk_talk import Said
from projects.stages import ACTIVE, Stage
from qiplatform.demonstration import heron_ward
from qiplatform.demonstration.plans import ProjectPlan

_SILENT = {Stage.IDEA, Stage.PLANNING}
_ASKED = (  # by the coach, and what the team answers
    (
        "What did you expect from the last test, and what surprised you?",
        "We expected more of it at weekends. The surprise was how well Monday went.",
    ),
    (
        "Who on the night shift has seen this chart?",
        "Two of five so far. It hangs in the office from Monday.",
    ),
    (
        "What would make this so easy that people do it without being asked?",
        "A line on the handover sheet. That is the next test.",
    ),
    (
        "Which number would tell you within two weeks that this does not work?",
        "If fewer than half of us do it, we stop and ask why.",
    ),
    (
        "How do the people you work with hear what changed because of them?",
        "We read it out in the community meeting each Thursday.",
    ),
)
_SAID = (
    "Thank you for keeping the numbers up to date: it makes the meeting short.",
    "This worked on the late shift. On the early one somebody has to begin it.",
    "Two of us can show it to the new starters next week.",
    "I like that the chart says it in words. I could explain it to my family.",
    "Can we hear in a month whether it lasted?",
)


@dataclass(frozen=True)
class _Scene:
    """A project with those who talk in it."""

    project: Project
    people: Mapping[ProjectRole, User]
    cycle: Cycle | None
    today: date
    turn: int  # tells projects apart, the same each time

    def before(self, days: int, hour: int = 10) -> datetime:
        return datetime.combine(self.today - timedelta(days=days), time(hour), UTC)


def talk_in(
    plan: ProjectPlan,
    project: Project,
    cycle: Cycle | None,
    people: Mapping[str, User],
    *,
    today: date,
) -> list[Said]:
    """What is said in a project that is under way, as far as there is somebody to say it."""
    if plan.title == heron_ward.STORY.title:
        return list(_on_heron_ward(project, cycle, people, today))
    if plan.stage in _SILENT or plan.stage not in ACTIVE:
        return []
    roles = {role: people[email] for email, role in reversed(plan.team)}
    turn = zlib.crc32(plan.title.encode())
    return list(_usual(_Scene(project, roles, cycle, today, turn)))


def _usual(scene: _Scene) -> Iterator[Said]:
    place = about_project(scene.project) if scene.cycle is None else _of(scene.cycle)
    question, answer = _ASKED[scene.turn % len(_ASKED)]
    lead = scene.people[ProjectRole.LEAD]
    asker = scene.people.get(ProjectRole.COACH)
    days = 4 + scene.turn % 23
    if asker is not None and scene.turn % 5 < 3:
        yield Said(place, question, asker, scene.before(days), is_question=True)
        if scene.turn % 5 < 2:
            yield Said(place, answer, lead, scene.before(days - 2, 15), answers=0)
    speaker = scene.people.get(ProjectRole.SERVICE_USER) or scene.people.get(
        ProjectRole.TEAM_MEMBER
    )
    if speaker is not None and scene.turn % 3 < 2:
        text = f"@{lead.name} {_SAID[scene.turn % len(_SAID)]}"
        whole = about_project(scene.project)
        yield Said(whole, text, speaker, scene.before(days - 3, 16), mentions=(lead,))


def _on_heron_ward(
    project: Project, cycle: Cycle | None, people: Mapping[str, User], today: date
) -> Iterator[Said]:
    lead, coach = people[WARD_LEAD.email], people[COACH.email]
    member, partner = people[TEAM_MEMBER.email], people[SERVICE_USER.email]
    scene = _Scene(project, {}, cycle, today, 0)
    whole, charter = about_project(project), about_charter(project)
    test = _of(cycle) if cycle else whole
    yield Said(
        charter,
        "For whom will evenings be calmer, and how would they notice it?",
        coach,
        scene.before(40),
        is_question=True,
    )
    yield Said(
        charter,
        "For those who cannot sleep after an incident. They told us that they would stay in the "
        "lounge after supper.",
        lead,
        scene.before(38, 14),
        answers=0,
    )
    yield Said(
        whole,
        f"@{lead.name} the evening group was full on Sunday. Three people asked whether it could "
        "begin before supper.",
        partner,
        scene.before(3, 18),
        mentions=(lead,),
    )
    yield Said(
        test,
        f"@{member.name} what did you expect from the huddle at weekends, and what would make you "
        "stop?",
        coach,
        scene.before(2),
        is_question=True,
        mentions=(member,),
    )
    yield Said(whole, "Well done, all of you.", coach, scene.before(12))


def _of(cycle: Cycle) -> About:
    return about_cycle(cycle.public_id, cycle.title)
