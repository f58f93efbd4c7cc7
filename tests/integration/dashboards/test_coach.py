"""Who needs me: a coach's projects worst first, with the reason, and a log of two clicks."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.services import act
from dashboards.attention import Reason
from dashboards.models import ProjectSummary, SavedView
from dashboards.presenters.attention import for_so_long, reasons_of, weight_of
from dashboards.selectors.attention import needing_somebody, worst_first
from dashboards.selectors.portfolio import with_rows
from dashboards.views.coaching import PER_PAGE
from people.models import User
from people.roles import ProjectRole
from people.services.capacity import set_capacity
from projects.models import CoachingNote, Project, ProjectMembership
from projects.services.team import add_member
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.integration.dashboards.test_portfolio import an_old_project, somebody_of_the_qi_team
from tests.world import BUILDER, World, a_measure, a_member, a_person, a_project, some_data

STEADY = [4.0, 6.0] * 8
PAGE = "/coaching/"


@pytest.fixture
def coach(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.COACH)


@pytest.fixture
def client(coach: User) -> Client:
    return signed_in(coach)


def rows_on(client: Client, **filters: object) -> list[Any]:
    page = client.get(f"{PAGE}?{urlencode(filters)}")
    assert page.status_code == 200
    return page.context["rows"]


def coached(world: World, coach: User, title: str, **facts: object) -> Project:
    """A project of the coach whose summary says these facts."""
    project = an_old_project(world, title, coach=coach)
    ProjectSummary.objects.filter(pk=project.pk).update(
        **{"last_active_on": timezone.localdate()} | facts
    )
    return project


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(PAGE).status_code == 302


def test_only_projects_that_one_coaches_stand_there(
    world: World, coach: User, client: Client
) -> None:
    a_project(world.ward, world.lead, "Somebody else coaches")
    work_done()

    assert [row.title for row in rows_on(client)] == [world.project.title]
    assert "You coach no project yet" in signed_in(world.lead).get(PAGE).text


def test_closed_projects_come_only_when_asked_for(
    world: World, coach: User, client: Client
) -> None:
    Project.objects.filter(pk=world.project.pk).update(stage=Stage.CLOSED_WITH_LEARNING)
    work_done()

    assert rows_on(client) == []
    assert len(rows_on(client, stage="closed_with_learning")) == 1


REASONS: list[tuple[dict[str, object], Reason, str]] = [
    ({"last_active_on": 45}, Reason.SILENT, "Nothing has happened for 6 weeks"),
    ({"last_active_on": 21}, Reason.QUIET, "Nothing has happened for 3 weeks"),
    ({"unstudied_ends": [30, 9]}, Reason.UNSTUDIED_MANY, "2 tests without Study"),
    (
        {"unstudied_ends": [9, -3]},
        Reason.UNSTUDIED_ONE,
        "A test without Study, 9 days after its end",
    ),
    (
        {"unseen_signals": 2, "unseen_concerns": 1},
        Reason.CONCERN,
        "A signal of concern nobody has looked at",
    ),
    ({"unseen_signals": 2}, Reason.SIGNAL, "2 signals nobody has looked at"),
    ({"open_questions": 1}, Reason.QUESTION, "A coaching question without an answer, for 12 days"),
    ({"open_barriers": 2}, Reason.BARRIER, "2 barriers are open, for 12 days"),
    (
        {"claimed_score": Decimal("3.0"), "suggested_score": Decimal("2.0")},
        Reason.OVERCLAIMED,
        "Claims 3.0, the record shows 2.0",
    ),
]


def as_facts(given: dict[str, Any]) -> dict[str, Any]:
    """Numbers of days ago become days."""
    today = timezone.localdate()
    facts = dict(given)
    if "last_active_on" in facts:
        facts["last_active_on"] = today - timedelta(days=facts["last_active_on"])
    if "unstudied_ends" in facts:
        facts["unstudied_ends"] = [today - timedelta(days=ago) for ago in facts["unstudied_ends"]]
    moment = timezone.now() - timedelta(days=12)
    return facts | {"oldest_question_at": moment, "oldest_barrier_at": moment}


@pytest.mark.parametrize(("given", "reason", "words"), REASONS, ids=lambda v: str(v)[:30])
def test_each_reason_is_said_in_words(
    world: World, coach: User, client: Client, given: dict, reason: Reason, words: str
) -> None:
    coached(world, coach, "Needs somebody", **as_facts(given))

    row = rows_on(client, why=reason.value)[0]

    assert [(line.reason, line.words) for line in row.reasons] == [(reason, words)]


def test_a_measure_gone_silent_is_told_with_its_name(
    world: World, coach: User, client: Client
) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, STEADY, ending=date(2026, 1, 1))
    work_done()

    line = rows_on(client)[0].reasons[0]

    assert line.reason is Reason.NO_DATA
    assert line.words.startswith("No data for ")
    assert line.words.endswith("on “Falls”")
    assert line.href == f"/measures/{falls.public_id}/"


def test_the_order_of_the_database_is_that_of_the_words(world: World, coach: User) -> None:
    """Over all pairs of facts: heavier reasons stand first, and filters find what is said."""
    organisation, today = world.organisation, timezone.localdate()
    for number, (one, _, _) in enumerate(REASONS):
        for other, _, _ in REASONS[number:]:
            coached(world, coach, f"{one} {other}"[:150], **as_facts({**one, **other}))
    projects = Project.objects.filter(title__startswith="{")

    listed = list(with_rows(worst_first(projects, organisation, on=today), on=today))

    said = [reasons_of(project, organisation, on=today) for project in listed]
    weights = [weight_of(lines) for lines in said]
    assert weights == sorted(weights, reverse=True)
    for reason in Reason:
        found = projects.filter(needing_somebody(organisation, on=today, because=reason))
        assert {p.pk for p in found} == {
            p.pk for p, lines in zip(listed, said, strict=True)
            if reason in {line.reason for line in lines}
        }  # fmt: skip


def test_a_paused_project_needs_nobody(world: World, coach: User, client: Client) -> None:
    project = coached(world, coach, "Rests", **as_facts({"last_active_on": 90}))
    Project.objects.filter(pk=project.pk).update(stage=Stage.PAUSED)

    row = next(row for row in rows_on(client) if row.title == "Rests")

    assert row.reasons == []


def test_who_pauses_a_project_comes_back_to_their_own_list(
    world: World, coach: User, client: Client
) -> None:
    project = coached(world, coach, "Rests")

    for address in ("portfolio_pause", "portfolio_nudge"):
        page = client.post(reverse(address), {"only": str(project.public_id)}, follow=True)

        assert f'href="{reverse("coach_portfolio")}"' in page.text
        assert f'href="{reverse("portfolio")}"' not in page.text


def test_half_an_hour_is_logged_with_one_press_and_taken_back_with_another(
    world: World, coach: User, client: Client
) -> None:
    row = rows_on(client)[0]
    pressed = {
        "key": str(row.key), "minutes": "30", "happened_on": timezone.localdate().isoformat()
    }  # fmt: skip

    for _ in range(2):  # a second press finds the first note
        answer = client.post(row.log_href, pressed, follow=True)

    assert answer.status_code == 200
    note = CoachingNote.objects.get()
    assert (note.minutes, note.coach, note.project) == (30, coach, world.project)
    work_done()
    assert rows_on(client)[0].contact == "today"
    client.post(f"/coaching/log/{note.public_id}/take-back/")
    work_done()
    assert rows_on(client)[0].contact == "Not yet"


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"minutes": "0"}, "minutes", "Enter minutes from 1 to 720."),
        ({"minutes": "lots"}, "minutes", ""),
        ({"happened_on": "2090-01-01"}, "happened_on", "Enter a day that has come"),
        ({"words": "x" * 501}, "words", "at most 500"),
    ],
)
def test_a_note_that_cannot_be_says_why_and_keeps_what_was_typed(
    world: World, client: Client, typed: dict[str, str], field: str, sentence: str
) -> None:
    answers = {"minutes": "45", "happened_on": "2026-11-02", "words": "Aim"} | typed

    page = client.post(f"/projects/{world.project.public_id}/coaching/", answers)

    assert page.status_code == 422
    assert sentence in str(page.context["form"].errors[field])
    assert page.context["form"][field].value() == answers[field]


def test_only_coaches_write_in_the_log_and_only_in_their_own(
    world: World, coach: User, client: Client
) -> None:
    address = f"/projects/{world.project.public_id}/coaching/"
    answers = {"minutes": "45", "happened_on": timezone.localdate().isoformat()}
    client.post(address, answers)
    note = CoachingNote.objects.get()

    refused = signed_in(world.lead).post(address, answers)
    elsewhere = signed_in(world.lead).get(f"/coaching/log/{note.public_id}/")

    assert refused.status_code == 403
    assert "Only a coach of" in refused.text
    assert elsewhere.status_code == 404
    assert CoachingNote.objects.count() == 1


def test_the_log_says_how_much_time_is_left(world: World, coach: User, client: Client) -> None:
    qi = somebody_of_the_qi_team(world)
    set_capacity(coach=coach, hours_a_month=4, by=qi, at=timezone.now())
    address = f"/projects/{world.project.public_id}/coaching/"
    client.post(address, {"minutes": "90", "happened_on": timezone.localdate().isoformat()})

    page = client.get("/coaching/log/")

    assert "1½ hours of 4 hours this month. 2½ hours to spare." in page.text


def test_filters_are_kept_under_a_name_and_found_again(
    world: World, coach: User, client: Client
) -> None:
    kept = {"name": " Silent  ones ", "query": "activity=silent"}

    answer = client.post("/views/coach/save/", kept)
    page = client.get(answer["Location"])

    assert answer["Location"] == f"{PAGE}?activity=silent"
    assert [(view.name, view.is_current) for view in page.context["views"]] == [
        ("Silent ones", True)
    ]
    assert signed_in(world.lead).get(PAGE).context["views"] == []
    view = SavedView.objects.get()
    assert signed_in(world.lead).post(f"/views/{view.public_id}/forget/").status_code == 404
    client.post(f"/views/{view.public_id}/forget/")
    assert client.get(PAGE).context["views"] == []


def test_a_view_without_a_name_asks_for_one(client: Client) -> None:
    page = client.post("/views/coach/save/", {"name": " ", "query": "activity=silent"})

    assert page.status_code == 422
    assert "Give the view a name." in page.text
    assert client.post("/views/nothing/save/", {"name": "x"}).status_code == 404


@pytest.mark.parametrize(
    ("typed", "label"),
    [("stage=nonsense", "Stage"), ("activity=%00", "Activity"), ("why=x", "because"),
     ("place=1", "Where")],
)  # fmt: skip
def test_a_filter_that_makes_no_sense_is_left_out_and_said_so(
    world: World, client: Client, typed: str, label: str
) -> None:
    page = client.get(f"{PAGE}?{typed}")

    assert page.status_code == 200
    assert label in page.text
    assert "so it is left out" in page.text
    assert len(page.context["rows"]) == 1


def test_the_brief_says_what_waits_and_what_to_ask(
    world: World, coach: User, client: Client
) -> None:
    falls = a_measure(world.project, world.lead)
    some_data(falls, world.lead, STEADY, ending=date(2026, 1, 1))
    work_done()

    page = client.get(f"/projects/{world.project.public_id}/brief/")

    assert page.status_code == 200
    assert "What makes it hard to collect the numbers?" in page.text
    falls.state.refresh_from_db()
    assert falls.state.headline in page.text
    elsewhere = signed_in(a_person(world.organisation))
    assert elsewhere.get(f"/projects/{world.project.public_id}/brief/").status_code == 200


@pytest.mark.parametrize("many", [20, 200])
def test_any_number_of_projects_costs_six_queries(
    world: World, coach: User, client: Client, django_assert_num_queries: Callable, many: int
) -> None:
    """Session, person, places, projects, views, time."""
    with act("loading", by=BUILDER):
        some = Project.objects.bulk_create(
            Project(organisation=world.organisation, unit=world.ward, title=f"Project {n}",
                    started_on=date(2026, 1, 1))
            for n in range(many - 1)
        )  # fmt: skip
        ProjectMembership.objects.bulk_create(
            ProjectMembership(organisation=world.organisation, project=project, user=coach,
                              role=ProjectRole.COACH, starts_on=date(2026, 1, 1))
            for project in some
        )  # fmt: skip
    work_done()
    client.get(PAGE)

    with django_assert_num_queries(6):
        page = client.get(PAGE)

    assert page.context["page_of_rows"].paginator.count == many
    assert len(page.context["rows"]) == min(many, PER_PAGE)


def test_more_projects_than_a_page_holds_are_on_the_next(
    world: World, coach: User, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.views.coaching.PER_PAGE", 1)
    other = a_project(world.ward, world.lead)
    add_member(project=other, user=coach, role=ProjectRole.COACH, by=world.lead, at=timezone.now())
    work_done()

    titles = [
        [row.title for row in client.get(PAGE, {"page": number}).context["rows"]]
        for number in ("1", "2", "7", "two", "0")
    ]

    first, second, beyond, in_words, nought = titles
    assert {*first, *second} == {world.project.title, other.title}
    assert (beyond, in_words, nought) == (second, first, first)


@pytest.mark.parametrize(
    ("days", "words"), [(1, "1 day"), (13, "13 days"), (14, "2 weeks"), (45, "6 weeks"),
                        (200, "7 months")],
)  # fmt: skip
def test_spans_are_said_as_people_say_them(days: int, words: str) -> None:
    assert for_so_long(days) == words


def test_a_second_coach_sees_it_too(world: World) -> None:
    second = a_person(world.organisation)
    add_member(
        project=world.project, user=second, role=ProjectRole.COACH, by=world.lead,
        at=timezone.now(),
    )  # fmt: skip
    work_done()

    assert len(signed_in(second).get(PAGE).context["rows"]) == 1
