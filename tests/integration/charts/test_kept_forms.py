"""Signed out at the moment of saving: nothing is lost, and nothing is half saved."""

import pytest
from django.test import Client
from django.urls import reverse

from charts.models import Annotation, Measure
from tests.integration.charts.conftest import signed_in
from tests.integration.charts.reading import stored, words
from tests.world import PASSWORD, World, a_person

TYPED = {"period": "May 2026", "value": "4", "note": "snow"}


def address(measure: Measure) -> str:
    return reverse("measurement_new", args=[measure.public_id])


def sign_in(browser: Client, person, then: str):
    login = reverse("account_login")
    return browser.post(f"{login}?next={then}", {"login": person.email, "password": PASSWORD})


def test_what_was_typed_is_there_again_after_signing_in(world: World, falls: Measure) -> None:
    browser = Client()

    sent = browser.post(address(falls), TYPED)
    back = sign_in(browser, world.lead, address(falls))
    page = browser.get(back.url)

    assert sent.url == f"{reverse('account_login')}?next={address(falls)}"
    assert back.url == address(falls)
    assert {name: page.context["form"][name].value() for name in TYPED} == TYPED
    assert "This is not saved yet" in words(page)
    assert stored(falls) == {}


def test_it_comes_back_once(world: World, falls: Measure) -> None:
    browser = Client()
    browser.post(address(falls), TYPED)
    sign_in(browser, world.lead, address(falls))

    browser.get(address(falls))
    again = browser.get(address(falls))

    assert not again.context["form"].is_bound


def test_it_comes_back_to_its_own_page_only(world: World, falls: Measure, seen: Measure) -> None:
    browser = Client()
    browser.post(address(falls), TYPED)
    sign_in(browser, world.lead, address(seen))

    assert not browser.get(address(seen)).context["form"].is_bound


def test_somebody_who_may_not_see_the_measure_gets_nothing_of_it(
    world: World, falls: Measure
) -> None:
    browser = Client()
    browser.post(address(falls), TYPED)
    sign_in(browser, a_person(world.organisation), address(falls))

    page = browser.get(address(falls))

    assert page.status_code == 403
    assert "snow" not in page.content.decode()


def test_a_checked_table_comes_back_to_be_checked_again(world: World, falls: Measure) -> None:
    grid = reverse("measurement_grid", args=[falls.public_id])
    check = reverse("measurement_check", args=[falls.public_id])
    browser = Client()

    browser.post(check, {"block": "May 2026\t4"})
    sign_in(browser, world.lead, check)
    checked = browser.get(check)
    other = Client()
    other.post(grid, {"carried": '[["May 2026","4",""]]', "save": "yes"})
    sign_in(other, world.lead, grid)
    boxes = other.get(grid)

    assert [row.period for row in checked.context["checked"].rows] == ["May 2026"]
    assert boxes.context["grid"].rows[0][1].text == "4"
    assert "This is not saved yet" in words(boxes)
    assert stored(falls) == {}


def test_a_decision_about_the_chart_comes_back_too(world: World, falls: Measure) -> None:
    note = reverse("annotation_new", args=[falls.public_id])
    browser = Client()

    sent = browser.post(
        note,
        {"text": "Huddle", "happened_on": "3/5/2026", "kind": "event"},
        headers={"HX-Request": "true"},
    )
    sign_in(browser, world.lead, note)
    page = browser.get(note)

    assert sent.headers["HX-Redirect"].endswith(f"?next={note}")
    assert page.context["form"]["text"].value() == "Huddle"
    assert not Annotation.objects.exists()


def test_a_definition_comes_back_too(world: World, falls: Measure) -> None:
    for address in (
        reverse("measure_new", args=[world.project.public_id]),
        reverse("measure_edit", args=[falls.public_id]),
    ):
        browser = Client()
        browser.post(address, {"name": "Falls with harm"})
        sign_in(browser, world.lead, address)

        page = browser.get(address)

        assert page.context["form"]["name"].value() == "Falls with harm"
        assert "This is not saved yet" in words(page)
    assert [measure.name for measure in Measure.objects.all()] == ["Falls"]


def test_a_form_that_nobody_gives_back_is_not_kept(world: World, falls: Measure) -> None:
    browser = Client()

    browser.post(reverse("measure_close", args=[falls.public_id]), {"anything": "x"})

    assert "kept_form" not in browser.session


def test_a_book_is_not_kept(falls: Measure) -> None:
    browser = Client()

    browser.post(address(falls), {**TYPED, "note": "x" * 3_000_000})

    assert "kept_form" not in browser.session


@pytest.mark.parametrize("name", ["measurement_new", "measurement_grid", "measurement_check"])
def test_the_token_is_never_kept(falls: Measure, name: str) -> None:
    browser = Client()

    browser.post(reverse(name, args=[falls.public_id]), {**TYPED, "csrfmiddlewaretoken": "t"})

    assert "csrfmiddlewaretoken" not in browser.session["kept_form"]["answers"]


def test_a_person_who_is_signed_in_is_not_asked_again(world: World, falls: Measure) -> None:
    browser = signed_in(world.lead)

    assert browser.post(address(falls), TYPED).url == address(falls)
