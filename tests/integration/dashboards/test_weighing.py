"""Weights that are kept are those of the day: lists in their order, or worked out."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db.models import F
from django.test import Client
from django.utils import timezone

from charts.vocabulary import Staleness
from dashboards.models import ProjectSummary, UnitSummary, Weighing
from dashboards.selectors.attention import worst_first
from dashboards.selectors.portfolio import (
    Asked,
    a_page_at_a_time,
    at_stage,
    in_order,
    looked_after_in,
    narrowed,
    places_of,
)
from dashboards.selectors.portfolio_counts import Counted, count_of
from dashboards.selectors.projects import UNDER_WAY, Wanted, find_projects
from dashboards.summarising.weighing import weigh, weigh_all_due
from dashboards.vocabulary import VERDICTS
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.services.capacity import set_quiet_days
from projects.models import Project, ProjectMembership
from projects.stages import ACTIVE, Stage
from tests.integration.dashboards.conftest import work_done
from tests.integration.dashboards.test_coach import REASONS, as_facts
from tests.integration.dashboards.test_portfolio import somebody_of_the_qi_team
from tests.world import World, a_person, a_unit

VARIATIONS = ["concern", "improvement", "neutral_low", "common_cause", "too_few_points", ""]


@pytest.fixture
def qi(world: World) -> User:
    return somebody_of_the_qi_team(world)


@pytest.fixture
def varied(world: World) -> list[Project]:
    """Projects of one reason and of two, at all stages, some of them private, in three places."""
    places = [world.ward, a_unit(world.organisation), a_unit(world.organisation, parent=world.ward)]
    facts = [one | other for (one, _, _), (other, _, _) in zip(
        [*REASONS, *REASONS], [*REASONS, *REASONS[4:], *REASONS[:4]], strict=True
    )]  # fmt: skip
    projects = Project.objects.bulk_create(
        Project(
            organisation=world.organisation,
            unit=places[number % 3],
            title=f"Project {number}",
            stage=list(Stage)[number % len(Stage)],
            visibility="private" if number % 4 == 0 else "open",
            started_on=date(2026, 1, 1) + timedelta(days=number % 7),
        )
        for number in range(len(facts))
    )
    work_done()
    for number, project in enumerate(projects):
        said = {"last_active_on": timezone.localdate(), **as_facts(facts[number])}
        ProjectSummary.objects.filter(pk=project.pk).update(
            main_variation=VARIATIONS[number % len(VARIATIONS)], **said
        )
    weigh([project.pk for project in projects])
    work_done()  # units hear of the days
    return projects


def keys(projects: Any) -> list[int]:
    return [project.pk for project in projects]


def counted(user: User, **asked: Any) -> Counted:
    on, wanted = timezone.localdate(), Asked(**asked)
    places = places_of(user, on=on)
    projects = narrowed(looked_after_in(places, user), wanted, user, on=on)
    return count_of(projects, wanted, user, places=places, on=on)


def said(counted: Counted) -> list[tuple]:
    """Everything that a page shows of the counts: only what is under way goes quiet."""
    return [
        (
            part.unit,
            part.big_i,
            [part.at([stage]) for stage in Stage],
            [part.at([stage], [staleness]) for stage in sorted(ACTIVE) for staleness in Staleness],
        )
        for part in counted.parts
    ]


def test_the_order_that_is_kept_is_the_one_that_would_be_worked_out(
    world: World, varied: list[Project]
) -> None:
    everything, today = Project.objects.all(), timezone.localdate()

    kept = worst_first(everything, world.organisation, on=today, weighed=True)

    assert keys(kept) == keys(worst_first(everything, world.organisation, on=today))
    assert len(set(ProjectSummary.objects.values_list("weight", flat=True))) > 6


@pytest.mark.parametrize("stage", ["", UNDER_WAY, *Stage])
@pytest.mark.parametrize("staleness", ["", *Staleness])
def test_a_narrowed_list_in_the_order_that_is_kept_is_the_one_that_would_be_worked_out(
    world: World, qi: User, varied: list[Project], stage: str, staleness: str
) -> None:
    today = timezone.localdate()
    for unit in (None, world.ward):
        asked = Asked(unit=unit, stage=stage, staleness=staleness)
        projects = narrowed(looked_after_in(places_of(qi, on=today), qi), asked, qi, on=today)
        found = at_stage(projects, asked, qi, on=today)
        worked_out = keys(in_order(found, asked, qi, on=today, drawn=False))

        kept = a_page_at_a_time(projects, asked, qi, count=len(worked_out), weighed=True, on=today)

        assert keys(kept[: len(worked_out)]) == worked_out
        assert keys(kept[2:5]) == worked_out[2:5]


def test_a_narrowed_list_without_a_project_says_so(
    world: World, qi: User, varied: list[Project], client: Client
) -> None:
    client.force_login(qi)
    Project.objects.filter(stage=Stage.SUSTAINING).update(stage=Stage.COMPLETED)
    work_done()
    assert counted(qi).weighed

    page = client.get("/portfolio/?stage=sustaining")

    assert (page.status_code, "No project matches" in page.text) == (200, True)


def test_on_another_day_nothing_is_believed_until_all_is_weighed(
    world: World, qi: User, varied: list[Project]
) -> None:
    assert counted(qi).weighed
    tomorrow = timezone.now() + timedelta(days=40)
    with time_machine.travel(tomorrow, tick=False):
        on = timezone.localdate()
        assert not counted(qi).weighed
        assert weigh_all_due() == 1
        assert weigh_all_due() == 0, "once is enough"
        assert counted(qi).weighed
        kept = worst_first(Project.objects.all(), world.organisation, on=on, weighed=True)
        assert keys(kept) == keys(worst_first(Project.objects.all(), world.organisation, on=on))
        assert Weighing.objects.get().on == on


def test_other_rules_weigh_everything_again(world: World, qi: User, varied: list[Project]) -> None:
    set_quiet_days(
        organisation=world.organisation, quiet_after=2, silent_after=3, by=qi, at=timezone.now()
    )
    qi.refresh_from_db()
    assert not counted(qi).weighed

    work_done()

    assert counted(User.objects.get(pk=qi.pk)).weighed
    today = timezone.localdate()
    world.organisation.refresh_from_db()
    kept = worst_first(Project.objects.all(), world.organisation, on=today, weighed=True)
    assert keys(kept) == keys(worst_first(Project.objects.all(), world.organisation, on=today))


def test_another_organisation_is_weighed_by_its_own_day(
    world: World, varied: list[Project]
) -> None:
    world.organisation.time_zone = "Pacific/Kiritimati"  # the first place with a new day
    world.organisation.save()
    noon = timezone.now().replace(hour=12, minute=0)
    with time_machine.travel(noon, tick=False):
        weigh_all_due()
        assert Weighing.objects.get().on == noon.date() + timedelta(days=1)


def test_what_units_have_stored_is_what_a_count_finds(
    world: World, qi: User, varied: list[Project]
) -> None:
    for asked in ({}, {"unit": world.ward}):
        stored = counted(qi, **asked)
        UnitSummary.objects.update(facts_version=F("facts_version") + 1)
        fresh = counted(qi, **asked)
        UnitSummary.objects.update(summarised_version=F("facts_version"))
        assert [stored.weighed, fresh.weighed] == [True, False]
        assert said(stored) == said(fresh)


def test_units_that_have_not_heard_of_a_day_are_not_believed(
    world: World, qi: User, varied: list[Project]
) -> None:
    ProjectSummary.objects.filter(pk=varied[0].pk).update(last_active_on=date(2020, 1, 1))
    assert not counted(qi).weighed


def test_a_part_is_counted_where_it_is_all_that_somebody_looks_after(
    world: World, varied: list[Project]
) -> None:
    advisor = a_person(
        world.organisation, "Asha Advisor", UnitRole.IMPROVEMENT_ADVISOR, unit=world.ward
    )
    work_done()
    found = counted(advisor)
    assert not found.weighed
    below = Project.objects.filter(unit__path__contains=[world.ward.pk])
    assert sum(part.counts.total() for part in found.parts) == below.count()


def readers(world: World, varied: list[Project], qi: User) -> Iterator[User]:
    yield qi
    yield world.lead
    yield a_person(world.organisation, "Stan Staff")
    member = a_person(world.organisation, "Mia Member")
    ProjectMembership.objects.create(
        organisation=world.organisation,
        project=varied[0],
        user=member,
        role=ProjectRole.TEAM_MEMBER,
        starts_on=date(2026, 1, 1),
    )
    yield member


def test_each_reader_finds_all_that_they_may_read_in_order(
    world: World, qi: User, varied: list[Project]
) -> None:
    today = timezone.localdate()
    for reader in readers(world, varied, qi):
        visible = Project.objects.visible_to(reader, on=today)
        found = find_projects(reader, Wanted(), on=today)
        in_order = visible.order_by("summary__standing", "-summary__started_on", "-pk")
        assert keys(found.projects[0:1000]) == keys(in_order)
        assert keys(found.projects[3:7]) == keys(in_order[3:7])
        assert found.count == len(in_order)
        for group in VERDICTS:
            says = in_order.filter(summary__main_variation__in=group.variations)
            narrowed = find_projects(reader, Wanted(verdict=group), on=today)
            assert found.counts[group.key] == narrowed.count == len(says)
            assert keys(narrowed.projects[0:1000]) == keys(says)
