"""Count lines: what is there, as filters that can be taken back."""

from dashboards.models import UnitSummary
from dashboards.presenters.counts import count_links, in_one_line
from dashboards.vocabulary import CONCERN, VERDICTS

COUNTS = {group.key: 0 for group in VERDICTS} | {"improving": 7, "of_concern": 4}


def test_only_kinds_that_there_are_have_a_count() -> None:
    assert [(link.number, link.word) for link in count_links(COUNTS, "/x/")] == [
        (7, "improving"),
        (4, "of concern"),
    ]


def test_a_count_keeps_the_other_filters() -> None:
    links = count_links(COUNTS, "/x/", filters={"q": "a b"})

    assert links[1].href == "/x/?q=a+b&verdict=of_concern"


def test_the_chosen_count_leads_back_even_at_none() -> None:
    links = count_links({**COUNTS, "of_concern": 0}, "/x/", chosen=CONCERN)

    chosen = next(link for link in links if link.is_current)
    assert (chosen.number, chosen.href) == (0, "/x/")


def test_a_summary_in_one_line() -> None:
    assert in_one_line(UnitSummary(measures=11, improving=7, of_concern=4)) == (
        "7 improving, 4 of concern"
    )
    assert in_one_line(UnitSummary()) == "No measures yet"
