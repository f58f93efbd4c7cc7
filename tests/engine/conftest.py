"""The engine alone: nothing here knows Django.

Two files compare with data that are not copied into the project. Where those data are absent
the files are left out and the end of the report says so.
"""

import pytest

from tests.engine.reference import SHARED

NOT_COPIED = {
    "test_shared_vectors.py": SHARED / "spc" / "peer_test_vectors.json",
    "test_real_series.py": SHARED / "real" / "ae_attendances.csv",
}
ABSENT = {test: data for test, data in NOT_COPIED.items() if not data.exists()}
collect_ignore = list(ABSENT)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for test, data in ABSENT.items():
        terminalreporter.write_line(f"{test} was left out, because there is no {data}")
