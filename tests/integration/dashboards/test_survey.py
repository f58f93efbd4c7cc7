"""The board's yearly survey: own answers, sums that name nobody, and years side by side."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from audit.protection import history_models
from dashboards.boardroom.behaviours import FEWEST, ITEMS, summed
from dashboards.boardroom.trend import draw_years
from dashboards.models import BoardSurvey, SurveyAnswer
from dashboards.services.survey import answer_survey, close_survey, open_survey, record_survey
from people.models import User
from people.roles import UnitRole
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_person, a_world

SURVEY = reverse("survey")
ALL = dict.fromkeys(ITEMS, "established")
FIRST = next(iter(ITEMS))


@pytest.fixture
def head(world: World) -> User:
    return a_person(world.organisation, "Hanna Head", UnitRole.QI_TEAM)


@pytest.fixture
def board(world: World) -> list[User]:
    return [a_person(world.organisation, role=UnitRole.BOARD_MEMBER) for _ in range(FEWEST)]


@pytest.fixture
def survey(head: User) -> BoardSurvey:
    now = timezone.now()
    return open_survey(answer_by=now.date() + timedelta(days=20), by=head, at=now)


def answered(survey: BoardSurvey, people: list[User], choices: dict[str, str]) -> None:
    for person in people:
        answer_survey(survey=survey, choices=choices, by=person, at=timezone.now())


def closed(survey: BoardSurvey, head: User) -> BoardSurvey:
    close_survey(survey=survey, by=head, at=timezone.now())
    survey.refresh_from_db()
    return survey


def test_it_is_opened_answered_and_closed_into_sums(
    world: World, head: User, board: list[User]
) -> None:
    client = signed_in(head)
    answer = client.post(reverse("survey_open"), {"answer_by": "27 March 2099"})
    assert answer.url == SURVEY
    survey = BoardSurvey.objects.get()
    for member in board:
        assert signed_in(member).post(SURVEY, ALL).url == SURVEY
    close = reverse("survey_close", args=[survey.public_id])
    assert "cannot be undone" in client.get(close).text

    client.post(close)

    survey.refresh_from_db()
    assert (survey.answered, survey.sums) == (5, {key: [5, 0, 0] for key in ITEMS})
    page = signed_in(board[0]).get(SURVEY)
    assert [trend.words for trend in page.context["trends"]] == list(ITEMS.values())
    assert page.context["form"] is None


def test_own_answers_can_be_changed_until_it_is_closed_and_what_is_left_out_stays(
    head: User, board: list[User], survey: BoardSurvey
) -> None:
    client = signed_in(board[0])
    client.post(SURVEY, ALL)
    client.post(SURVEY, {FIRST: "not_in_place"})
    assert client.get(SURVEY).context["form"][FIRST].initial == "not_in_place"
    assert SurveyAnswer.objects.get().choices == ALL | {FIRST: "not_in_place"}

    closed(survey, head)
    late = client.post(SURVEY, ALL, follow=True)

    assert "The survey is closed" in late.text
    assert not SurveyAnswer.objects.exists()


def test_who_chose_nothing_has_not_begun(board: list[User], survey: BoardSurvey) -> None:
    page = signed_in(board[0]).post(SURVEY, {FIRST: ""})

    assert page.status_code == 422
    assert "Choose an answer first." in page.text
    assert not SurveyAnswer.objects.exists()


def test_each_answer_is_saved_as_it_is_given(board: list[User], survey: BoardSurvey) -> None:
    client = signed_in(board[0])

    said = client.post(SURVEY, {FIRST: "beginning"}, headers={"HX-Request": "true"})

    assert said.text == "1 of 8 answers are saved."
    assert client.get(SURVEY).context["own_words"] == "1 of 8 answers are saved."


def test_nobody_sees_what_others_answered_and_nothing_while_it_is_open(
    head: User, board: list[User], survey: BoardSurvey
) -> None:
    answered(survey, board[:4], ALL)

    page = signed_in(board[4]).get(SURVEY)

    assert page.context["trends"] == []
    assert page.context["form"][FIRST].initial is None
    assert (page.context["answered"], page.context["members"]) == (4, 5)
    assert not any(person.name in page.text for person in board[:4])
    assert not any(person.name in signed_in(head).get(SURVEY).text for person in board)


def test_answers_leave_no_trace_in_the_history(
    head: User, board: list[User], survey: BoardSurvey
) -> None:
    answered(survey, board, ALL)
    closed(survey, head)

    tracked = {model._meta.model_name for model in history_models()}
    assert "boardsurveyevent" in tracked
    assert not any("surveyanswer" in name for name in tracked)
    assert not SurveyAnswer.objects.exists()


def test_with_fewer_than_five_answers_nothing_is_shown(
    head: User, board: list[User], survey: BoardSurvey
) -> None:
    answered(survey, board[:4], ALL)

    assert closed(survey, head).sums == {}
    page = signed_in(board[0]).get(SURVEY)
    assert page.context["trends"] == []
    assert "Fewer than 5 people answered" in page.text


def test_an_item_that_few_answered_is_left_out_alone(
    head: User, board: list[User], survey: BoardSurvey
) -> None:
    answered(survey, board[:4], ALL)
    answered(survey, board[4:], {key: "beginning" for key in ITEMS if key != FIRST})

    sums = closed(survey, head).sums

    assert FIRST not in sums
    assert set(sums) == set(ITEMS) - {FIRST}
    assert sums["visits"] == [4, 1, 0]


def test_who_opens_who_answers_and_who_reads(
    world: World, head: User, board: list[User], survey: BoardSurvey
) -> None:
    staff = a_person(world.organisation)
    close = reverse("survey_close", args=[survey.public_id])

    assert signed_in(head).post(SURVEY, ALL).status_code == 403
    assert signed_in(staff).get(SURVEY).status_code == 403
    assert signed_in(staff).post(SURVEY, ALL).status_code == 403
    assert signed_in(board[0]).post(close).status_code == 403
    assert signed_in(board[0]).post(reverse("survey_open"), {}).status_code == 403
    stranger = signed_in(a_person(a_world("Southgate").organisation, role=UnitRole.QI_TEAM))
    assert stranger.post(close).status_code == 404
    assert SurveyAnswer.objects.count() == 0


@pytest.mark.parametrize("day", ["", "yesterday?", "1 January 2020"])
def test_a_day_that_makes_no_sense_is_refused_beside_the_field(head: User, day: str) -> None:
    page = signed_in(head).post(reverse("survey_open"), {"answer_by": day})

    assert page.status_code == 422
    assert page.context["open_form"].errors["answer_by"]
    assert not BoardSurvey.objects.exists()


def test_an_answer_that_does_not_exist_is_refused(board: list[User], survey: BoardSurvey) -> None:
    page = signed_in(board[0]).post(SURVEY, {FIRST: "green"})

    assert page.status_code == 422
    assert page.context["form"].errors[FIRST]
    assert not SurveyAnswer.objects.exists()


def test_there_is_one_survey_a_year(head: User, survey: BoardSurvey) -> None:
    client = signed_in(head)

    again = client.post(reverse("survey_open"), {"answer_by": "27 March 2099"}, follow=True)

    assert "There is a survey of this year already" in again.text
    closed(survey, head)
    assert client.get(SURVEY).context["open_form"] is None
    with time_machine.travel(timezone.now() + timedelta(days=366), tick=False):
        assert signed_in(head).get(SURVEY).context["open_form"] is not None


def test_years_stand_side_by_side_the_oldest_first(world: World, head: User) -> None:
    now = timezone.now()
    for year, standing in [(2025, "not_in_place"), (2026, "beginning")]:
        answers = [dict.fromkeys(ITEMS, standing)] * 6
        record_survey(year=year, answers=answers, closed_at=now, by=head, at=now)

    trend = signed_in(head).get(SURVEY).context["trends"][0]

    assert [(row.year, row.counts) for row in trend.rows] == [(2025, [0, 0, 6]), (2026, [0, 6, 0])]
    assert "2025: 0 established, 0 just beginning, 6 not in place" in trend.drawing


def test_the_home_page_asks_until_everything_is_answered(
    board: list[User], survey: BoardSurvey
) -> None:
    client = signed_in(board[0])

    def asked() -> list[str]:
        return [link.label for link in client.get("/").context["board"]]

    assert "Answer the board survey" in asked()
    client.post(SURVEY, {FIRST: "established"})
    assert "Answer the board survey" in asked()
    client.post(SURVEY, ALL)
    assert "Answer the board survey" not in asked()


def test_the_page_costs_the_same_however_many_answered(
    head: User, board: list[User], survey: BoardSurvey, django_assert_num_queries: Callable
) -> None:
    answered(survey, board, ALL)
    client = signed_in(board[0])
    client.get(SURVEY)

    with django_assert_num_queries(9):
        client.get(SURVEY)


def test_sums_count_each_answer_and_ignore_what_was_not_answered() -> None:
    answers = [{"a": "established"}] * 3 + [{"a": "not_in_place", "b": "beginning"}] * 2

    assert summed(answers, ["a", "b"]) == {"a": [3, 0, 2]}


def test_the_picture_is_as_wide_as_the_answers_and_escapes_words() -> None:
    drawing = draw_years("x", "<b>We & they", [(2026, [3, 1, 0])])

    assert "&lt;b&gt;We &amp; they" in drawing
    assert drawing.count("<rect") == 2
