"""Outlines as people paste them, and tables as spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.diagrams.pasting import Draft, draft_from, read_outline
from dashboards.diagrams.tabular import as_csv, read_table
from dashboards.diagrams.theory import Box, Line, Theory
from projects.layers import Layer, NewBox, NewLink, Strength
from tests.unit.dashboards.theories import SMALL

LEVELS = [(0, "Sleep"), (1, "Light"), (2, "Masks"), (1, "Noise"), (0, "Pain")]


@pytest.mark.parametrize(
    "text",
    [
        "Sleep\n  Light\n    Masks\n  Noise\nPain",
        "Sleep\n\tLight\n\t\tMasks\n\tNoise\nPain",
        "- Sleep\n    - Light\n        - Masks\n\n    - Noise\n- Pain",
        "•\tSleep\no\tLight\n▪\tMasks\no\tNoise\n•\tPain",
        "1. Sleep\n1.1 Light\n1.1.1 Masks\n1.2 Noise\n2. Pain",
        "1. Sleep\na) Light\n• Masks\nb) Noise\n2. Pain",
        "   Sleep\n      Light\n            Masks\n      Noise\n   Pain",
    ],
    ids=["spaces", "tabs", "markdown", "word", "numbers", "mixed signs", "all indented"],
)
def test_levels_are_read_however_they_are_shown(text: str) -> None:
    assert [(line.depth, line.text) for line in read_outline(text)] == LEVELS


def test_numbers_that_belong_to_the_words_stay() -> None:
    lines = read_outline("12 beds\n- 24 hour cover\n")

    assert [line.text for line in lines] == ["12 beds", "24 hour cover"]


@given(st.text(max_size=300))
def test_whatever_is_pasted_no_line_is_more_than_one_level_deeper(text: str) -> None:
    depths = [line.depth for line in read_outline(text)]

    assert all(later <= earlier + 1 for earlier, later in zip([-1, *depths], depths, strict=False))


def test_levels_become_drivers_and_ideas() -> None:
    draft = draft_from(read_outline("Sleep\n Light\n  Masks"), first=Layer.PRIMARY, under="aim")

    assert [(box.layer, box.text) for box in draft.boxes] == [
        (Layer.PRIMARY, "Sleep"),
        (Layer.SECONDARY, "Light"),
        (Layer.IDEA, "Masks"),
    ]
    assert draft.links == (
        NewLink("line 1", "aim"),
        NewLink("line 2", "line 1"),
        NewLink("line 3", "line 2"),
    )


def test_ideas_may_stand_right_under_primary_drivers() -> None:
    lines = read_outline("Sleep\n Masks")

    draft = draft_from(lines, first=Layer.PRIMARY, under="", without_secondary=True)

    assert [box.layer for box in draft.boxes] == [Layer.PRIMARY, Layer.IDEA]
    assert draft.links == (NewLink("line 2", "line 1"),)


def test_what_does_not_fit_is_named_with_its_line() -> None:
    lines = read_outline("Idea\n deeper\n" + "x" * 201)

    draft = draft_from(lines, first=Layer.IDEA, under="")

    assert [box.text for box in draft.boxes] == ["Idea"]
    assert draft.problems == (
        "Line 2 is a level too deep: a change idea has nothing under it.",
        "Line 3 has 201 characters. Use at most 200, so that it fits into a box.",
    )


def as_new(theory: Theory) -> Draft:
    """What reading the table of a diagram into an empty one should give, but for keys."""
    there = {(Layer.AIM, "another aim"): "aim"}
    return read_table(as_csv(theory), there=there)


def test_a_table_written_here_is_read_back_whole() -> None:
    evil = Box(5, Layer.IDEA, "=HYPERLINK(evil)")
    theory = Theory((*SMALL.boxes, evil), (*SMALL.lines, Line(5, 3, is_strong=False)))

    draft = as_new(theory)

    assert [(box.layer, box.text) for box in draft.boxes] == [
        (Layer.PRIMARY, "Calm evenings"),
        (Layer.SECONDARY, "Walks and activities"),
        (Layer.IDEA, "Walk after supper"),
        (Layer.IDEA, "=HYPERLINK(evil)"),
    ]
    assert [link.strength for link in draft.links].count(Strength.WEAK) == 1
    assert (draft.links[0].target, draft.problems) == ("aim", ())


def test_no_cell_of_the_table_is_a_formula() -> None:
    text = as_csv(Theory((Box(1, Layer.AIM, "=1+1"),), ()))

    assert ",'=1+1," in text


def test_boxes_that_are_there_are_not_added_again_but_linked() -> None:
    there = {(Layer.AIM, "fewer falls"): "A", (Layer.PRIMARY, "calm evenings"): "B"}
    text = "Kind;Text;Leads to\nPrimary driver;Calm  Evenings;\nChange idea;Walk;calm evenings"

    draft = read_table(text, there=there)

    assert draft.boxes == (NewBox("row 3", Layer.IDEA, "Walk"),)
    assert draft.links == (NewLink("row 3", "B"),)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "The file is empty."),
        ("Name,Value\nx,1", "The first row needs the headings Kind, Text and Leads to."),
        ("Kind,Text,Leads to\nGoal,x,", "Row 2: “Goal” is no kind of box."),
        ("Kind,Text,Leads to\nChange idea,,", "Row 2 has no text."),
        ("Kind,Text,Leads to\nChange idea,x,7", "Row 2 leads to “7”, which is in no row."),
        ("Kind,Text,Leads to\nChange idea,x,x", "Row 2 cannot lead to “x”"),
        ("Kind,Text,Leads to\nPrimary driver,p,i\nChange idea,i,", "Row 2 cannot lead to “i”"),
        (f"Kind,Text,Leads to\nChange idea,{'x' * 201},", "Row 2 has 201 characters."),
    ],
    ids=["empty", "headings", "kind", "no text", "nowhere", "itself", "away from aim", "long"],
)
def test_what_cannot_be_read_is_said_with_its_row(text: str, problem: str) -> None:
    problems = read_table(text, there={}).problems

    assert problems[0].startswith(problem)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    draft = read_table(f"Kind,Text,Leads to\n{text}", there={})

    assert all(problem.endswith((".", "driver.")) for problem in draft.problems)
