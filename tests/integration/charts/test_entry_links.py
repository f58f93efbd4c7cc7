"""Logging without an account: one measure, once, undoable, and over when the link is revoked."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from audit.selectors import changes_of
from charts.models import Entry, EntryLink, Measure, Measurement, MeasurementHistory
from charts.presenters.safety_cross import ORANGE_NOTE
from charts.services.entry_links import OPEN_FOR, make_entry_link, revoke_entry_link
from charts.services.measurements import undo_entry
from charts.services.measures import close_measure
from charts.vocabulary import DataShape, Rhythm
from common.errors import Denied, Invalid
from people.calendar import local_date
from people.roles import UnitRole
from tests.integration.dashboards.conftest import signed_in
from tests.world import (
    SEEN_ON_TIME,
    World,
    a_measure,
    a_member,
    a_person,
    a_world,
    some_data,
)

JSON = {"Accept": "application/json"}


@pytest.fixture
def world(db: None) -> World:
    cache.clear()
    return a_world()


@pytest.fixture
def daily(world: World) -> Measure:
    return a_measure(world.project, world.lead, rhythm="day")


def a_link(measure: Measure, world: World, **more: object) -> EntryLink:
    options = {"name": "Nurses’ station", **more}
    return make_entry_link(measure=measure, by=world.lead, at=timezone.now(), **options)


def address_of(link: EntryLink) -> str:
    return reverse("log_number", args=[link.code])


def today_of(world: World):
    return local_date(world.organisation, timezone.now())


def typed(world: World, **more: object) -> dict[str, object]:
    return {"key": uuid4(), "period": today_of(world).isoformat(), "value": "3", **more}


def log(link: EntryLink, answers: dict[str, object], *, as_json: bool = False):
    return Client().post(address_of(link), answers, headers=JSON if as_json else {})


def values_of(measure: Measure) -> list[float | None]:
    rows = Measurement.objects.filter(measure_id=measure.pk).order_by("period")
    return [row.value for row in rows]


class TestTheBox:
    def test_a_number_is_logged_without_an_account(self, world: World, daily: Measure) -> None:
        link = a_link(daily, world)
        assert "Willow ward" in Client().get(address_of(link)).content.decode()

        answer = log(link, typed(world))

        assert "Sent: 3 for" in answer.content.decode()
        assert values_of(daily) == [3.0]
        link.refresh_from_db()
        assert link.last_used_at is not None

    def test_history_names_the_link(self, world: World, daily: Measure) -> None:
        log(a_link(daily, world), typed(world))

        page = signed_in(world.lead).get(reverse("project_history", args=[world.project.public_id]))

        assert ("link Nurses’ station", "Recorded") in [
            (happening.by, happening.sentence[:8]) for happening in page.context["happenings"]
        ]

    def test_correcting_it_keeps_what_was_before_in_the_name_of_the_link(
        self, world: World, daily: Measure
    ) -> None:
        link = a_link(daily, world)
        log(link, typed(world))
        log(link, typed(world, value="4", replaces="3"))

        assert values_of(daily) == [4.0]
        assert MeasurementHistory.objects.get(measure_id=daily.pk).ended_by == link.author

    def test_the_same_sent_again_is_saved_once(self, world: World, daily: Measure) -> None:
        link, answers = a_link(daily, world), typed(world)

        first, second = log(link, answers, as_json=True), log(link, answers, as_json=True)

        assert first.json() == second.json()
        assert Entry.objects.count() == 1

    def test_a_late_answer_does_not_overwrite_a_correction(
        self, world: World, daily: Measure
    ) -> None:
        link, answers = a_link(daily, world), typed(world)
        log(link, answers)
        log(link, typed(world, value="5", replaces="3"))

        log(link, answers)

        assert values_of(daily) == [5.0]

    def test_what_stands_there_is_never_overwritten_unseen(
        self, world: World, daily: Measure
    ) -> None:
        link = a_link(daily, world)
        log(link, typed(world))

        page = log(link, typed(world, value="9"))
        asked = log(link, typed(world, value="9"), as_json=True)

        assert page.status_code == asked.status_code == 422
        assert "Replace it. It says 3 now." in page.content.decode()
        assert asked.json()["stands"] == "3"
        assert values_of(daily) == [3.0]

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"value": ""}, "Enter a number"),
            ({"value": "three"}, "number"),
            ({"value": "-1"}, "0 or more"),
            ({"value": "1.5"}, "whole number"),
            ({"period": "2031-01-01"}, "in the future"),
            ({"period": "1999-01-01"}, "too long ago"),
            ({"period": "x"}, "Choose for when this is"),
            ({"key": "x"}, "Open the page again"),
        ],
    )
    def test_nonsense_is_refused_with_a_sentence(
        self, world: World, daily: Measure, wrong: dict[str, str], says: str
    ) -> None:
        link = a_link(daily, world)

        page = log(link, typed(world, **wrong))
        answer = log(link, typed(world, **wrong), as_json=True)

        assert page.status_code == answer.status_code == 422
        assert says in answer.json()["refused"]
        assert values_of(daily) == []

    def test_a_percentage_has_two_boxes(self, world: World) -> None:
        measure = a_measure(world.project, world.lead, SEEN_ON_TIME)
        link = a_link(measure, world)
        period = Client().get(address_of(link)).context["form"]["period"].field.widget.choices[0][0]

        log(link, {"key": uuid4(), "period": period, "numerator": "7", "denominator": "9"})

        row = Measurement.objects.get(measure_id=measure.pk)
        assert (row.numerator, row.denominator) == (7.0, 9.0)

    def test_days_between_events_are_counted(self, world: World) -> None:
        measure = a_measure(
            world.project,
            world.lead,
            data_shape=DataShape.TIME_BETWEEN,
            rhythm=Rhythm.EVENT,
        )
        some_data(measure, world.lead, [4], ending=today_of(world) - timedelta(days=6))

        log(a_link(measure, world), typed(world, value=""))

        assert values_of(measure)[-1] == 6.0

    def test_what_waited_on_a_phone_for_a_week_still_arrives(
        self, world: World, daily: Measure
    ) -> None:
        day = today_of(world) - timedelta(days=7)

        answer = log(a_link(daily, world), typed(world, period=day.isoformat()), as_json=True)

        assert "saved" in answer.json()
        assert Measurement.objects.get(measure_id=daily.pk).period == day


class TestWhoAndHowLong:
    def test_the_lead_makes_one_and_a_member_is_told_whom_to_ask(
        self, world: World, daily: Measure
    ) -> None:
        member = a_member(world.project, world.lead)
        page = signed_in(member).get(reverse("ways_to_log", args=[daily.public_id]))
        assert "The lead or the coach of the project" in page.content.decode()

        with pytest.raises(Denied):
            make_entry_link(measure=daily, name="X", by=member, at=timezone.now())
        assert a_link(daily, world).name == "Nurses’ station"

    def test_strangers_to_the_measure_see_nothing_of_its_links(
        self, world: World, daily: Measure
    ) -> None:
        link = a_link(daily, world)
        elsewhere = signed_in(a_world("Elsewhere").lead)
        other = signed_in(a_person(world.organisation))
        for name in ("entry_link_code", "entry_link_poster"):
            page = reverse(name, args=[daily.public_id, link.public_id])
            assert elsewhere.get(page).status_code == 404
            assert other.get(page).status_code == 403
        revoke = reverse("entry_link_revoke", args=[daily.public_id, link.public_id])
        assert elsewhere.post(revoke).status_code == 404
        assert other.post(revoke).status_code == 403
        assert elsewhere.get(reverse("ways_to_log", args=[daily.public_id])).status_code == 404

    def test_a_link_reaches_its_own_measure_alone(self, world: World, daily: Measure) -> None:
        other = a_measure(world.project, world.lead, name="Other", rhythm="day")

        log(a_link(daily, world), typed(world, measure=other.public_id))

        assert values_of(other) == []
        assert values_of(daily) == [3.0]

    @pytest.mark.parametrize("how", ["revoked", "run out", "forged", "invented"])
    def test_a_link_that_does_not_work_says_so_kindly(
        self, world: World, daily: Measure, how: str
    ) -> None:
        link = a_link(daily, world)
        address = address_of(link)
        if how == "revoked":
            revoke_entry_link(link=link, by=world.lead, at=timezone.now())
        if how == "run out":
            EntryLink.objects.update(expires_at=timezone.now() - timedelta(days=1))
        if how == "forged":
            address = reverse("log_number", args=[link.code[:-1] + "x"])
        if how == "invented":
            address = reverse("log_number", args=["x"])

        page = Client().get(address)
        answer = Client().post(address, typed(world), headers=JSON)

        assert page.status_code == answer.status_code == 404
        assert "This link is switched off" in page.content.decode()
        assert answer.json() == {"off": True}
        assert values_of(daily) == []

    def test_it_works_for_a_year(self, world: World, daily: Measure) -> None:
        link = a_link(daily, world)

        with time_machine.travel(timezone.now() + OPEN_FOR + timedelta(days=1)):
            assert Client().get(address_of(link)).status_code == 404

    def test_a_closed_measure_thanks(self, world: World, daily: Measure) -> None:
        link = a_link(daily, world)
        close_measure(measure=daily, by=world.lead, at=timezone.now())

        assert "not collected any more" in Client().get(address_of(link)).content.decode()
        assert log(link, typed(world), as_json=True).status_code == 409

    def test_somebody_who_hammers_has_to_wait(self, world: World, daily: Measure) -> None:
        link, client = a_link(daily, world), Client()

        answers = [
            client.post(address_of(link), typed(world), headers=JSON).status_code for _ in range(31)
        ]

        assert answers[-1] == 429
        assert 429 not in answers[:30]

    @pytest.mark.parametrize("name", ["", "x" * 61])
    def test_a_link_without_a_place_is_refused_beside_the_field(
        self, world: World, daily: Measure, name: str
    ) -> None:
        page = signed_in(world.lead).post(
            reverse("ways_to_log", args=[daily.public_id]), {"name": name, "kind": "box"}
        )

        assert page.status_code == 422
        assert page.context["form"].errors["name"]

    def test_two_links_have_two_names(self, world: World, daily: Measure) -> None:
        a_link(daily, world)

        with pytest.raises(Invalid) as refused:
            a_link(daily, world, name="nurses’ STATION")
        assert "already" in refused.value.fields["name"]


class TestTheTeam:
    def test_makes_prints_and_revokes(self, world: World, daily: Measure) -> None:
        client, page = signed_in(world.lead), reverse("ways_to_log", args=[daily.public_id])
        client.post(page, {"name": "Night shift", "kind": "box"})
        [line] = client.get(page).context["links"]

        poster = client.get(line.poster_href)
        code = client.get(poster.context["code_href"])
        assert "Willow ward" in poster.content.decode()
        assert code["Content-Type"] == "image/svg+xml"
        assert code.content.startswith(b"<?xml")

        client.post(line.revoke_href)
        answer = client.get(page)
        assert answer.context["links"] == []
        assert client.get(line.poster_href).status_code == 404
        assert [done.sentence for done in answer.context["happenings"]] == [
            "Revoked the link “Night shift”",
            "Made the link “Night shift”",
        ]

    def test_undoes_what_came_through_a_link(self, world: World, daily: Measure) -> None:
        log(a_link(daily, world), typed(world))
        member = signed_in(a_member(world.project, world.lead))
        [undoable] = member.get(reverse("measurement_new", args=[daily.public_id])).context[
            "undoables"
        ]
        assert undoable.when.endswith("link Nurses’ station")

        member.post(undoable.undo_href)

        assert values_of(daily) == []
        lines = member.get(reverse("ways_to_log", args=[daily.public_id])).context["logged"]
        assert [(line.about.endswith("undone"), line.undo_href) for line in lines] == [(True, "")]

    def test_the_page_costs_few_queries(
        self, world: World, daily: Measure, django_assert_num_queries
    ) -> None:
        for number in range(6):
            log(a_link(daily, world, name=f"Link {number}"), typed(world, replaces="3"))
        client, page = signed_in(world.lead), reverse("ways_to_log", args=[daily.public_id])
        client.get(page)

        with django_assert_num_queries(10):
            client.get(page)

    def test_history_of_the_link_says_who_made_it(self, world: World, daily: Measure) -> None:
        a_link(daily, world)

        [change] = changes_of(EntryLink, measure_id=daily.pk)
        assert change.by == "Lena Lead"


class TestTheCross:
    def tap(self, link: EntryLink, world: World, colour: str, **more: object):
        answers = {**typed(world, **more), "colour": colour}
        return log(link, answers, as_json=True)

    def test_colours_write_numbers_and_another_tap_corrects(
        self, world: World, daily: Measure
    ) -> None:
        link = a_link(daily, world, kind="cross")

        said = []
        for colour in ("green", "orange", "red", "green"):
            self.tap(link, world, colour)
            row = Measurement.objects.get(measure_id=daily.pk)
            said.append((row.value, row.note))

        assert said == [(0.0, ""), (0.0, ORANGE_NOTE), (1.0, ""), (0.0, "")]

    def test_the_answer_carries_the_month_as_it_is_now(self, world: World, daily: Measure) -> None:
        link = a_link(daily, world, kind="cross")

        picture = self.tap(link, world, "red").json()["picture"]

        assert "1 day red" in picture
        assert "1 day red" in Client().get(address_of(link)).content.decode()

    def test_undoing_a_tap_brings_the_colour_before_back(
        self, world: World, daily: Measure
    ) -> None:
        link = a_link(daily, world, kind="cross")
        self.tap(link, world, "orange")
        self.tap(link, world, "red")

        undo_entry(entry=Entry.objects.latest("pk"), by=world.lead, at=timezone.now())

        assert Measurement.objects.get(measure_id=daily.pk).note == ORANGE_NOTE

    @pytest.mark.parametrize("colour", ["", "blue"])
    def test_no_colour_is_refused(self, world: World, daily: Measure, colour: str) -> None:
        answer = self.tap(a_link(daily, world, kind="cross"), world, colour)

        assert answer.status_code == 422
        assert answer.json()["refused"] == "Tap green, orange or red."

    def test_only_a_daily_count_has_one(self, world: World) -> None:
        analyst = a_person(world.organisation, "Ana Analyst", UnitRole.DATA_ANALYST)
        monthly = a_measure(world.project, world.lead)

        with pytest.raises(Invalid) as refused:
            make_entry_link(measure=monthly, name="X", kind="cross", by=analyst, at=timezone.now())
        assert "for every day" in refused.value.fields["kind"]
