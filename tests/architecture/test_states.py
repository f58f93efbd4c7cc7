"""The documented stages are those of the table, and the table hangs together."""

from pathlib import Path

from projects.stages import ACTIVE, CLOSED, LABELS, MOVES, Stage
from qiplatform.management.commands.print_states import project_page

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_of_stages_is_the_table() -> None:
    assert (ROOT / "docs/states/project.md").read_text() == project_page()


def test_every_stage_has_a_name_and_moves_and_can_be_reached() -> None:
    reached = set().union(*MOVES.values()) | {Stage.IDEA}

    assert set(LABELS) == set(MOVES) == reached == set(Stage)
    assert not any(stage in after for stage, after in MOVES.items())
    assert {Stage.PAUSED} == set(Stage) - ACTIVE - CLOSED
