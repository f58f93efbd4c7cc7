"""Fields that read what people type, and the answers of the page for many periods."""

import json
from datetime import date
from uuid import UUID

import pytest
from django import forms
from django.http import QueryDict

from charts.forms.fields import DayField, NumberField, PeriodField, WholeNumberField
from charts.forms.grid import GridAnswers, carried, shown
from charts.paste.dates import DayOrder
from charts.paste.rows import Field
from charts.vocabulary import Rhythm

COUNT = (Field.PERIOD, Field.VALUE, Field.NOTE)
KEY = UUID("12345678-1234-4234-8234-123456789abc")


@pytest.mark.parametrize(
    ("text", "value"), [("1,204", 1204), ("45%", 45), (" ", None), ("n/a", None)]
)
def test_a_number_field_reads_numbers(text: str, value: float | None) -> None:
    assert NumberField(required=False).clean(text) == value


def test_a_count_field_refuses_percentages() -> None:
    with pytest.raises(forms.ValidationError, match="not a percentage"):
        NumberField(takes_percent=False).clean("45%")


def test_a_whole_number_field_refuses_halves() -> None:
    assert WholeNumberField().clean("12") == 12
    with pytest.raises(forms.ValidationError, match="whole number"):
        WholeNumberField().clean("12.5")


def test_a_period_field_gives_the_first_day_of_the_period() -> None:
    assert PeriodField(rhythm=Rhythm.MONTH).clean("17/5/2026") == date(2026, 5, 1)
    assert PeriodField(rhythm=Rhythm.WEEK).clean("17/5/2026") == date(2026, 5, 11)
    assert DayField().clean("17 May 2026") == date(2026, 5, 17)


def test_an_empty_period_is_asked_for() -> None:
    with pytest.raises(forms.ValidationError, match="Write which period"):
        PeriodField(rhythm=Rhythm.MONTH).clean(" ")


def answers(**given: str) -> GridAnswers:
    query = QueryDict(mutable=True)
    query.update({name.replace("__", "-"): value for name, value in given.items()})
    return GridAnswers(query, COUNT)


def test_rows_are_read_from_the_boxes_in_order() -> None:
    given = answers(
        form__0__period="May", form__0__value="4", form__1__note="x", form__3__value="9"
    )

    assert [tuple(row.values()) for row in given.rows()] == [("May", "4", ""), ("", "", "x")]


def test_rows_that_are_carried_along_come_back() -> None:
    rows = [{Field.PERIOD: "May", Field.VALUE: "4", Field.NOTE: "a “note”"}]

    assert answers(carried=carried(rows)).rows() == rows


@pytest.mark.parametrize("text", ["", "x", "{", "3", '{"a": 1}', "[3]", "[" * 100_000])
def test_carried_rows_that_are_none_are_no_rows(text: str) -> None:
    assert answers(carried=text).rows() == []


def test_what_is_no_text_in_a_carried_row_is_empty() -> None:
    text = json.dumps([[3, None, "note", "more"], []])

    assert [list(row.values()) for row in answers(carried=text).rows()] == [
        ["", "", "note"],
        ["", "", ""],
    ]


def test_what_no_database_stores_is_left_out() -> None:
    text = json.dumps([["May", "4\x00", "half \ud83c of it"]])

    assert list(answers(carried=text).rows()[0].values()) == ["May", "4", "half ? of it"]


def test_what_was_seen_comes_back() -> None:
    seen = {date(2026, 5, 1): "3 out of 24"}

    assert answers(seen=shown(seen)).seen == seen
    assert answers(seen="[1]").seen == {}
    assert answers(seen='[["x", "y"]]').seen == {}


def test_the_key_comes_back_or_is_a_new_one() -> None:
    assert answers(key=str(KEY)).key == KEY
    assert isinstance(answers(key="nonsense").key, UUID)


def test_the_order_of_day_and_month_is_one_of_two() -> None:
    assert answers(day_order="month_first").order is DayOrder.MONTH_FIRST
    assert answers(day_order="sideways").order is None
