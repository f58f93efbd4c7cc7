"""Shades of one colour, and whether letters can be read on them."""

import pytest

from common.colours import (
    contrast,
    is_readable,
    nearest_readable,
    read_colour,
    shades_of,
    weakest_contrast,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [("#0A5A66", "#0a5a66"), (" 0a5a66 ", "#0a5a66"), ("teal", ""), ("#fff", ""), ("", "")],
)
def test_a_colour_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert read_colour(typed) == read


def test_contrast_is_the_one_of_the_accessibility_guidelines() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_our_own_colour_is_readable_in_every_pair() -> None:
    assert is_readable("#0a5a66")
    assert weakest_contrast("#0a5a66") > 6


@pytest.mark.parametrize("colour", ["#ffcc00", "#ffffff", "#41b6e6", "#ff0000", "#00ff00"])
def test_too_light_a_colour_has_a_darker_one_that_would_do(colour: str) -> None:
    assert not is_readable(colour)
    better = nearest_readable(colour)
    assert is_readable(better)
    assert nearest_readable(better) == better


def test_the_rules_name_every_shade_and_no_other_selector() -> None:
    rules = shades_of("#0a5a66").rules("#sample")

    assert rules.startswith("#sample{--brand:#0a5a66;--brand-strong:#073d45;")
    assert rules.count("{") == 1
