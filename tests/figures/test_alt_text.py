from charts.figures.alt_text import describe, name
from tests.figures.gallery import CHARTS
from tests.figures.specs import STEADY, a_spec


def test_a_description_says_what_where_when_and_what_follows() -> None:
    assert describe(a_spec(STEADY)).startswith(
        "Individuals chart (XmR): Falls, Cedar Ward. Falls per 1,000 bed days. "
        "14 points, January 2025 to February 2026. "
        "Up and down as usual, between 2.9 and 9.2 falls per 1,000 bed days."
    )


def test_a_description_of_nothing_says_so() -> None:
    assert describe(CHARTS["nothing"]) == (
        "Individuals chart (XmR): Nothing yet, Cedar Ward. No numbers yet."
    )


def test_a_name_needs_no_place() -> None:
    assert name(a_spec(STEADY, place=" ")) == "Falls"
