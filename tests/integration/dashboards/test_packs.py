"""The board's pack: who prepares and reads it, what stays as it was, and what it never shows."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.engine import Method, RuleSetName
from charts.models import Measure
from dashboards.boardroom.asking import question_for
from dashboards.models import BoardPack, PackTile
from dashboards.services.packs import publish_pack, start_pack
from people.models import User
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import Project
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world, some_data

PACKS = reverse("packs")
STEADY = [4.0, 6.0] * 8
WORSE = [*[4.0, 6.0] * 8, *[12.0] * 8]
BETTER = [*[14.0, 16.0] * 8, *[5.0] * 8]


@pytest.fixture
def head(world: World) -> User:
    """Of the central QI team."""
    return a_person(world.organisation, "Hanna Head", UnitRole.QI_TEAM)


@pytest.fixture
def member(world: World) -> User:
    return a_person(world.organisation, "Bella Board", UnitRole.BOARD_MEMBER)


@pytest.fixture
def analyst(world: World) -> User:
    return a_person(world.organisation, "Ana Lyst", UnitRole.DATA_ANALYST)


def indicator(
    world: World, analyst: User, name: str, values: list[float], **more: object
) -> Measure:
    place = more.pop("place", None) or top_unit(world.organisation)
    made = a_measure(place, analyst, name=name, direction="decrease", **more)
    some_data(made, analyst, values)
    return made


def this_month():
    return timezone.now().date().replace(day=1)


def a_draft(head: User, **more: object) -> BoardPack:
    return start_pack(month=this_month(), by=head, at=timezone.now(), **more)


def published(pack: BoardPack, head: User) -> BoardPack:
    publish_pack(pack=pack, seen_version=pack.version, by=head, at=timezone.now())
    return pack


def prepare(pack: BoardPack) -> str:
    return reverse("pack_prepare", args=[pack.public_id])


def read(pack: BoardPack) -> str:
    return reverse("pack", args=[pack.public_id])


def titles(pack: BoardPack) -> list[str]:
    tiles = PackTile.objects.filter(pack=pack).order_by("position")
    return list(tiles.values_list("measure__name", flat=True))


def as_typed(pack: BoardPack, act: str = "save", **more: str) -> dict[str, object]:
    """The form as a browser would send it, with `act` for the button."""
    pack.refresh_from_db()
    tiles = list(PackTile.objects.filter(pack=pack).select_related("measure").order_by("position"))
    typed: dict[str, object] = {
        "version": pack.version,
        "title": pack.title,
        "presents": str(pack.presents.public_id) if pack.presents else "",
        "find": "",
        "tile": [str(tile.measure.public_id) for tile in tiles],
        "act": act,
    }
    typed |= {f"question-{tile.measure.public_id}": tile.question for tile in tiles}
    return typed | more


def test_a_pack_begins_with_signals_and_then_strategic_measures(
    world: World, head: User, analyst: User
) -> None:
    beside = a_unit(world.organisation, "Community services")
    indicator(world, analyst, "Steady", STEADY)
    indicator(world, analyst, "Better", BETTER)
    indicator(world, analyst, "Worse", WORSE, place=beside)
    indicator(world, analyst, "Steady of a directorate", STEADY, place=beside)
    indicator(world, analyst, "Worse", STEADY)
    some_data(a_measure(world.project, world.lead, name="Of a project"), world.lead, WORSE)
    work_done()

    answer = signed_in(head).post(reverse("pack_start"), {"month": this_month().isoformat()})

    pack = BoardPack.objects.get()
    assert answer.url == prepare(pack)
    assert titles(pack) == ["Worse", "Better", "Steady"]
    first = PackTile.objects.get(pack=pack, position=0)
    assert first.measure.unit == beside
    assert first.question == question_for("concern", "none")


def test_a_signal_of_long_ago_stands_behind_the_strategic_measures(
    world: World, head: User, analyst: User
) -> None:
    beside = a_unit(world.organisation, "Community services")
    long_ago = [*[4.0, 6.0] * 4, 12.0, *[4.0, 6.0] * 10]
    outside = {"method": Method.INDIVIDUALS, "rule_set": RuleSetName.ANHOEJ_AND_LIMITS}
    indicator(world, analyst, "Long ago", long_ago, place=beside, **outside)
    indicator(world, analyst, "Steady", STEADY)
    work_done()

    assert titles(a_draft(head)) == ["Steady", "Long ago"]


def test_at_most_twelve_are_suggested_and_a_thirteenth_is_refused(
    world: World, head: User, analyst: User
) -> None:
    for number in range(14):
        indicator(world, analyst, f"Measure {number:02}", STEADY)
    work_done()
    pack = a_draft(head)
    assert len(titles(pack)) == 12
    extra = Measure.objects.get(name="Measure 13")

    page = signed_in(head).post(prepare(pack), as_typed(pack, f"add:{extra.public_id}"))

    assert page.status_code == 422
    assert "at most 12 measures" in page.text
    assert len(page.context["tiles"]) == 12
    assert len(titles(pack)) == 12


def test_buttons_move_add_and_take_off_and_keep_what_was_typed(
    world: World, head: User, analyst: User
) -> None:
    made = [indicator(world, analyst, name, STEADY) for name in ("A", "B", "C")]
    work_done()
    pack, client = a_draft(head), signed_in(head)
    keys = [measure.public_id for measure in made]

    typed = as_typed(pack, f"up:{keys[2]}") | {f"question-{keys[0]}": "Who is asking?"}
    moved = client.post(prepare(pack), typed)
    assert moved.url == f"{prepare(pack)}#measure-{keys[2]}"
    assert titles(pack) == ["A", "C", "B"]
    assert PackTile.objects.get(measure=made[0]).question == "Who is asking?"

    client.post(prepare(pack), as_typed(pack, f"down:{keys[0]}"))
    assert titles(pack) == ["C", "A", "B"]
    client.post(prepare(pack), as_typed(pack, f"off:{keys[0]}"))
    assert titles(pack) == ["C", "B"]
    client.post(prepare(pack), as_typed(pack, f"add:{keys[0]}"))
    assert titles(pack) == ["C", "B", "A"]
    assert PackTile.objects.get(measure=made[0]).question == question_for("common_cause", "none")


def test_a_measure_is_found_by_words_and_what_was_typed_is_saved_before(
    world: World, head: User, analyst: User
) -> None:
    some_data(a_measure(world.project, world.lead, name="Falls at night"), world.lead, STEADY)
    hidden = a_project(world.ward, world.lead, visibility="private")
    a_measure(hidden, world.lead, name="Falls in secret")
    work_done()
    pack, client = a_draft(head), signed_in(head)

    answer = client.post(prepare(pack), as_typed(pack, "find", find="falls", title="For May"))
    page = client.get(answer.url)

    pack.refresh_from_db()
    assert pack.title == "For May"
    assert [offer.title for offer in page.context["found"]] == ["Falls at night"]
    assert page.context["form"]["find"].value() == "falls"


def test_two_who_prepare_at_once_do_not_overwrite_each_other(
    world: World, head: User, analyst: User
) -> None:
    indicator(world, analyst, "A", STEADY)
    work_done()
    pack = a_draft(head)
    other = a_person(world.organisation, "Olga Other", UnitRole.QI_TEAM)
    first, second = as_typed(pack, title="Mine"), as_typed(pack, title="Hers")
    signed_in(head).post(prepare(pack), first)

    page = signed_in(other).post(prepare(pack), second)

    assert page.status_code == 409
    assert "Hanna Head saved it" in page.text
    assert page.context["form"]["title"].value() == "Hers"
    pack.refresh_from_db()
    assert pack.title == "Mine"
    again = second | {"version": page.context["form"]["version"].value()}
    assert signed_in(other).post(prepare(pack), again).status_code == 302
    pack.refresh_from_db()
    assert pack.title == "Hers"


def test_a_published_pack_shows_for_ever_what_it_showed_then(
    world: World, head: User, member: User, analyst: User
) -> None:
    falls = indicator(world, analyst, "Falls", [])
    some_data(falls, analyst, STEADY, ending=this_month() - timedelta(days=270))
    work_done()
    pack, client = published(a_draft(head, presents=world.project), head), signed_in(member)
    before = client.get(read(pack)).context

    some_data(falls, analyst, [12.0] * 8)
    Measure.objects.filter(pk=falls.pk).update(name="Trips")
    Project.objects.filter(pk=world.project.pk).update(title="Another title")
    work_done()
    after = client.get(read(pack)).context

    falls.state.refresh_from_db()
    assert falls.state.variation == "concern"
    assert after["tiles"] == before["tiles"]
    assert after["tiles"][0].tile.title == "Falls"
    assert after["tiles"][0].tile.variation == "common_cause"
    assert after["story"] == before["story"]


def test_what_is_published_cannot_be_changed_and_can_be_taken_back_for_a_day(
    world: World, head: User, member: User, analyst: User
) -> None:
    indicator(world, analyst, "Falls", STEADY)
    work_done()
    pack, client = a_draft(head), signed_in(head)
    typed = as_typed(pack, "publish")
    assert client.post(prepare(pack), typed).url == read(pack)
    pack.refresh_from_db()
    assert pack.published_by == head

    assert client.post(prepare(pack), typed).url == read(pack)
    refused = client.post(reverse("pack_discard", args=[pack.public_id]), follow=True)
    assert "What is on it stays as it is" in refused.text
    take_back = reverse("pack_take_back", args=[pack.public_id])
    with time_machine.travel(timezone.now() + timedelta(hours=25), tick=False):
        late = signed_in(head).post(take_back, follow=True)
    assert "more than a day ago" in late.text
    pack.refresh_from_db()
    assert pack.is_published
    assert signed_in(member).post(take_back).status_code == 403

    client.post(take_back)

    pack.refresh_from_db()
    assert (pack.published_at, pack.story) == (None, None)
    assert set(PackTile.objects.values_list("frozen", flat=True)) == {None}
    assert signed_in(member).get(read(pack)).status_code == 404


def test_a_draft_is_thrown_away_after_asking(world: World, head: User) -> None:
    pack, client = a_draft(head), signed_in(head)
    address = reverse("pack_discard", args=[pack.public_id])
    assert "Throw the draft" in client.get(address).text

    assert client.post(address).url == PACKS
    assert not BoardPack.objects.exists()


def test_who_prepares_who_reads_and_who_does_not(
    world: World, head: User, member: User, analyst: User
) -> None:
    indicator(world, analyst, "Falls", STEADY)
    work_done()
    pack = published(a_draft(head), head)
    at_ward = a_person(world.organisation, "Wim Ward", UnitRole.BOARD_MEMBER, world.ward)
    staff = a_person(world.organisation)
    of_the_whole = (head, member, analyst, world.administrator)

    assert [signed_in(one).get(read(pack)).status_code for one in of_the_whole] == [200] * 4
    assert [signed_in(one).get(read(pack)).status_code for one in (at_ward, staff)] == [403] * 2
    refused = signed_in(staff).get(PACKS)
    assert (refused.status_code, "Ask the central QI team" in refused.text) == (403, True)
    start = {"month": (this_month() - timedelta(days=3)).replace(day=1).isoformat()}
    answers = {one.name: signed_in(one).post(reverse("pack_start"), start).status_code
               for one in (member, analyst, staff)}  # fmt: skip
    assert set(answers.values()) == {403}
    assert signed_in(world.administrator).post(reverse("pack_start"), start).status_code == 302


def test_other_organisations_find_nothing(world: World, head: User) -> None:
    pack = a_draft(head)
    elsewhere = a_world("Southgate Fictional Health")
    stranger = signed_in(a_person(elsewhere.organisation, role=UnitRole.QI_TEAM))
    files = [reverse(f"pack_{ending}", args=[pack.public_id]) for ending in ("pdf", "pptx")]

    addresses = [read(pack), prepare(pack), *files]
    assert {stranger.get(address).status_code for address in addresses} == {404}
    assert stranger.get(PACKS).context["packs"] == []


def test_drafts_are_seen_by_those_who_prepare_alone(world: World, head: User, member: User) -> None:
    pack = a_draft(head)

    assert signed_in(member).get(read(pack)).status_code == 404
    assert signed_in(member).get(PACKS).context["drafts"] == []
    assert signed_in(head).get(read(pack)).status_code == 200
    assert "There is nothing on this pack yet" in signed_in(head).get(read(pack)).text


def test_an_empty_pack_and_what_became_private_are_not_published(
    world: World, head: User, analyst: User
) -> None:
    falls = a_measure(world.project, world.lead, name="Falls at night")
    pack, client = a_draft(head), signed_in(head)
    empty = client.post(prepare(pack), as_typed(pack, "publish"), follow=True)
    assert "Add a measure first" in empty.text

    client.post(prepare(pack), as_typed(pack, f"add:{falls.public_id}"))
    Project.objects.update(visibility="private")
    refused = client.post(prepare(pack), as_typed(pack, "publish"), follow=True)

    assert "“Falls at night” was closed or became private" in refused.text
    assert "The board cannot read this" in refused.text
    pack.refresh_from_db()
    assert not pack.is_published


def test_nobody_sees_a_private_measure_by_way_of_a_draft(
    world: World, head: User, analyst: User
) -> None:
    """An administrator prepares packs and does not read private projects."""
    falls = a_measure(world.project, world.lead, name="Falls at night")
    some_data(falls, world.lead, STEADY)
    later = a_measure(world.project, world.lead, name="Falls by day")
    work_done()
    pack = a_draft(head, presents=world.project)
    signed_in(head).post(prepare(pack), as_typed(pack, f"add:{falls.public_id}"))
    Project.objects.update(visibility="private")
    client = signed_in(world.administrator)

    added = client.post(prepare(pack), as_typed(pack, f"add:{later.public_id}"))
    draft = client.get(prepare(pack)).context["tiles"][0]
    page = client.get(read(pack)).context

    assert added.status_code == 422
    assert titles(pack) == ["Falls at night"]
    assert (draft.headline, draft.drawing, draft.cannot_be_read) == ("", "", True)
    assert (page["tiles"], page["story"]) == ([], None)


@pytest.mark.parametrize(
    "question",
    [
        "Why is it up from last month?",
        "What is the month-on-month change?",
        "Is it better than in October?",
        "Why is this RAG rated red?",
        "How does it stand compared with the previous quarter?",
    ],
)
def test_two_points_cannot_be_set_against_each_other(
    world: World, head: User, analyst: User, question: str
) -> None:
    falls = indicator(world, analyst, "Falls", STEADY)
    work_done()
    pack = a_draft(head)
    field = f"question-{falls.public_id}"

    page = signed_in(head).post(prepare(pack), as_typed(pack) | {field: question})

    assert page.status_code == 422
    assert "two points cannot tell" in page.context["form"].errors[field][0]
    assert page.context["form"][field].value() == question


def test_no_page_compares_two_points_or_colours_a_number(
    world: World, head: User, member: User, analyst: User
) -> None:
    for name, values in [("Worse", WORSE), ("Better", BETTER), ("Steady", STEADY)]:
        indicator(world, analyst, name, values, target=5.0)
    work_done()
    pack = published(a_draft(head), head)

    page = signed_in(member).get(read(pack)).text.lower()

    for words in ("last month", "previous month", "since last", "month on month", "tone--danger",
                  "tone--ok", "green", "amber"):  # fmt: skip
        assert words not in page


@pytest.mark.parametrize(
    ("title", "said"), [("", "Give the pack a title"), ("x" * 121, "at most 120 characters")]
)
def test_a_title_is_asked_for_and_has_an_end(
    world: World, head: User, title: str, said: str
) -> None:
    pack = a_draft(head)

    page = signed_in(head).post(prepare(pack), as_typed(pack, title=title))

    assert page.status_code == 422
    assert said in page.context["form"].errors["title"][0]


def test_what_makes_no_sense_is_refused_or_left_out(world: World, head: User) -> None:
    pack, client = a_draft(head), signed_in(head)

    for act in ("up:x", f"up:{uuid4()}", f"add:{uuid4()}", "dance"):
        assert client.post(prepare(pack), as_typed(pack, act)).status_code == 302
    assert client.post(prepare(pack), as_typed(pack, presents=str(uuid4()))).status_code == 422
    assert (
        client.post(reverse("pack_start"), {"month": "1812-01-01"}, follow=True).status_code == 200
    )
    assert client.post(reverse("pack_start"), {}, follow=True).status_code == 200
    assert BoardPack.objects.count() == 1


def test_a_preparer_who_has_left_is_still_named(
    world: World, head: User, member: User, analyst: User
) -> None:
    indicator(world, analyst, "Falls", [3.0])
    work_done()
    pack = published(a_draft(head), head)
    User.objects.filter(pk=head.pk).update(is_active=False)

    page = signed_in(member).get(read(pack))

    assert "Prepared by Hanna Head" in page.text
    assert page.context["tiles"][0].answer.short == "Too early to say"
    for ending in ("pdf", "pptx"):
        file = reverse(f"pack_{ending}", args=[pack.public_id])
        assert signed_in(member).get(file).status_code == 200


def test_the_home_page_of_a_board_member_leads_to_the_newest_pack(
    world: World, head: User, member: User, analyst: User
) -> None:
    indicator(world, analyst, "Falls", STEADY)
    work_done()
    pack = published(a_draft(head), head)

    links = signed_in(member).get("/").context["board"]

    assert [(link.label, link.href) for link in links] == [(pack.title, read(pack))]
    assert signed_in(world.lead).get("/").context["board"] == []


def test_its_history_says_who_did_what(world: World, head: User, analyst: User) -> None:
    falls = indicator(world, analyst, "Falls", STEADY)
    work_done()
    pack, client = a_draft(head), signed_in(head)
    field = f"question-{falls.public_id}"
    client.post(prepare(pack), as_typed(pack) | {field: "Who knows?"})
    client.post(prepare(pack), as_typed(pack, f"off:{falls.public_id}"))

    told = client.get(prepare(pack)).context["happenings"]

    assert {done.sentence for done in told} == {
        "Took “Falls” off the pack",
        "Changed the question about “Falls”",
        "Put “Falls” on the pack",
        "Began the pack",
    }
    assert {done.by for done in told} == {"Hanna Head"}


def test_reading_costs_the_same_whatever_is_on_it(
    world: World, head: User, member: User, analyst: User, django_assert_num_queries: Callable
) -> None:
    for number in range(12):
        indicator(world, analyst, f"Measure {number}", STEADY)
    work_done()
    pack = published(a_draft(head, presents=world.project), head)
    client = signed_in(member)
    client.get(read(pack))

    with django_assert_num_queries(7):
        page = client.get(read(pack))

    assert len(page.context["tiles"]) == 12


def test_preparing_costs_the_same_whatever_is_on_it(
    world: World, head: User, analyst: User, django_assert_num_queries: Callable
) -> None:
    for number in range(12):
        indicator(world, analyst, f"Measure {number}", STEADY)
    work_done()
    pack, client = a_draft(head), signed_in(head)
    client.get(prepare(pack))

    with django_assert_num_queries(15):
        client.get(prepare(pack))


def test_strangers_are_led_to_sign_in(world: World, head: User) -> None:
    pack = a_draft(head)

    for address in (PACKS, read(pack), prepare(pack)):
        assert reverse("account_login") in Client().get(address).url
