"""The whole trust on one day, as data."""

from dataclasses import dataclass, replace
from datetime import date

from qiplatform.demonstration import heron_ward, published, trust
from qiplatform.demonstration.barriers import barriers_of, heron_barriers, thanks_to
from qiplatform.demonstration.chance import stream
from qiplatform.demonstration.charters import charter_of
from qiplatform.demonstration.coaching import coaching_of, hours_of
from qiplatform.demonstration.cycles import heron_cycles, with_cycles, with_tests
from qiplatform.demonstration.endings import parting_of
from qiplatform.demonstration.indicators import indicators
from qiplatform.demonstration.involvement import differences_of, levels_of
from qiplatform.demonstration.methods import with_methods
from qiplatform.demonstration.plans import ProjectPlan, TrustPlan
from qiplatform.demonstration.portfolio import Setting, projects
from qiplatform.demonstration.published.story import told
from qiplatform.demonstration.staffing import staff
from qiplatform.demonstration.theories import diagram_of, ideas_of, with_more_ideas

DEFAULT_SEED = 2017


@dataclass(frozen=True)
class Size:
    """How much of the trust is made: all of it, or enough for a test."""

    projects_from_topics: int
    staff_for_each_team: int
    is_whole: bool
    cycles: int  # that are over; a few more are under way


SIZES = {
    "full": Size(projects_from_topics=178, staff_for_each_team=4, is_whole=True, cycles=400),
    "small": Size(projects_from_topics=8, staff_for_each_team=1, is_whole=False, cycles=28),
}


def plan_trust(size: str, *, today: date, seed: int = DEFAULT_SEED) -> TrustPlan:
    """Everything there is to build. The same size, seed and day give the same plan."""
    wanted = SIZES[size]
    everybody = staff(stream(seed, "people"), for_each_team=wanted.staff_for_each_team)
    stories = [heron_ward.STORY, *published.stories(seed, all_of_them=wanted.is_whole)]
    heron, *others = (told(story, everybody, seed, today) for story in stories)
    planned = [
        replace(with_tests(heron, heron_cycles(heron, today)), barriers=heron_barriers(today)),
        *others,
        *projects(wanted.projects_from_topics, Setting(everybody, seed, today)),
    ]
    tested = with_cycles(planned, wanted.cycles, seed=seed, today=today)
    written = [_written_up(project, seed, today) for project in tested]
    return TrustPlan(
        name=trust.NAME,
        short_name=trust.SHORT_NAME,
        notice=trust.NOTICE,
        today=today,
        units=trust.units(),
        people=tuple(everybody.people),
        projects=tuple(with_methods(written, today=today)),
        indicators=tuple(indicators(seed, today)) if wanted.is_whole else (),
        coaching_hours=tuple(
            (email, hours)
            for coaches in everybody.coaches.values()
            for email in coaches
            if (hours := hours_of(stream(seed, "hours", email)))
        ),
    )


def _written_up(project: ProjectPlan, seed: int, today: date) -> ProjectPlan:
    """The project with all that its stage has: charter, diagram, ideas, coaching, an end."""
    drawn = with_more_ideas(
        replace(
            project,
            charter=charter_of(project, stream(seed, "charter", project.title), today),
            parting=parting_of(project, stream(seed, "ending", project.title)),
            diagram=diagram_of(project, stream(seed, "diagram", project.title)),
            barriers=(
                *project.barriers,
                *barriers_of(project, stream(seed, "barriers", project.title), today),
            ),
            levels=levels_of(project, stream(seed, "levels", project.title), today),
            differences=differences_of(project, stream(seed, "differences", project.title), today),
            thanks=thanks_to(project, stream(seed, "thanks", project.title), today),
            coaching=tuple(
                coaching_of(project, today, stream(seed, "coaching", project.title, project.unit))
            ),
        )
    )
    return replace(drawn, ideas=tuple(ideas_of(drawn, stream(seed, "ideas", project.title), today)))
