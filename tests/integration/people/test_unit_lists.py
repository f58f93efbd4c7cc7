"""Places from a spreadsheet: what is understood, what is refused, and that it can be sent again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from people.models import Unit
from tests.integration.people.reading import kept_fields, words
from tests.world import World, a_unit, a_world

PAGE = "/units/list/"
HEADINGS = "Name,Kind,Part of,ODS code,Warehouse code\n"
LIST = (
    HEADINGS
    + "Elm ward,Ward,North locality,RXX01,W-77\n"  # below what only comes later
    + "North locality,Service,D-10,,S-11\n"
    + "Community care,Directorate,,,D-10\n"
)


def send(browser: Client, text: str):
    file = SimpleUploadedFile("places.csv", text.encode())
    return browser.post(PAGE, {"file": file})


def saved(browser: Client, text: str):
    """The list sent, looked at and saved."""
    return browser.post(PAGE, kept_fields(send(browser, text)) | {"save": "1"}, follow=True)


def names(unit: Unit | None) -> list[str]:
    """A place and what it is part of, from below."""
    return [unit.name, *names(unit.parent)] if unit else []


def problems(browser: Client, text: str) -> dict[str, str]:
    return {
        line.name: " ".join(line.comes)
        for line in send(browser, HEADINGS + text).context["unclear"]
    }


def test_a_list_is_shown_first_and_then_becomes_a_tree(world: World, admin: Client) -> None:
    shown = send(admin, LIST)
    assert "3 new places, 0 changes, 0 as they are. Nothing is saved yet." in words(shown)
    assert "“ODS code” is the national code" in words(shown)
    assert not Unit.objects.filter(name="Elm ward").exists()

    assert "3 places are saved." in words(saved(admin, LIST))

    elm = Unit.objects.get(name="Elm ward")
    top = world.organisation.name
    assert names(elm) == ["Elm ward", "North locality", "Community care", top]
    assert (elm.kind, elm.national_code, elm.warehouse_code) == ("team", "RXX01", "W-77")
    assert elm.parent.kind == "service"


@pytest.mark.parametrize("with_codes", [True, False])
def test_the_same_list_again_changes_nothing(world: World, admin: Client, with_codes: bool) -> None:
    text = LIST if with_codes else HEADINGS + "Elm,Ward,North,,\nNorth,Service,Care,,\nCare,,,,\n"
    saved(admin, text)
    before = list(Unit.objects.order_by("pk").values())

    again = send(admin, text)

    assert "Everything in this list is known already." in words(again)
    assert b'name="save"' not in again.content
    saved(admin, text)
    assert list(Unit.objects.order_by("pk").values()) == before


def test_known_by_its_code_a_place_is_renamed_and_moved_and_keeps_what_is_not_said(
    world: World, admin: Client
) -> None:
    saved(admin, LIST)

    shown = send(admin, "Name,Part of,Warehouse code\nElm unit,D-10,W-77\n")
    assert "Moves here. Was called “Elm ward”" in words(shown)
    saved(admin, "Name,Part of,Warehouse code\nElm unit,D-10,W-77\n")

    elm = Unit.objects.get(warehouse_code="W-77")
    assert names(elm)[:2] == ["Elm unit", "Community care"]
    assert (elm.kind, elm.national_code) == ("team", "RXX01")


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("A,,B,,\nB,,C,,\nC,,A,,\n", "B", "It would lie inside itself."),
        ("A,,A,,\n", "A", "It would lie inside itself."),
        ("A,,Nowhere,,\nB,,A,,\n", "A", "There is no place “Nowhere”, neither here nor in"),
        ("A,,Nowhere,,\nB,,A,,\n", "B", "Row 2, which it is part of, is wrong."),
        (",Ward,,,\n", "", "There is no name."),
        ("A,Castle,,,\n", "A", "“Castle” is no kind of place."),
        ("A,,,,X\nB,,,,X\n", "B", "Row 2 is the same place."),
        ("A,,,,\na,,,,\n", "a", "Row 2 is the same place."),
        ("A,,Willow ward,,\nB,,,,A\nC,,Twin,,\nTwin,,A,,\nTwin,,B,,\n", "C", "2 places are called"),
        (f"{'x' * 121},,,,\n", "x" * 121, "Shorten the name to 120 characters"),
        ("Northgate,,,,TOP\n", "Northgate", "This is the whole organisation."),
    ],
)
def test_a_row_that_is_not_clear_says_why(
    world: World, admin: Client, text: str, place: str, said: str
) -> None:
    Unit.objects.filter(parent=None).update(warehouse_code="TOP")

    assert said in problems(admin, text)[place]


def test_clear_rows_are_saved_and_the_others_left_out(world: World, admin: Client) -> None:
    saved(admin, HEADINGS + "A,,,,\nB,,Nowhere,,\n")

    assert Unit.objects.filter(name="A").exists()
    assert not Unit.objects.filter(name="B").exists()


def test_a_known_place_cannot_be_put_below_what_lies_below_it(world: World, admin: Client) -> None:
    a_unit(world.organisation, "Bay 1", parent=world.ward)
    Unit.objects.filter(pk=world.ward.pk).update(warehouse_code="W-9")

    assert "inside itself" in problems(admin, "Willow ward,,Bay 1,,W-9\n")["Willow ward"]


def test_two_places_change_their_order(world: World, admin: Client) -> None:
    bay = a_unit(world.organisation, "Bay 1", parent=world.ward)
    Unit.objects.filter(pk=world.ward.pk).update(warehouse_code="W-9")
    Unit.objects.filter(pk=bay.pk).update(warehouse_code="B-1")
    top = world.organisation.name

    saved(admin, HEADINGS + f"Willow ward,,B-1,,W-9\nBay 1,,{top},,B-1\n")

    assert names(Unit.objects.get(pk=world.ward.pk)) == ["Willow ward", "Bay 1", top]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty."),
        ("Ward,Beds\nElm,3\n", None),
        ("Code,Beds\nW-1,3\n", "one of them “Name”"),
        ("Name,Ward\nElm,Elm\n", "could each be the name"),
        ("Name\n" + "A\n" * 1001, "Send 1000 places at a time at most."),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_the_field(
    world: World, admin: Client, text: str, said: str | None
) -> None:
    answer = send(admin, text)

    assert answer.status_code == (422 if said else 200)
    assert said is None or said in words(answer)


def test_places_of_another_organisation_are_unknown_and_it_is_for_the_whole(
    world: World, admin: Client, lead: Client
) -> None:
    elsewhere = a_world("Southgate").ward
    Unit.objects.filter(pk=elsewhere.pk).update(name="Far ward", warehouse_code="F-1")

    assert "There is no place “F-1”" in problems(admin, "A,,F-1,,\n")["A"]
    assert lead.get(PAGE).status_code == 403
    assert lead.post(PAGE, {"file": "Name\nA", "save": "1"}).status_code == 403
    assert b"unit_list" not in lead.get(reverse("units")).content
