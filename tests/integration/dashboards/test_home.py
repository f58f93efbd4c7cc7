"""The home page: what needs a person, their projects and places, or where to begin."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.engine import Method
from charts.models import Measure, Measurement, MeasureState
from charts.services.measures import close_measure
from charts.vocabulary import Rhythm
from pdsa.services.tasks import add_task
from pdsa.stages import CycleStage
from people.models import RoleAssignment
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from people.services.invitations import invite
from projects.presenters.about import about_charter
from projects.services.conversations import ask_for_review, comment, give_review
from projects.services.projects import move_to_stage
from projects.services.team import add_member
from projects.stages import Stage
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import (
    SEEN_ON_TIME,
    World,
    a_measure,
    a_member,
    a_person,
    a_project,
    a_unit,
    a_world,
    an_organisation,
    some_data,
)

HOME = "/"
WORSE = [3.0] * 8 + [9.0] * 8


def titles_due(page) -> list[str]:
    return [due.title for due in page.context["needs"].data]


def prompts(page) -> list[tuple[str, str]]:
    return [(prompt.tag, prompt.title) for prompt in page.context["needs"].prompts]


def test_strangers_sign_in_first(world: World) -> None:
    page = Client().get(HOME)

    assert page.status_code == 302
    assert page.url == f"{reverse('account_login')}?next=/"


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(7, "Good morning, Lena"), (14, "Good afternoon, Lena"), (20, "Good evening, Lena")],
)
def test_it_greets_by_the_organisations_clock(world: World, hour: int, greeting: str) -> None:
    world.organisation.time_zone = "Asia/Singapore"
    world.organisation.save()

    with time_machine.travel(f"2026-11-23 {hour:02}:30:00+08:00", tick=False):
        page = signed_in(world.lead).get(HOME)

    assert page.context["greeting"] == greeting


def test_a_number_that_is_due_is_asked_for_with_its_period(world: World) -> None:
    falls = a_measure(world.project, world.lead)
    with time_machine.travel("2036-11-23 10:00:00Z", tick=False):
        some_data(falls, world.lead, [4, 5, 6], ending=date(2036, 9, 1))
        page = signed_in(world.lead).get(HOME)

    due = page.context["needs"].data[0]
    assert (due.title, due.period, due.due_words) == ("Falls", "2036-10-01", "Due 22 days ago")
    assert [box.name for box in due.boxes] == ["value"]
    assert due.action == reverse("measurement_new", args=[falls.public_id])


def test_a_number_just_written_down_is_not_asked_for_again_before_it_is_analysed(
    world: World,
) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4, 5, 6])

    page = signed_in(world.lead).get(HOME)

    assert not falls.state.is_current
    assert titles_due(page) == []


def test_saving_from_home_stores_the_number_for_its_period(world: World) -> None:
    seen = a_measure(world.project, world.lead, SEEN_ON_TIME)
    client = signed_in(world.lead)
    due = client.get(HOME).context["needs"].data[0]

    answer = client.post(
        due.action, {"key": due.key, "period": due.period, "numerator": "7", "denominator": "9"}
    )

    assert answer.status_code == 302
    row = Measurement.objects.get(measure_id=seen.pk)
    assert (row.period.isoformat(), row.numerator, row.denominator) == (due.period, 7, 9)


def test_several_missing_periods_lead_to_the_page_for_many(world: World) -> None:
    falls = a_measure(world.project, world.lead)
    long_ago = timezone.now().date() - timedelta(days=150)
    some_data(falls, world.lead, [4, 5], ending=long_ago)

    due = signed_in(world.lead).get(HOME).context["needs"].data[0]

    assert due.many_href == reverse("measurement_grid", args=[falls.public_id])
    assert due.tone == "danger"


def test_events_closed_measures_and_resting_projects_ask_for_nothing(world: World) -> None:
    now = timezone.now()
    a_measure(world.project, world.lead, name="Whenever", rhythm=Rhythm.EVENT)
    closed = a_measure(world.project, world.lead, name="Closed")
    close_measure(measure=closed, by=world.lead, at=now)
    paused = a_project(world.ward, world.lead)
    a_measure(paused, world.lead, name="Paused")
    move_to_stage(project=paused, stage=Stage.PAUSED, by=world.lead, at=now)

    page = signed_in(world.lead).get(HOME)

    assert titles_due(page) == []


@pytest.mark.parametrize(
    ("role", "is_asked"),
    [
        (ProjectRole.TEAM_MEMBER, True),
        (ProjectRole.SERVICE_USER, True),
        (ProjectRole.COACH, False),
        (ProjectRole.SPONSOR, False),
    ],
)
def test_numbers_are_asked_of_those_who_collect_them(
    world: World, role: ProjectRole, is_asked: bool
) -> None:
    a_measure(world.project, world.lead)

    page = signed_in(a_member(world.project, world.lead, role)).get(HOME)

    assert bool(titles_due(page)) is is_asked


def test_signals_and_failures_are_shown_with_the_way_to_their_chart(world: World) -> None:
    worse = a_measure(world.project, world.lead, name="Worse", direction="decrease")
    better = a_measure(world.project, world.lead, name="Better", direction="increase")
    broken = a_measure(world.project, world.lead, name="Broken")
    for measure in (worse, better, broken):
        some_data(measure, world.lead, WORSE)
    work_done()
    MeasureState.objects.filter(measure=broken).update(attempts=8, last_error="ValueError: no")

    page = signed_in(world.lead).get(HOME)

    assert prompts(page) == [
        ("Not calculated", "Broken"),
        ("Of concern", "Worse"),
        ("Improving", "Better"),
    ]
    assert page.context["needs"].prompts[1].href == reverse("measure", args=[worse.public_id])


def test_a_chart_that_cannot_be_made_says_why(world: World) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4, 5, 6])
    Measure.objects.filter(pk=falls.pk).update(method=Method.P)
    work_done()

    prompt = signed_in(world.lead).get(HOME).context["needs"].prompts[0]

    assert prompt.tag == "No chart"
    assert "This chart cannot be drawn from these numbers." in prompt.meta


def test_at_most_seven_things_and_never_only_data(world: World) -> None:
    for number in range(9):
        a_measure(world.project, world.lead, name=f"Measure {number}")
    worse = a_measure(world.project, world.lead, name="Worse", direction="decrease")
    some_data(worse, world.lead, WORSE)
    work_done()

    needs = signed_in(world.lead).get(HOME).context["needs"]

    assert needs.count == 7
    assert [prompt.title for prompt in needs.prompts] == ["Worse"]
    assert needs.hidden == 3


def test_an_invitation_without_an_answer_can_be_sent_again_from_home(world: World) -> None:
    days_ago = timezone.now() - timedelta(days=5)
    with time_machine.travel(days_ago, tick=False):
        sent = invite(
            email="jean@example.org", name="Jean Marsh", unit=world.ward,
            by=world.administrator, at=days_ago,
        )  # fmt: skip
    invite(email="new@example.org", unit=world.ward, by=world.administrator, at=timezone.now())

    needs = signed_in(world.administrator).get(HOME).context["needs"]

    assert [p.title for p in needs.prompts] == ["Invitation of Jean Marsh"]
    assert needs.prompts[0].posts_to == reverse("invitation_resend", args=[sent.public_id])


def test_ones_projects_are_drawn_by_their_main_measure(world: World) -> None:
    a_measure(world.project, world.lead, SEEN_ON_TIME)
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, [4, 5, 6])
    work_done()

    tile = signed_in(world.lead).get(HOME).context["projects"][0]

    assert tile.title == world.project.title
    assert tile.href == reverse("project", args=[world.project.public_id])
    assert tile.latest == "6"
    assert tile.drawing.startswith("<svg")


def test_those_who_look_after_a_place_see_its_counts_and_what_stands_out(world: World) -> None:
    worse = a_measure(world.project, world.lead, direction="decrease")
    some_data(worse, world.lead, WORSE)
    work_done()
    sponsor = a_person(world.organisation, "Sam Sponsor", UnitRole.SPONSOR, world.ward)

    page = signed_in(sponsor).get(HOME)

    place = page.context["places"][0]
    assert (place.name, place.projects, place.measures) == ("Willow ward", 1, 1)
    assert [(count.number, count.word) for count in place.counts] == [
        (1, "with a signal"),
        (1, "of concern"),
    ]
    assert [signal.title for signal in page.context["signals"]] == ["Falls"]


def test_somebody_new_is_offered_where_to_begin(world: World) -> None:
    newcomer = a_person(world.organisation, "Nia New")

    page = signed_in(newcomer).get(HOME)

    assert "You are not in a project yet" in page.text
    assert reverse("project_new") in page.text
    assert reverse("projects") in page.text


def test_somebody_who_may_not_start_projects_is_not_asked_to(world: World) -> None:
    service_user = a_person(world.organisation, "Ria", role=None)

    page = signed_in(service_user).get(HOME)

    assert reverse("project_new") not in page.text


def test_a_demonstration_offers_a_worked_example(world: World, settings) -> None:
    settings.DEMONSTRATION = True
    better = a_measure(world.project, world.lead, direction="increase")
    some_data(better, world.lead, WORSE)
    work_done()

    page = signed_in(a_person(world.organisation)).get(HOME)

    assert page.context["example_href"] == reverse("project", args=[world.project.public_id])


class TestFirstSteps:
    """A young organisation is led from nothing to a first point."""

    @pytest.fixture
    def first(self, db: None):
        organisation = an_organisation("Young Fictional Health")
        first = a_person(organisation, "Nora Newcomer", UnitRole.ADMINISTRATOR)
        RoleAssignment.objects.create(
            organisation=organisation, user=first, unit=top_unit(organisation),
            role=UnitRole.QI_TEAM, starts_on=date(2020, 1, 1),
        )  # fmt: skip
        return first

    def states(self, person) -> list[str]:
        return [step.state for step in signed_in(person).get(HOME).context["steps"]]

    def test_one_step_is_next_until_all_are_done(self, first) -> None:
        assert self.states(first) == ["Next", "Later", "Later", "Later", "Later"]

        ward = a_unit(first.organisation)
        assert self.states(first) == ["Done", "Next", "Later", "Later", "Later"]

        project = a_project(ward, first)
        assert self.states(first) == ["Done", "Done", "Next", "Later", "Later"]

        measure = a_measure(project, first)
        assert self.states(first) == ["Done", "Done", "Done", "Next", "Later"]

        some_data(measure, first, [4])
        assert self.states(first) == ["Done", "Done", "Done", "Done", "Next"]

        invite(email="a@example.org", unit=ward, by=first, at=timezone.now())
        assert self.states(first) == []

    def test_they_are_shown_to_those_who_set_up(self, first) -> None:
        assert self.states(a_person(first.organisation)) == []


def test_other_organisations_stay_out_of_it(world: World) -> None:
    elsewhere = a_world("Southgate Fictional Health")
    add_member(
        project=elsewhere.project, user=a_person(elsewhere.organisation),
        role=ProjectRole.TEAM_MEMBER, by=elsewhere.lead, at=timezone.now(),
    )  # fmt: skip
    a_measure(elsewhere.project, elsewhere.lead)

    page = signed_in(world.lead).get(HOME)

    assert titles_due(page) == []
    assert [tile.title for tile in page.context["projects"]] == [world.project.title]


def test_queries_do_not_grow_with_the_work(
    world: World, django_assert_num_queries: Callable
) -> None:
    for number in range(6):
        project = a_project(world.ward, world.lead)
        for measure in range(3):
            some_data(a_measure(project, world.lead, name=f"{number} {measure}"), world.lead, WORSE)
    work_done()
    client = signed_in(world.lead)
    client.get(HOME)

    with django_assert_num_queries(27):
        client.get(HOME)


def test_tests_wait_where_their_next_step_is(world: World) -> None:
    cycle = a_cycle(world.project, world.lead, CycleStage.STUDY, title="Huddle at 9")

    page = signed_in(world.lead).get(HOME)

    (prompt,) = page.context["needs"].prompts
    assert (prompt.title, prompt.action) == ("Huddle at 9", "Study")
    assert prompt.href == f"/cycles/{cycle.public_id}/#study"
    assert "Compare with what you expected" in prompt.meta


def test_something_to_do_for_a_test_is_ticked_off_at_home(world: World) -> None:
    member = a_member(world.project, world.lead)
    cycle = a_cycle(world.project, world.lead)
    task = add_task(
        cycle=cycle, what="Print the sheet", who=member, by=world.lead, at=timezone.now()
    )
    client = signed_in(member)

    (prompt,) = client.get(HOME).context["needs"].prompts
    client.post(prompt.posts_to)

    task.refresh_from_db()
    assert (prompt.title, prompt.action) == ("Print the sheet", "Done")
    assert task.done_at is not None
    assert list(client.get(HOME).context["needs"].prompts) == []


def test_what_people_ask_waits_until_it_is_answered(world: World) -> None:
    coach = a_member(world.project, world.lead, ProjectRole.COACH)
    about, now = about_charter(world.project), timezone.now()
    project = {"project": world.project, "about": about}
    question = comment(**project, text="Who says so?", is_question=True, by=coach, at=now)
    comment(**project, text=f"Well done @{world.lead.name}", by=coach, at=now)
    review = ask_for_review(**project, coach=coach, by=world.lead, at=now)
    client = signed_in(world.lead)

    asked = client.get(HOME).context["needs"].prompts
    assert [(p.tag, p.title, p.action) for p in asked] == [
        ("Question", "“Who says so?”", "Answer"),
        ("Mentions you", "“Well done @Lena Lead”", "Read it"),
    ]
    assert asked[0].leads_to == reverse("remark_reply", args=[question.public_id])
    assert "asked just now about the charter" in asked[0].meta
    (to_review,) = signed_in(coach).get(HOME).context["needs"].prompts
    assert to_review.leads_to == reverse("review_give", args=[review.public_id])

    comment(**project, text="All of us", answering=question, by=world.lead, at=timezone.now())
    give_review(review=review, words="Good", by=coach, at=timezone.now())
    assert [(p.tag, p.action) for p in client.get(HOME).context["needs"].prompts] == [
        ("Reviewed", "Read it")
    ]


def test_questions_do_not_crowd_out_tests_and_charts(world: World) -> None:
    coach = a_member(world.project, world.lead, ProjectRole.COACH)
    for number in range(9):
        comment(
            project=world.project, about=about_charter(world.project), text=f"Why {number}?",
            is_question=True, by=coach, at=timezone.now(),
        )  # fmt: skip
    a_cycle(world.project, world.lead, CycleStage.STUDY, title="Huddle at 9")

    needs = signed_in(world.lead).get(HOME).context["needs"]

    assert "Huddle at 9" in [prompt.title for prompt in needs.prompts]
    assert (needs.count, needs.hidden) == (7, 3)


def test_administrators_of_everything_go_to_administration_from_home(world: World) -> None:
    of_a_ward = a_person(world.organisation, "Wanda", UnitRole.ADMINISTRATOR, world.ward)

    assert "Administration" in signed_in(world.administrator).get(HOME).text
    assert "Administration" not in signed_in(of_a_ward).get(HOME).text


@pytest.mark.parametrize(("role", "offered"), [(UnitRole.QI_TEAM, True), (UnitRole.STAFF, False)])
def test_those_who_support_teams_find_how_tests_are_done(
    world: World, role: UnitRole, offered: bool
) -> None:
    page = signed_in(a_person(world.organisation, role=role)).get(HOME)

    assert (reverse("fidelity") in page.text) is offered
