"""What a person hears from us: chosen on a page, kept with its history, obeyed at home."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.models import DigestRhythm, Hearing, NewsKind
from dashboards.selectors.hearing import hearing_of, rhythm_of
from dashboards.services.hearing import choose_hearing, put_news_away, stop_digest
from people.calendar import today_of
from people.models import User
from projects.models import Project, ProjectMembership
from projects.stages import Stage
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_person

EVERYTHING = [kind.value for kind in NewsKind]


def answers(**changes: object) -> dict[str, object]:
    return {"version": 1, "digest": "weekly", "reminders": "data", "news": EVERYTHING} | changes


def page_of(person: User):
    return signed_in(person).get(reverse("hearing"))


def rhythm(person: User) -> DigestRhythm:
    return rhythm_of(hearing_of(person), on=today_of(person))


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(reverse("hearing")).status_code == 302


def test_people_in_a_team_are_written_to_weekly_and_others_not(world: World) -> None:
    assert rhythm(world.lead) is DigestRhythm.WEEKLY
    assert rhythm(a_person(world.organisation)) is DigestRhythm.OFF


def test_who_has_left_every_team_is_written_to_no_more(world: World) -> None:
    yesterday = timezone.now().date() - timedelta(days=1)
    ProjectMembership.objects.update(starts_on=yesterday, ends_on=yesterday)

    assert rhythm(world.lead) is DigestRhythm.OFF


def test_a_project_that_is_closed_is_no_team(world: World) -> None:
    Project.objects.update(stage=Stage.COMPLETED)

    assert rhythm(world.lead) is DigestRhythm.OFF


def test_what_is_chosen_is_shown_again_and_told_below(world: World) -> None:
    client = signed_in(world.lead)

    answer = client.post(
        reverse("hearing"), {"version": 1, "digest": "daily", "news": ["signal", "charter"]}
    )

    assert answer.url == reverse("hearing")
    page = client.get(reverse("hearing"))
    assert page.context["form"].initial == {
        "version": 2, "digest": "daily", "reminders": [], "news": ["signal", "charter"],
    }  # fmt: skip
    (told,) = page.context["happenings"]
    assert told.by == world.lead.name
    assert told.sentence == (
        "Chose a digest every morning. Switched reminders off. "
        "Switched news of tests and barriers off"
    )


def test_everything_can_be_switched_off(world: World) -> None:
    answer = signed_in(world.lead).post(reverse("hearing"), {"version": 1, "digest": "off"})

    assert answer.status_code == 302
    hearing = Hearing.objects.get(user=world.lead)
    assert set(hearing.without_news) == set(EVERYTHING)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"digest": ""}, "digest"),
        ({"digest": "hourly"}, "digest"),
        ({"news": ["gossip"]}, "news"),
        ({"reminders": "hourly"}, "reminders"),
        ({"version": "x"}, "version"),
    ],
)
def test_answers_that_make_no_sense_are_refused(
    world: World, changes: dict[str, object], field: str
) -> None:
    page = signed_in(world.lead).post(reverse("hearing"), answers(**changes))

    assert page.status_code == 422
    assert field in page.context["form"].errors
    assert not Hearing.objects.exists()


def test_two_windows_do_not_overwrite_each_other(world: World) -> None:
    client = signed_in(world.lead)
    client.post(reverse("hearing"), answers(digest="daily"))

    page = client.post(reverse("hearing"), answers(digest="off"))

    assert page.status_code == 409
    assert "You saved this in another window" in page.text
    assert rhythm(world.lead) is DigestRhythm.DAILY
    seen = page.context["form"]["version"].value()
    client.post(reverse("hearing"), answers(digest="off", version=seen))
    assert rhythm(world.lead) is DigestRhythm.OFF


def test_without_reminders_home_does_not_ask_for_data(world: World) -> None:
    a_measure(world.project, world.lead)
    client = signed_in(world.lead)
    assert len(client.get("/").context["needs"].data) == 1

    client.post(reverse("hearing"), answers(reminders=[]))

    assert client.get("/").context["needs"].data == []


def test_stopping_twice_is_stopping_once_and_keeps_the_rest(world: World) -> None:
    choose_hearing(
        seen_version=1, digest=DigestRhythm.DAILY, reminders=False, news=["signal"],
        by=world.lead, at=timezone.now(),
    )  # fmt: skip
    stop_digest(person=world.lead, by=world.lead, at=timezone.now())
    version = Hearing.objects.get().version
    stop_digest(person=world.lead, by=world.lead, at=timezone.now())

    hearing = Hearing.objects.get()
    assert (hearing.digest, hearing.version) == ("off", version)
    assert (hearing.reminders, hearing.without_news) == (False, ["cycle", "charter", "barrier"])


def test_putting_news_away_is_no_choice_and_leaves_no_history(world: World) -> None:
    now = timezone.now()
    put_news_away(up_to=now, by=world.lead, at=now)
    put_news_away(up_to=now + timedelta(hours=1), by=world.lead, at=now + timedelta(hours=2))

    page = page_of(world.lead)
    assert page.context["happenings"] == []
    assert page.context["form"].initial["version"] == 1
    assert hearing_of(world.lead).history.count() == 1


def test_the_profile_leads_there(world: World) -> None:
    assert reverse("hearing") in signed_in(world.lead).get(reverse("profile")).text


def test_the_page_needs_few_queries(world: World, django_assert_num_queries: Callable) -> None:
    client = signed_in(world.lead)
    client.get(reverse("hearing"))

    with django_assert_num_queries(5):
        client.get(reverse("hearing"))
