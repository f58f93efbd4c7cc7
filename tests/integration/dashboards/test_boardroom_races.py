"""Two people of the boardroom at the same moment: nobody's work is lost without a word."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from common.errors import DomainError
from dashboards.boardroom.behaviours import ITEMS
from dashboards.models import BoardPack, SurveyAnswer
from dashboards.services.packs import change_pack, start_pack
from dashboards.services.survey import answer_survey, close_survey, open_survey
from people.models import User
from people.roles import UnitRole
from tests.world import World, a_person, a_world


@pytest.fixture
def world(committed: None) -> World:
    return a_world()


@pytest.fixture
def head(world: World) -> User:
    return a_person(world.organisation, "Hanna Head", UnitRole.QI_TEAM)


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of these acts, begun together: 'done', or the code of a refusal."""
    together = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        try:
            together.wait(timeout=10)
            act()
        except DomainError as refusal:
            return refusal.code
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_of_two_who_begin_the_pack_of_a_month_one_does(head: User) -> None:
    now = timezone.now()

    def begin() -> None:
        start_pack(month=now.date(), by=head, at=now)

    assert sorted(at_once(begin, begin)) == ["done", "not_now"]
    assert BoardPack.objects.count() == 1


def test_of_two_who_save_the_same_draft_one_wins(head: User) -> None:
    now = timezone.now()
    pack = start_pack(month=now.date(), by=head, at=now)

    def save(title: str) -> None:
        change_pack(
            pack=BoardPack.objects.get(pk=pack.pk),
            seen_version=1,
            title=title,
            presents=None,
            tiles=[],
            by=head,
            at=now,
        )

    outcomes = at_once(lambda: save("Mine"), lambda: save("Hers"))

    assert sorted(outcomes) == ["done", "edited_elsewhere"]
    winner = ("Mine", "Hers")[outcomes.index("done")]
    assert BoardPack.objects.get().title == winner


def test_an_answer_on_its_way_is_counted_or_refused_and_never_left_behind(
    world: World, head: User
) -> None:
    now = timezone.now()
    survey = open_survey(answer_by=now.date() + timedelta(days=9), by=head, at=now)
    board = [a_person(world.organisation, role=UnitRole.BOARD_MEMBER) for _ in range(6)]
    choices = dict.fromkeys(ITEMS, "beginning")
    for member in board[:5]:
        answer_survey(survey=survey, choices=choices, by=member, at=now)

    late, _ = at_once(
        lambda: answer_survey(survey=survey, choices=choices, by=board[5], at=now),
        lambda: close_survey(survey=survey, by=head, at=now),
    )

    survey.refresh_from_db()
    assert survey.answered == (6 if late == "done" else 5)
    assert set(map(tuple, survey.sums.values())) == {(0, survey.answered, 0)}
    assert not SurveyAnswer.objects.exists()
