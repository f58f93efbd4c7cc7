"""Nothing that an organisation has is forgotten in its export without somebody saying why."""

import pghistory.models
from django.apps import apps
from django.db.models import Model

from archives.contents import LEFT_OUT, TABLES, Kind, columns_of

KEPT = {table.model._meta.label for table in TABLES}


def all_models() -> dict[str, type[Model]]:
    """Every table but those of history, which stays behind as a whole."""
    return {
        model._meta.label: model
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and not issubclass(model, pghistory.models.Event)
    }


def test_every_table_is_in_the_export_or_left_out_with_a_reason() -> None:
    assert KEPT | LEFT_OUT.keys() == all_models().keys()
    assert not KEPT & LEFT_OUT.keys()
    assert all(LEFT_OUT.values())


def test_every_field_that_is_left_out_exists_and_has_a_reason() -> None:
    for table in TABLES:
        names = {field.name for field in table.model._meta.local_fields}
        assert names >= table.without.keys()
        assert names >= {*table.in_confidence, *table.refers}
        assert all(table.without.values())


def test_what_is_referred_to_is_read_in_before() -> None:
    known: set[type[Model]] = set()
    for table in TABLES:
        known.add(table.model)
        for column in columns_of(table):
            assert column.refers_to is None or column.refers_to in known, (table.name, column.name)


def test_nothing_refers_to_what_is_only_in_some_exports() -> None:
    confidential = {table.model for table in TABLES if table.is_confidential}

    referred = {column.refers_to for table in TABLES for column in columns_of(table)}
    assert not referred & confidential


def test_a_text_is_never_null_so_that_an_empty_cell_means_one_thing() -> None:
    nullable = [
        (table.name, column.name)
        for table in TABLES
        for column in columns_of(table)
        if column.kind in (Kind.STRING, Kind.FILE) and column.is_nullable
    ]
    assert nullable == []


def test_names_of_tables_are_names_to_the_standard() -> None:
    names = [table.name for table in TABLES]

    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalpha() and name.islower() for name in names)
