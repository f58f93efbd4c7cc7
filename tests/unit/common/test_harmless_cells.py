"""Files for spreadsheets: no text becomes a formula, and nothing is lost."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.spreadsheets.cells import as_meant, harmless


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "＋1", "'quoted"],
)
def test_a_dangerous_text_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "snow", "3 falls", "a=b", "May 2026", "“-”"])
def test_an_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00")))
def test_every_text_comes_back_from_the_file(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([harmless(text), "end"])

    [[cell, _]] = csv.reader(io.StringIO(file.getvalue(), newline=""))

    assert as_meant(cell) == text
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
