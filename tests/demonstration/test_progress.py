from io import StringIO

import pytest

from qiplatform import progress as module
from qiplatform.progress import progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_one_line_at_the_end_of_something_short() -> None:
    out = StringIO()

    with progress("Charts", 2_000, out) as bar:
        bar.advance()
        bar.advance(1_999)

    assert out.getvalue().startswith("  Charts: 2,000 in ")
    assert out.getvalue().count("\n") == 1


def test_a_pipe_gets_a_line_now_and_then_of_something_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_LINES", 0)
    out = StringIO()

    with progress("Charts", 3, out) as bar:
        bar.advance()
    with progress("Lines", None, out) as bar:
        bar.advance()

    lines = out.getvalue().splitlines()
    assert lines[0] == "  Charts: 1 of 3"
    assert lines[2] == "  Lines: 1"


def test_a_terminal_gets_a_bar(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Charts", 4, Terminal()) as bar:
        bar.advance(4)

    assert "Charts" in capsys.readouterr().out
