"""The groups of verdicts: each verdict in one of them, each with a look and a count."""

from collections import Counter

from charts.engine import Variation
from common.verdicts import VARIATIONS
from dashboards.models import UnitSummary
from dashboards.vocabulary import BY_KEY, SIGNALS, VERDICTS


def test_every_verdict_of_the_engine_is_in_one_group() -> None:
    grouped = Counter(variation for group in VERDICTS for variation in group.variations)

    assert grouped == Counter(["", *(variation.value for variation in Variation)])


def test_a_group_looks_like_its_verdicts() -> None:
    for group in VERDICTS:
        for variation in filter(None, group.variations):
            assert VARIATIONS[variation].tone == group.tone


def test_each_group_is_counted_by_a_summary() -> None:
    columns = {field.name for field in UnitSummary._meta.get_fields()}

    assert BY_KEY.keys() <= columns


def test_signals_are_groups() -> None:
    assert set(SIGNALS) < set(VERDICTS)
