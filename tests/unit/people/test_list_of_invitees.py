"""Spreadsheets of people to invite: what is understood, and what is said of the rest."""

import io
from typing import Any

import pytest
from openpyxl import Workbook

from common.errors import Invalid
from common.spreadsheets.sheets import from_kept
from people.models import Unit
from people.paste.invitees import Known, Listed, read_columns, read_people
from people.paste.tables import as_text, read_table
from people.roles import UnitRole

WARD = Unit(name="Willow ward", warehouse_code="W1")
TWINS = [Unit(name="Ward 1", warehouse_code="A1"), Unit(name="Ward 1", warehouse_code="B1")]
KNOWN = Known(
    units=[WARD, *TWINS],
    roles=[UnitRole.STAFF, UnitRole.QI_COACH],
    accounts={"has.one@example.org"},
    invited={"was.asked@example.org"},
)


def read(text: str, known: Known = KNOWN) -> list[Listed]:
    rows = read_table("list.csv", text.encode())
    return read_people(rows, read_columns(rows), known, unit=WARD, role=UnitRole.STAFF)


def workbook(*rows: list[Any]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "Name,E-mail\nAmara Okafor,amara@example.org\n".encode("utf-8-sig")),
        ("a.csv", "Name;E-mail\r\nAmara Okafor;amara@example.org\r\n".encode("cp1252")),
        ("a.txt", b"Name\tE-mail\nAmara  Okafor\t amara@example.org \n\n\n"),
        ("a.xlsx", workbook(["Name", "E-mail"], ["Amara Okafor", "amara@example.org"])),
    ],
    ids=["comma", "semicolon", "tab", "excel"],
)
def test_the_same_list_is_read_however_it_was_saved(name: str, content: bytes) -> None:
    rows = read_table(name, content)

    assert rows == [["Name", "E-mail"], ["Amara Okafor", "amara@example.org"]]
    assert from_kept(as_text(rows))[0].rows == rows


def test_a_list_that_is_too_long_is_refused_in_words() -> None:
    with pytest.raises(Invalid) as refusal:
        read_table("a.csv", b"E-mail\n" + b"a@example.org\n" * 2_001)

    assert "more than 2000 rows" in refusal.value.fields["file"]


def test_columns_are_understood_by_their_headings_and_the_rest_is_named() -> None:
    columns = read_columns([["Surname", "First name", "EMAIL", "Ward", "Payroll"]])

    assert columns.understood == [
        "“Surname” is the last name",
        "“First name” is the first name",
        "“EMAIL” is the e-mail address",
        "“Ward” is where they belong",
    ]
    assert columns.left_out == ["Payroll"]


@pytest.mark.parametrize(
    ("headings", "sentence"),
    [
        (["Name", "Phone"], "one of them “E-mail”. It holds “Name” and “Phone”."),
        (["E-mail", "Mail"], "“E-mail” and “Mail” could each be the e-mail address."),
    ],
)
def test_headings_that_are_not_clear_are_refused(headings: list[str], sentence: str) -> None:
    with pytest.raises(Invalid) as refusal:
        read_columns([headings])

    assert sentence in refusal.value.fields["file"]


def test_a_clear_row_is_taken_as_it_is() -> None:
    one, other = read(
        "First name,Last name,E-mail,Place,Role\n"
        "Amara,Okafor,Amara@Example.org,b1,qi coach\n"
        "Tom,,tom@example.org,,\n"
    )

    assert (one.number, one.name, one.email) == (2, "Amara Okafor", "amara@example.org")
    assert (one.unit, one.role, one.problems) == (TWINS[1], UnitRole.QI_COACH, [])
    assert (other.name, other.unit, other.role) == ("Tom", WARD, UnitRole.STAFF)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (",,", ""),
        ("Ana,,", "There is no e-mail address."),
        (",ana@@example.org,", "“ana@@example.org” is not a whole e-mail address."),
        (",has.one@example.org,", "Has an account already."),
        (",ana@example.org,Ward 1", "2 places are called “Ward 1”. Write the code"),
        (",ana@example.org,Wilow ward", "Do you mean Willow ward?"),
        (f"{'x' * 121},ana@example.org,", "more than 120 characters"),
    ],
)
def test_a_row_that_is_not_clear_says_why_and_is_not_mended(row: str, problem: str) -> None:
    found = read(f"Name,E-mail,Place\n{row}\n")

    said = [words for one in found for words in one.problems]
    assert [problem in words for words in said] == ([True] if problem else [])


def test_roles_that_nobody_has_or_one_may_not_give_are_said() -> None:
    found = read("E-mail,Role\na@example.org,Sponsor\nb@example.org,Boss\n")

    assert found[0].problems == ["Only an administrator gives the role “Sponsor”."]
    assert found[1].problems == ["There is no role “Boss”. Write Staff, QI coach."]


def test_the_second_of_two_rows_alike_is_left_out_and_an_earlier_invitation_is_noted() -> None:
    found = read("E-mail\nwas.asked@example.org\n\nWas.Asked@example.org\n")

    assert [one.number for one in found] == [2, 4]
    assert found[0].notes == ["Was invited before: the link sent then stops working."]
    assert found[1].problems == ["Row 2 has the same address."]


def test_a_list_too_long_for_one_time_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        read("E-mail\n" + "".join(f"p{n}@example.org\n" for n in range(301)))

    assert refusal.value.fields["file"] == "Invite 300 people at a time at most."
