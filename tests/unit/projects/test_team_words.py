"""Roles of a team in the middle of a sentence."""

import pytest

from people.roles import PROJECT_ROLES
from projects.presenters.team import within_sentence


@pytest.mark.parametrize(
    ("label", "words"),
    [("Project lead", "project lead"), ("QI coach", "QI coach"), ("Carer", "carer")],
)
def test_only_initials_stay_large(label: str, words: str) -> None:
    assert within_sentence(label) == words


def test_every_role_of_a_team_can_be_said() -> None:
    said = [within_sentence(meaning.label) for meaning in PROJECT_ROLES.values()]

    assert len(set(said)) == len(PROJECT_ROLES)
