"""The command that loads a file at once."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.integration.feeds.conftest import Warehouse, stored

FILE = "code,unit,period,n\nfalls,W1,2026-01-01,3\nfalls,W9,2026-01-01,3\nfalls,W2,2026-01-01,x\n"


def load(warehouse: Warehouse, folder: Path, *options: str, text: str = FILE) -> tuple[str, str]:
    file = folder / "feed.csv"
    file.write_text(text)
    said, complained = StringIO(), StringIO()
    call_command(
        "load_feed",
        str(file),
        f"--by={warehouse.analyst.email}",
        "--column=measure=code",
        "--column=value=n",
        *options,
        stdout=said,
        stderr=complained,
    )
    return said.getvalue(), complained.getvalue()


def test_the_command_loads_and_tells_what_it_could_not(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    said, complained = load(warehouse, tmp_path)

    assert "3 rows read" in said
    assert "1 inserted, 0 updated, 0 unchanged, 2 rejected." in said
    assert complained.splitlines() == [
        "Rejected row 3, unit: No unit has this code. (W9)",
        "Rejected row 4, n: This is not a number. Write it like 1204.5. (x)",
        "Unknown code of a unit: W9 (1 rows)",
    ]
    assert len(stored(warehouse.falls[0])) == 1


def test_a_trial_and_all_or_nothing(warehouse: Warehouse, tmp_path: Path) -> None:
    assert load(warehouse, tmp_path, "--dry-run")[0].startswith("Trial: 3 rows read")
    with pytest.raises(CommandError, match="Nothing was saved"):
        load(warehouse, tmp_path, "--all-or-nothing")
    assert stored(warehouse.falls[0]) == {}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--by=nobody@example.org"], "nobody with the address"),
        (["--column=value"], "Write --column value=NAME"),
        (["--column=colour=n"], "There is no field “colour”"),
    ],
)
def test_what_cannot_work_is_said_at_once(
    warehouse: Warehouse, tmp_path: Path, options: list[str], words: str
) -> None:
    with pytest.raises(CommandError, match=words):
        load(warehouse, tmp_path, *options)


def test_a_file_that_is_not_there(warehouse: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read: No such file"):
        call_command("load_feed", str(tmp_path / "none.csv"), f"--by={warehouse.analyst.email}")
