"""What looks like an NHS number, however it is disguised. 999 … are never given to anybody."""

import random
import time

import pytest

from common.errors import Invalid
from common.nhs_numbers import POSSIBLE, check_no_nhs_number, nhs_numbers_in

PUBLISHED = "9434765919"  # the example of the NHS Data Dictionary


@pytest.mark.parametrize(
    "written",
    [
        "9434765919",
        "943 476 5919",
        "943-476-5919",
        "943.476.5919",
        "943\N{NO-BREAK SPACE}476\N{THIN SPACE}5919",
        "94 34 76 59 19",
        "９４３４７６５９１９",
        "٩٤٣٤٧٦٥٩١٩",
        "943  476  5919",
        "999 000 0018",
    ],
)
def test_it_is_found_as_people_write_it(written: str) -> None:
    assert nhs_numbers_in(f"Seen {written}: calm.") == [written]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9434765918",  # a wrong check digit
        "94347659191",
        "943476591",
        "0207 946 0000 12",
        "12, 14, 9, 11, 8",
        "2026-11-27 09:30",
        "9991234560",  # no number has ten as its check digit
        "943x476x5919",
    ],
)
def test_other_numbers_are_let_through(text: str) -> None:
    assert nhs_numbers_in(text) == []


def test_it_is_found_beside_other_numbers() -> None:
    assert nhs_numbers_in("Bed 4 943 476 5919, 2026-11-27 9990000018") == [
        "943 476 5919",
        "9990000018",
    ]


def test_every_wrong_digit_is_noticed() -> None:
    for at, right in enumerate(PUBLISHED):
        for digit in set("0123456789") - {right}:
            assert nhs_numbers_in(PUBLISHED[:at] + digit + PUBLISHED[at + 1 :]) == []


def test_a_long_text_of_digits_takes_no_long_time() -> None:
    chance = random.Random(1)
    soup = "".join(chance.choices("0123456789 .-x", k=300_000))

    started = time.perf_counter()
    nhs_numbers_in(soup)

    assert time.perf_counter() - started < 3


def test_its_writer_is_asked_and_may_insist() -> None:
    with pytest.raises(Invalid) as refusal:
        check_no_nhs_number("For 943 476 5919", field="text")

    assert refusal.value.code == POSSIBLE
    assert "“943 476 5919” looks like an NHS number" in refusal.value.fields["text"]
    check_no_nhs_number("For 943 476 5919", field="text", anyway=True)
    check_no_nhs_number("Nothing here", field="text")
