"""The warehouse of the demonstration has sent something, and an analyst has something to do."""

from feeds.models import Load, WarehouseCode
from feeds.vocabulary import Stage


def test_the_load_changed_nothing_and_leaves_a_code_to_be_explained(seeded: str) -> None:
    load = Load.objects.get()

    assert (load.stage, load.failure) == (Stage.DONE, "")
    assert (load.inserted, load.updated, load.rejected) == (0, 0, 3)
    assert load.unchanged > 10
    assert load.unknown_codes.get().unit_code == "LW219"
    assert WarehouseCode.objects.count() == 6
