"""Questions put together once answer what Django would, whoever asks, and whatever is filled in."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.signals import request_started
from django.db import DataError, connection, connections, transaction
from django.db.models import BigIntegerField, DateField, FloatField, QuerySet, UUIDField
from django.db.models.functions import Cast
from pytest_django import DjangoAssertNumQueries

from common.prepared import ORGANISATION, AnyGiven, Given, planned, prepared
from people.models import Unit
from people.selectors import top_unit
from tests.connections import cut
from tests.stack import wait_until
from tests.world import a_unit, an_organisation

_built: list[tuple] = []


@prepared
def _wards(most: int | None = None) -> QuerySet[Unit]:
    _built.append((most,))
    return (
        Unit.objects.filter(organisation=ORGANISATION, kind=Unit.Kind.TEAM)
        .select_related("parent")
        .order_by("name")[:most]
    )


@prepared
def _names() -> QuerySet[Unit, str]:
    return Unit.objects.filter(
        organisation=ORGANISATION,
        pk=AnyGiven("units", BigIntegerField()),
        path__contains=[Given("above", BigIntegerField())],
    ).values_list("name", flat=True)


@prepared
def _closed_by() -> QuerySet[Unit]:
    return Unit.objects.filter(
        public_id=Given("address", UUIDField()), closed_on__lte=Given("on", DateField())
    )


@pytest.mark.django_db
def test_each_asks_with_values_of_their_own() -> None:
    here, there = an_organisation("Here"), an_organisation("There")
    for organisation, names in ((here, "AB"), (there, "CDE")):
        for name in names:
            a_unit(organisation, name)

    assert [ward.name for ward in _wards.ask(organisation=here.pk)] == ["A", "B"]
    assert [ward.name for ward in _wards.ask(organisation=there.pk)] == ["C", "D", "E"]
    assert [ward.name for ward in _wards.ask(2, organisation=there.pk)] == ["C", "D"]


@pytest.mark.django_db
def test_it_is_one_query_that_brings_what_the_queryset_says(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = an_organisation("Here")
    a_unit(here, "A")
    with django_assert_num_queries(1):
        (ward,) = _wards.ask(organisation=here.pk)
        assert ward.parent.name == "Here"
    ward.name = "Z"
    ward.save()
    assert Unit.objects.get(pk=ward.pk).name == "Z", "what it brings are rows like any others"


@pytest.mark.django_db
def test_what_no_row_can_answer_is_not_asked(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = an_organisation("Here")
    a_unit(here, "A")
    with django_assert_num_queries(0):
        assert [list(_wards.ask(0, organisation=here.pk)) for _ in range(2)] == [[], []]


@pytest.mark.django_db
def test_its_sql_is_put_together_once_for_each_shape() -> None:
    here = an_organisation("Here")
    for _ in range(3):
        list(_wards.ask(7, organisation=here.pk))
        list(_wards.ask(8, organisation=here.pk))
    assert [_built.count((most,)) for most in (7, 8)] == [1, 1]


@pytest.mark.django_db
def test_lists_identities_and_days_are_filled_in_as_django_would() -> None:
    here = an_organisation("Here")
    a, b = a_unit(here, "A"), a_unit(here, "B")
    asked = {"organisation": here.pk, "above": top_unit(here).pk}

    assert list(_names.ask(units=[a.pk], **asked)) == ["A"]
    assert set(_names.ask(units=[a.pk, b.pk], **asked)) == {"A", "B"}
    assert list(_names.ask(units=[], **asked)) == []
    assert list(_names.ask(units=[b.pk], **(asked | {"above": a.pk}))) == []

    a.closed_on = date(2027, 3, 5)
    a.save()
    assert _closed_by.first(address=a.public_id, on=date(2027, 3, 5)) == a
    assert _closed_by.first(address=a.public_id, on=date(2027, 3, 4)) is None
    assert _closed_by.first(address=b.public_id, on=date(2027, 3, 5)) is None


@pytest.mark.django_db
def test_what_is_filled_in_is_never_read_as_sql() -> None:
    here = an_organisation("Here")
    with pytest.raises(ValueError, match="drop table"):
        _wards.ask(organisation="1; drop table people_unit")
    assert list(_wards.ask(organisation=here.pk)) == []


@pytest.mark.django_db
def test_a_value_left_out_is_a_mistake_and_no_answer() -> None:
    with pytest.raises(KeyError, match="organisation"):
        _wards.ask()


@pytest.mark.usefixtures("committed")
def test_two_who_ask_at_once_do_not_get_each_others_answers() -> None:
    organisations = [an_organisation(f"Trust {number}") for number in range(4)]
    for organisation in organisations:
        a_unit(organisation, f"Ward of {organisation.pk}")

    def ask(key: int) -> set[str]:
        try:
            return {ward.name for _ in range(50) for ward in _wards.ask(organisation=key)}
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        keys = [organisation.pk for organisation in organisations]
        answers = list(pool.map(ask, keys))
    assert answers == [{f"Ward of {key}"} for key in keys]


@planned
def _unit_at() -> QuerySet[Unit]:
    """With a constant that looks like a place for a value, and a value that is asked for twice."""
    address = Given("address", UUIDField())
    units = Unit.objects.exclude(name="100 %s").select_related("parent")
    return units.filter(public_id=address, path__len__gte=0) | units.filter(
        public_id=address, closed_on__lte=Given("on", DateField())
    )


@planned
def _tenths_of() -> QuerySet[Unit, float]:
    """A question that fails for 0."""
    tenths = 10 / Cast(Given("number", BigIntegerField()), FloatField())
    return Unit.objects.annotate(tenths=tenths).values_list("tenths", flat=True)[:1]


@pytest.mark.django_db
def test_a_planned_question_has_its_plan_made_once(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    here = an_organisation("Here")
    wards = [a_unit(here, name) for name in "ABCDEFGHIJKL"]
    for ward in wards:
        with django_assert_num_queries(1):
            (found,) = _unit_at.ask(address=ward.public_id, on=date(2027, 3, 5))
            assert (found, found.parent.name) == (ward, "Here")

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans FROM pg_prepared_statements WHERE statement LIKE '%100 \\%s%'"
        )
        ((plans_for_all,),) = cursor.fetchall()
    assert plans_for_all > 0


@pytest.mark.django_db
def test_a_planned_question_that_failed_is_asked_again() -> None:
    an_organisation("Here")
    for _ in range(2):
        with pytest.raises(DataError, match="division by zero"), transaction.atomic():
            list(_tenths_of.ask(number=0))
        assert list(_tenths_of.ask(number=4)) == [2.5]


@pytest.mark.usefixtures("committed")
def test_a_planned_question_is_asked_on_a_new_connection_too() -> None:
    ward = a_unit(an_organisation("Here"), "A")
    for _ in range(2):
        assert _unit_at.first(address=ward.public_id, on=date(2027, 3, 5)) == ward
        connection.close()


@pytest.mark.usefixtures("committed")
def test_a_planned_question_comes_first_after_a_connection_was_cut() -> None:
    """As on the first page after the database was started anew."""
    ward = a_unit(an_organisation("Here"), "A")
    assert _unit_at.first(address=ward.public_id, on=date(2027, 3, 5)) == ward
    cut(connection.connection.info.backend_pid)
    wait_until(lambda: not connection.is_usable(), what="the end of the connection to be noticed")

    request_started.send(sender=None)
    assert _unit_at.first(address=ward.public_id, on=date(2027, 3, 5)) == ward
