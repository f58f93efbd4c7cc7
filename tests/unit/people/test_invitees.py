"""People to invite, as they are typed or pasted."""

import pytest
from django.core.exceptions import ValidationError

from people.forms.invitations import MOST_AT_ONCE, InviteesField, read_line
from people.services.invitations import Invitee

AMARA = Invitee("amara@example.org", "Amara Okafor")


@pytest.mark.parametrize(
    "line",
    [
        "Amara Okafor <amara@example.org>",
        "Amara Okafor amara@example.org",
        '"Okafor, Amara" <Amara@Example.org>',
        "amara@example.org\tAmara Okafor",
        "  Amara   Okafor  (mailto:amara@example.org) ",
    ],
)
def test_a_name_stands_before_or_after_its_address(line: str) -> None:
    assert read_line(line) == [AMARA]


def test_an_address_may_stand_alone_or_with_others() -> None:
    assert read_line("a@example.org, b@example.org") == [
        Invitee("a@example.org"),
        Invitee("b@example.org"),
    ]


def test_several_people_in_one_line_keep_their_names() -> None:
    assert read_line("Amara Okafor <amara@example.org>, Li, Wei <wei@example.org>") == [
        AMARA,
        Invitee("wei@example.org", "Wei Li"),
    ]


def test_an_apostrophe_belongs_to_an_address() -> None:
    assert read_line("Sean O'Neill <sean.o'neill@example.org>") == [
        Invitee("sean.o'neill@example.org", "Sean O'Neill")
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [("Amara Okafor", "has no e-mail address"), ("amara@ward", "is not a whole e-mail address")],
)
def test_a_line_that_cannot_be_read_is_named(line: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        read_line(line)


def test_a_list_is_read_line_by_line_and_each_address_once() -> None:
    pasted = "Amara Okafor <amara@example.org>;\n\nAMARA@example.org\r\nWei <wei@example.org>"

    assert InviteesField().clean(pasted) == [AMARA, Invitee("wei@example.org", "Wei")]


def test_a_list_has_an_end() -> None:
    pasted = "\n".join(f"person{number}@example.org" for number in range(MOST_AT_ONCE + 1))

    with pytest.raises(ValidationError, match="100 people at a time"):
        InviteesField().clean(pasted)


def test_a_very_long_paste_is_refused_at_once() -> None:
    with pytest.raises(ValidationError, match="100 people at a time"):
        InviteesField().clean("a" * 5_000_000)
