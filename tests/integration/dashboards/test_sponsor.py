"""A sponsor's page: barriers worst first, charters, what moved and stalled, thanks."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.vocabulary import Rhythm
from dashboards.models import ProjectSummary
from pdsa.stages import CycleStage
from people.models import Organisation, User
from people.roles import ProjectRole
from projects.models import BarrierStep, Charter, ProgressScore, Project, Thanks
from projects.services.charters import open_charter, submit_charter
from projects.services.projects import edit_project
from projects.services.scores import claim_score
from tests.barriers import a_barrier, a_sponsor_at, a_sponsor_of
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_member, a_person, a_project, a_world, some_data

PAGE = "/sponsor/"


@pytest.fixture
def sponsor(world: World) -> User:
    return a_sponsor_of(world.project, world.lead)


def page_of(user: User):
    return signed_in(user).get(PAGE)


def told_of(user: User) -> list[str]:
    (line,) = page_of(user).context["movements"].moved
    return list(line.sentences)


def needs_of(user: User) -> list[tuple[str, str]]:
    page = signed_in(user).get("/")
    return [(prompt.action, prompt.title) for prompt in page.context["needs"].prompts]


def a_sent_charter(world: World) -> Charter:
    now = timezone.now()
    world.project.refresh_from_db()
    edit_project(
        project=world.project,
        seen_version=world.project.version,
        changes={"aim": "Halve falls by June."},
        by=world.lead,
        at=now,
    )
    charter = open_charter(project=world.project, by=world.lead, at=now)
    submit_charter(charter=charter, by=world.lead, at=now)
    return charter


def two_months_pass() -> None:
    """Everything of the project was begun two months ago, and nothing has happened since."""
    long_ago = (timezone.now() - timedelta(days=60)).date()
    Project.objects.update(started_on=long_ago)
    ProjectSummary.objects.update(last_active_on=long_ago)


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(PAGE).status_code == 302


def test_somebody_who_sponsors_nothing_is_told_what_this_is(world: World) -> None:
    page = page_of(a_person(world.organisation))
    assert "You sponsor no project yet" in page.text


def test_barriers_stand_longest_waiting_first_and_are_answered_in_place(
    world: World, sponsor: User
) -> None:
    a_barrier(world.project, world.lead, "No budget", days_ago=2)
    old = a_barrier(world.project, world.lead, "No room", days_ago=20)

    rows = page_of(sponsor).context["waiting"]
    assert [(row.words, row.clock, row.tone) for row in rows] == [
        ("No room", "Open for 20 days", "warning"),
        ("No budget", "Open for 2 days", "brand"),
    ]

    address = reverse("barrier_answer", args=[old.public_id])
    answer = {"words": "Room 4 is yours", "answer": "resolve", "place": "sponsor"}
    page = signed_in(sponsor).post(address, answer, follow=True)

    assert page.redirect_chain[-1][0] == PAGE
    assert [row.words for row in page.context["waiting"]] == ["No budget"]
    assert [row.words for row in page.context["done"]] == ["No room"]
    undo = reverse("barrier_undo", args=[old.public_id])
    page = signed_in(sponsor).post(undo, {"place": "sponsor"}, follow=True)
    assert [row.words for row in page.context["waiting"]] == ["No room", "No budget"]


def test_an_answer_begins_at_home_and_ends_in_the_inbox(world: World, sponsor: User) -> None:
    barrier = a_barrier(world.project, world.lead, "No room")
    (prompt,) = signed_in(sponsor).get("/").context["needs"].prompts

    assert prompt.href == f"{PAGE}#barrier-{barrier.public_id}"
    form = signed_in(sponsor).get(prompt.leads_to)
    assert '<input type="hidden" name="place" value="sponsor">' in form.text


def test_what_was_taken_up_stands_on_the_page_of_the_level_above(
    world: World, sponsor: User
) -> None:
    director = a_sponsor_at(world.ward)
    barrier = a_barrier(world.project, world.lead)
    address = reverse("barrier_answer", args=[barrier.public_id])
    signed_in(sponsor).post(address, {"words": "Needs money", "answer": "escalate"})

    assert page_of(sponsor).context["waiting"] == []
    (row,) = page_of(director).context["waiting"]
    assert row.said == "Sam Sponsor: Needs money"
    assert needs_of(director) == [("Answer", "No room for the huddle")]


def test_charters_and_barriers_are_among_what_needs_the_sponsor(
    world: World, sponsor: User
) -> None:
    a_barrier(world.project, world.lead)
    charter = a_sent_charter(world)

    assert needs_of(sponsor)[:2] == [
        ("Answer", "No room for the huddle"),
        ("Read and decide", f"Charter of {world.project}"),
    ]
    (line,) = page_of(sponsor).context["charters"]
    assert line.aim == "Halve falls by June."
    assert line.href == reverse("charter", args=[charter.project.public_id])


class TestMovement:
    def test_a_new_project_has_started(self, world: World, sponsor: User) -> None:
        assert told_of(sponsor) == ["The project has started."]

    def test_nothing_is_said_with_its_days(self, world: World, sponsor: User) -> None:
        two_months_pass()
        page = page_of(sponsor)
        (line,) = page.context["movements"].stalled
        assert line.sentences == ("Nothing happened for 60 days.",)
        assert (line.tag, line.tone) == ("Stalled for 60 days", "danger")

    def test_what_counts_as_stalled_is_what_the_organisation_says(
        self, world: World, sponsor: User
    ) -> None:
        two_months_pass()
        Organisation.objects.update(quiet_after_days=60, silent_after_days=90)
        (line,) = page_of(sponsor).context["movements"].stalled
        assert (line.tag, line.tone) == ("Stalled for 60 days", "warning")

    def test_data_alone_ends_the_quiet(self, world: World, sponsor: User) -> None:
        two_months_pass()
        falls = a_measure(world.project, world.lead, rhythm=Rhythm.WEEK)
        some_data(falls, world.lead, [4, 5, 6])
        work_done()
        (line,) = page_of(sponsor).context["movements"].stalled
        assert line.tag == "No news"

    def test_what_happened_is_told_in_sentences(self, world: World, sponsor: User) -> None:
        project, lead = world.project, world.lead
        two_months_pass()
        a_cycle(project, lead, CycleStage.DONE)
        claim_score(
            project=project, score=Decimal("1.5"), suggested=Decimal("1.5"), why="", by=lead,
            at=timezone.now(),
        )  # fmt: skip
        falls = a_measure(project, lead, direction="decrease")
        some_data(falls, lead, [9.0, 8.0] * 5, ending=date(2025, 12, 1))
        work_done()
        some_data(falls, lead, [3.0] * 9)
        work_done()
        barrier = a_barrier(project, lead)
        signed_in(sponsor).post(
            reverse("barrier_answer", args=[barrier.public_id]),
            {"words": "Room 4", "answer": "resolve"},
        )

        assert told_of(sponsor) == [
            "A signal of improvement appeared in “Falls”.",
            "After the test “Huddle on one early shift” the team will change it and test again.",
            "The team claimed a progress score of 1.5, not countersigned yet.",
            "The barrier “No room for the huddle” was resolved by Sam Sponsor.",
        ]

    def test_what_was_before_the_month_is_not_told(self, world: World, sponsor: User) -> None:
        two_months_pass()
        barrier = a_barrier(world.project, world.lead)
        signed_in(sponsor).post(
            reverse("barrier_answer", args=[barrier.public_id]),
            {"words": "Room 4", "answer": "resolve"},
        )
        on_the_wall = timezone.now().astimezone(ZoneInfo(world.organisation.time_zone))
        before = on_the_wall - timedelta(days=40)
        BarrierStep.objects.update(made_at=before)
        ProjectSummary.objects.update(last_active_on=before.date())
        assert page_of(sponsor).context["movements"].moved == ()
        (line,) = page_of(sponsor).context["movements"].stalled
        assert line.sentences == ("Nothing happened for 40 days.",)


class TestThanks:
    def thank(self, world: World, by: User, words: str = "Well done", **more: str):
        address = reverse("thanks_new", args=[world.project.public_id])
        return signed_in(by).post(address, {"words": words, **more}, follow=True)

    def test_the_team_reads_it_on_its_page_and_at_home(self, world: World, sponsor: User) -> None:
        rosa = a_member(world.project, world.lead, ProjectRole.SERVICE_USER)
        page = self.thank(world, sponsor, place="sponsor")
        assert page.redirect_chain[-1][0] == PAGE

        project = signed_in(rosa).get(reverse("project", args=[world.project.public_id]))
        assert [line.words for line in project.context["thanks"]] == ["Well done"]
        assert [line.by for line in signed_in(rosa).get("/").context["thanks"]] == ["Sam Sponsor"]
        assert signed_in(sponsor).get("/").context["thanks"] == []

    def test_no_words_are_needed_and_a_second_press_adds_nothing(
        self, world: World, sponsor: User
    ) -> None:
        self.thank(world, sponsor, "")
        page = self.thank(world, sponsor, "")
        assert [line.words for line in page.context["thanks"]] == ["Thank you"]

    def test_it_can_be_taken_back_by_whoever_gave_it(self, world: World, sponsor: User) -> None:
        self.thank(world, sponsor)
        address = reverse("thanks_take_back", args=[Thanks.objects.get().public_id])
        assert signed_in(world.lead).post(address).status_code == 403
        page = signed_in(sponsor).post(address, follow=True)
        assert page.context["thanks"] == []

    def test_a_book_is_refused_and_readers_do_not_thank(self, world: World, sponsor: User) -> None:
        assert self.thank(world, sponsor, "x" * 301).status_code == 422
        assert self.thank(world, a_person(world.organisation)).status_code == 403
        stranger = a_world("Elsewhere").lead
        assert self.thank(world, stranger).status_code == 404


def test_queries_do_not_grow_with_projects_and_barriers(
    world: World, django_assert_num_queries: Callable
) -> None:
    director = a_sponsor_at(world.ward)
    for _ in range(6):
        project = a_project(world.ward, world.lead)
        own = a_sponsor_of(project, world.lead)
        a_barrier(project, world.lead)
        User.objects.filter(pk=own.pk).update(is_active=False)
        ProgressScore.objects.create(
            organisation=world.organisation, project=project, score=1, suggested=1,
            claimed_by=world.lead, claimed_at=timezone.now(),
        )  # fmt: skip
        project.memberships.create(
            organisation=world.organisation, user=director, role="sponsor",
            starts_on=project.started_on,
        )  # fmt: skip
    client = signed_in(director)
    client.get(PAGE)

    with django_assert_num_queries(17):
        assert len(client.get(PAGE).context["waiting"]) == 6
