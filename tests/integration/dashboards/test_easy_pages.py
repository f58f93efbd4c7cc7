"""The easy pages, and a project in plain words."""

import pytest
from django.urls import reverse
from django.utils import timezone

from pdsa.stages import CycleStage
from people.models import User
from people.roles import ProjectRole
from people.services.erasing import choose_easy_pages
from projects.models import Project
from projects.services.involvement import tell_difference
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.participation import LETTER, a_partner_in, an_opportunity
from tests.world import World, a_measure, a_person, some_data

NOW = timezone.now()


@pytest.fixture
def ruth(world: World) -> User:
    person = a_partner_in(world.project, world.lead, ProjectRole.SERVICE_USER)
    choose_easy_pages(easy=True, by=person)
    return person


def plain(world: World, name: str = "project_plain") -> str:
    return reverse(name, args=[world.project.public_id])


def test_one_switch_changes_the_pages_and_stays(world: World) -> None:
    person = a_partner_in(world.project, world.lead, ProjectRole.CARER)
    client = signed_in(person)
    assert "Show easy pages" in client.get(reverse("home")).text
    assert 'class="easy"' not in client.get(reverse("home")).text

    client.post(reverse("easy_pages"), {"easy": "yes"})

    for name in ("home", "opportunities", "pulse"):
        page = signed_in(person).get(reverse(name))
        assert 'class="easy"' in page.text, name
        assert any("easy" in str(template.name) for template in page.templates), name
    client.post(reverse("easy_pages"), {"easy": "no"})
    assert 'class="easy"' not in client.get(reverse("home")).text


def test_the_easy_home_says_what_to_do_and_leads_to_plain_words(world: World, ruth: User) -> None:
    page = signed_in(ruth).get(reverse("home"))

    assert [one.title for one in page.context["todo"]] == ["How is it going?"]
    assert plain(world) in page.text
    assert reverse("my_data") in page.text


def test_a_staff_members_home_has_no_switch_but_their_profile_has(world: World) -> None:
    client = signed_in(world.lead)

    assert "Show easy pages" not in client.get(reverse("home")).text
    assert "Show easy pages" in client.get(reverse("profile")).text


def test_opportunities_are_easy_to_read_and_to_answer(world: World, ruth: User) -> None:
    elsewhere = Project.objects.get(pk=world.project.pk)
    posted = an_opportunity(elsewhere, world.lead)
    page = signed_in(ruth).get(reverse("opportunity", args=[posted.public_id]))

    assert LETTER.payment in page.text
    assert "In common" not in page.text


def test_a_project_in_plain_words(world: World, ruth: User) -> None:
    falls = a_measure(world.project, world.lead, direction="decrease")
    some_data(falls, world.lead, [*(12.0, 9.0, 11.0, 10.0) * 4, *(1.0, 2.0, 1.0) * 4])
    a_cycle(world.project, world.lead, CycleStage.DO, title="Tea at nine")
    tell_difference(
        project=world.project, words="Shorter letters", happened_on=NOW.date(),
        by=world.lead, at=NOW,
    )  # fmt: skip
    an_opportunity(world.project, world.lead)
    work_done()

    page = signed_in(ruth).get(plain(world))

    assert "It is getting better. This is more than chance." in page.text
    assert "Shorter letters" in page.text
    assert "Lena Lead: Project lead" in page.text
    assert LETTER.title in page.text
    assert reverse("pulse_answer", args=[world.project.public_id]) in page.text
    assert "special cause" not in page.text


def test_plain_words_are_written_by_the_team_in_short_sentences(world: World, ruth: User) -> None:
    client = signed_in(ruth)
    long = "We want " + "very " * 20 + "calm evenings."
    page = client.post(plain(world, "project_plain_edit"), {"version": 1, "plain_words": long})
    assert page.status_code == 422
    assert "Make two sentences of “We want very very very very …”" in page.text

    said = {"version": 1, "plain_words": "Evenings are loud. We want calm evenings."}
    page = client.post(plain(world, "project_plain_edit"), said, follow=True)
    assert "Evenings are loud. We want calm evenings." in page.text
    assert client.post(plain(world, "project_plain_edit"), said).status_code == 422

    reader = signed_in(a_person(world.organisation))
    assert reader.get(plain(world)).status_code == 200
    assert reader.get(plain(world, "project_plain_edit")).status_code == 403
