"""Digests: to whom, when, once, and with what in them."""

import re
import smtplib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from charts.models import VerdictChange
from dashboards import digesting
from dashboards.digesting import claim, send_due_digests
from dashboards.models import Digest, DigestRhythm, Hearing
from dashboards.selectors.digests import rounds_due
from dashboards.selectors.needs import what_waits_for
from pdsa.stages import CycleStage
from people.models import User
from people.services.accounts import close_account
from projects.models import Project, ProjectMembership
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_measure, a_member, a_person, a_world

MONDAY = datetime(2036, 11, 24, 7, 5, tzinfo=UTC)  # London keeps UTC in winter
DAY, WEEK = timedelta(days=1), timedelta(days=7)

Mail = list[EmailMultiAlternatives]


@pytest.fixture
def busy(world: World) -> World:
    """A world in which data is due to its lead."""
    a_measure(world.project, world.lead)
    return world


def wants(person: User, digest: DigestRhythm, **more: object) -> None:
    long_ago = timezone.now() - timedelta(days=100)
    Hearing.objects.update_or_create(
        user=person,
        defaults={
            "organisation": person.organisation,
            "digest": digest,
            "digest_chosen_at": long_ago,
            **more,
        },
    )


def a_verdict_change(measure, at: datetime, **more: object) -> VerdictChange:
    facts = {"before": "common_cause", "after": "concern", "cause": "new_data"} | more
    return VerdictChange.objects.create(
        organisation=measure.organisation,
        measure=measure,
        at=at,
        headline="Falls have risen since May.",
        **facts,
    )


class TestWho:
    def test_a_team_is_written_to_on_monday_at_seven_and_nobody_else(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        send_due_digests(at=MONDAY - timedelta(minutes=6))
        assert mailoutbox == []

        send_due_digests(at=MONDAY)

        assert [message.to for message in mailoutbox] == [[busy.lead.email]]

    def test_each_as_they_chose(self, busy: World, mailoutbox: Mail) -> None:
        daily, off = (a_member(busy.project, busy.lead) for _ in range(2))
        wants(daily, DigestRhythm.DAILY)
        wants(off, DigestRhythm.OFF)

        send_due_digests(at=MONDAY + 3 * DAY)
        assert [message.to for message in mailoutbox] == [[daily.email]]
        send_due_digests(at=MONDAY + WEEK)
        assert sorted(message.to[0] for message in mailoutbox[1:]) == sorted(
            [daily.email, busy.lead.email]
        )

    def test_who_chooses_after_seven_begins_the_next_morning(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        wants(busy.lead, DigestRhythm.DAILY, digest_chosen_at=MONDAY)

        send_due_digests(at=MONDAY)
        assert mailoutbox == []
        send_due_digests(at=MONDAY + DAY)
        assert len(mailoutbox) == 1

    def test_a_closed_account_gets_none(self, busy: World, mailoutbox: Mail) -> None:
        close_account(person=busy.lead, by=busy.administrator, at=timezone.now())

        assert send_due_digests(at=MONDAY) == 0
        assert mailoutbox == []

    def test_who_left_the_team_gets_none(self, busy: World, mailoutbox: Mail) -> None:
        ProjectMembership.objects.update(ends_on=(MONDAY - DAY).date())

        send_due_digests(at=MONDAY)

        assert mailoutbox == []

    def test_each_organisation_by_its_own_clock(self, busy: World, mailoutbox: Mail) -> None:
        elsewhere = a_world("Eastgate Fictional Health")
        elsewhere.organisation.time_zone = "Asia/Singapore"
        elsewhere.organisation.save()
        a_measure(elsewhere.project, elsewhere.lead)

        send_due_digests(at=MONDAY - timedelta(hours=8))
        assert [message.to for message in mailoutbox] == [[elsewhere.lead.email]]
        send_due_digests(at=MONDAY)
        assert len(mailoutbox) == 2

    def test_without_a_mail_server_nothing_is_claimed(self, busy: World, settings) -> None:
        settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

        assert send_due_digests(at=MONDAY) == 0
        assert not Digest.objects.exists()


class TestOnce:
    def test_asking_again_sends_nothing_more(self, busy: World, mailoutbox: Mail) -> None:
        assert send_due_digests(at=MONDAY) == 1
        assert send_due_digests(at=MONDAY) == 0
        assert send_due_digests(at=MONDAY + DAY) == 0

        assert len(mailoutbox) == 1
        digest = Digest.objects.get()
        assert digest.sent_at is not None

    def test_changing_from_weekly_to_daily_does_not_write_twice_a_morning(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        send_due_digests(at=MONDAY)
        wants(busy.lead, DigestRhythm.DAILY)
        send_due_digests(at=MONDAY)

        assert len(mailoutbox) == 1

    def test_after_a_crash_before_the_mail_server_it_is_sent_when_the_lease_is_over(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        (due,) = (due for due in rounds_due(MONDAY) if due.rhythm is DigestRhythm.WEEKLY)
        assert len(claim(due, at=MONDAY, most=5)) == 1  # and then the worker is no more

        assert send_due_digests(at=MONDAY + timedelta(minutes=4)) == 0
        assert send_due_digests(at=MONDAY + timedelta(minutes=6)) == 1
        assert len(mailoutbox) == 1

    def test_after_a_crash_while_handing_over_it_is_never_sent_again(
        self, busy: World, mailoutbox: Mail, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def die(self: EmailBackend, messages: object) -> int:
            raise SystemExit

        with monkeypatch.context() as patch:
            patch.setattr(EmailBackend, "send_messages", die)
            with pytest.raises(SystemExit):
                send_due_digests(at=MONDAY)

        assert send_due_digests(at=MONDAY + DAY) == 0
        assert mailoutbox == []
        send_due_digests(at=MONDAY + WEEK)
        assert len(mailoutbox) == 1

    def test_news_of_a_digest_that_may_not_have_arrived_stands_in_the_next(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        a_verdict_change(busy.project.measures.get(), MONDAY - DAY)
        send_due_digests(at=MONDAY)
        Digest.objects.update(sent_at=None)

        send_due_digests(at=MONDAY + WEEK)

        assert all("Falls have risen since May." in message.body for message in mailoutbox)
        assert len(mailoutbox) == 2

    @pytest.mark.parametrize(
        ("error", "times"),
        [
            (smtplib.SMTPDataError(451, b"try later"), 1),
            (smtplib.SMTPRecipientsRefused({}), 1),
            (smtplib.SMTPServerDisconnected("gone"), 0),
            (TimeoutError(), 0),
        ],
    )
    def test_what_was_refused_is_tried_again_and_what_may_have_arrived_is_not(
        self,
        busy: World,
        mailoutbox: Mail,
        monkeypatch: pytest.MonkeyPatch,
        error: OSError,
        times: int,
    ) -> None:
        def refuse(self: EmailBackend, messages: object) -> int:
            raise error

        with monkeypatch.context() as patch:
            patch.setattr(EmailBackend, "send_messages", refuse)
            send_due_digests(at=MONDAY)
        send_due_digests(at=MONDAY + timedelta(minutes=6))

        assert len(mailoutbox) == times

    def test_while_the_mail_server_is_away_it_is_tried_ever_more_rarely(
        self, busy: World, mailoutbox: Mail, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def absent(self: EmailBackend) -> bool:
            raise ConnectionRefusedError

        tried = []
        with monkeypatch.context() as patch:
            patch.setattr(EmailBackend, "open", absent)
            for minute in range(0, 180, 5):
                moment = MONDAY + timedelta(minutes=minute)
                if send_due_digests(at=moment):
                    tried.append(minute)
        send_due_digests(at=MONDAY + timedelta(hours=4))

        assert tried == [0, 5, 15, 35, 75, 135]
        assert len(mailoutbox) == 1

    def test_one_that_cannot_be_written_does_not_stop_the_others(
        self, busy: World, mailoutbox: Mail, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        member = a_member(busy.project, busy.lead)
        write = digesting.digest_message

        def broken_for_the_lead(digest: Digest, *rest: object) -> EmailMultiAlternatives:
            if digest.user_id == busy.lead.pk:
                raise ValueError
            return write(digest, *rest)

        monkeypatch.setattr(digesting, "digest_message", broken_for_the_lead)
        send_due_digests(at=MONDAY)

        assert [message.to for message in mailoutbox] == [[member.email]]

    def test_of_many_at_once_one_claims(self, committed: None) -> None:
        world = a_world()
        for _ in range(5):
            a_member(world.project, world.lead)
        due = next(due for due in rounds_due(MONDAY) if due.rhythm is DigestRhythm.WEEKLY)

        def try_it(_: int) -> list[int]:
            try:
                return claim(due, at=MONDAY, most=10)
            finally:
                connection.close()

        with ThreadPoolExecutor(6) as pool:
            claimed = [key for keys in pool.map(try_it, range(6)) for key in keys]

        assert len(claimed) == len(set(claimed)) == 6


class TestContent:
    def test_it_says_what_the_home_page_says(self, busy: World, mailoutbox: Mail) -> None:
        a_cycle(busy.project, busy.lead, CycleStage.STUDY, title="Huddle at 9")
        with time_machine.travel(MONDAY, tick=False):
            needs = signed_in(busy.lead).get("/").context["needs"]
            send_due_digests(at=MONDAY)

        titles = [thing.title for thing in (*needs.data, *needs.prompts)]
        body = mailoutbox[0].body
        assert titles == ["Falls", "Huddle at 9"]
        assert re.findall(r"^\* (.*) \(", body, re.M) == titles
        assert mailoutbox[0].subject == f"{busy.organisation.short_name}: 2 things need you"

    def test_each_line_has_its_link_in_text_and_in_html(
        self, busy: World, mailoutbox: Mail, settings
    ) -> None:
        settings.SITE_ADDRESS = "https://qi.example.org"
        measure = busy.project.measures.get()
        a_verdict_change(measure, MONDAY - DAY)
        send_due_digests(at=MONDAY)

        (message,) = mailoutbox
        html, kind = message.alternatives[0]
        assert kind == "text/html"
        for path in ("measurement_new", "measure"):
            address = "https://qi.example.org" + reverse(path, args=[measure.public_id])
            assert address in message.body
            assert f'href="{address}"' in html
        assert "https://qi.example.org" + reverse("hearing") in message.body
        assert "<img" not in html

    def test_what_people_typed_is_text_in_the_html(self, world: World, mailoutbox: Mail) -> None:
        a_measure(world.project, world.lead, name="<b>Falls</b> & harm")
        send_due_digests(at=MONDAY)

        html = mailoutbox[0].alternatives[0][0]
        assert "<b>Falls" not in html
        assert "&lt;b&gt;Falls&lt;/b&gt; &amp; harm" in html
        assert "<b>Falls</b> & harm" in mailoutbox[0].body

    def test_news_is_told_once(self, busy: World, mailoutbox: Mail) -> None:
        measure = busy.project.measures.get()
        wants(busy.lead, DigestRhythm.DAILY)
        a_verdict_change(measure, MONDAY - timedelta(hours=3))
        send_due_digests(at=MONDAY)
        a_verdict_change(
            measure, MONDAY + timedelta(hours=3), before="concern", after="common_cause"
        )
        send_due_digests(at=MONDAY + DAY)
        send_due_digests(at=MONDAY + 2 * DAY)

        said = [re.findall(r"Of concern|No longer of concern", m.body) for m in mailoutbox]
        assert said[0] == ["Of concern"]
        assert said[2] == []

    def test_news_put_away_at_home_is_not_told_again(self, busy: World, mailoutbox: Mail) -> None:
        a_verdict_change(busy.project.measures.get(), MONDAY - DAY)
        wants(busy.lead, DigestRhythm.WEEKLY, news_seen_up_to=MONDAY - timedelta(hours=1))

        send_due_digests(at=MONDAY)

        assert "NEWS" not in mailoutbox[0].body

    def test_nothing_to_say_is_no_mail(self, world: World, mailoutbox: Mail) -> None:
        assert send_due_digests(at=MONDAY) == 1

        assert mailoutbox == []
        assert Digest.objects.get().had_nothing
        assert send_due_digests(at=MONDAY) == 0

    def test_a_chart_that_goes_on_saying_the_same_is_no_reason_to_write(
        self, world: World, mailoutbox: Mail
    ) -> None:
        measure = a_measure(world.project, world.lead)
        measure.state.variation = "concern"
        measure.state.save()
        wants(world.lead, DigestRhythm.WEEKLY, reminders=False)

        send_due_digests(at=MONDAY)

        assert mailoutbox == []

    def test_without_reminders_and_news_neither_is_told(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        a_verdict_change(busy.project.measures.get(), MONDAY - DAY)
        wants(busy.lead, DigestRhythm.WEEKLY, reminders=False, without_news=["signal"])

        send_due_digests(at=MONDAY)

        assert mailoutbox == []

    def test_who_left_a_private_project_hears_nothing_of_it(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        member = a_member(busy.project, busy.lead)
        Project.objects.update(visibility="private")
        wants(member, DigestRhythm.WEEKLY)
        a_verdict_change(busy.project.measures.get(), MONDAY - DAY)
        ProjectMembership.objects.filter(user=member).update(ends_on=(MONDAY - DAY).date())

        send_due_digests(at=MONDAY)

        assert [message.to for message in mailoutbox] == [[busy.lead.email]]

    def test_it_can_be_ended_by_one_click_of_a_mail_program(
        self, busy: World, mailoutbox: Mail
    ) -> None:
        send_due_digests(at=MONDAY)

        headers = mailoutbox[0].extra_headers
        assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        address = re.fullmatch(r"<(.*)>", headers["List-Unsubscribe"])
        assert address
        assert address[1] in mailoutbox[0].body


class TestManyPeople:
    def test_a_batch_has_its_bound(self, busy: World, mailoutbox: Mail) -> None:
        for _ in range(6):
            a_member(busy.project, busy.lead)

        assert [send_due_digests(at=MONDAY, most=3) for _ in range(4)] == [3, 3, 1, 0]
        assert len(mailoutbox) == Digest.objects.count() == 7

    def test_queries_of_one_digest_do_not_grow_with_the_work(
        self, busy: World, mailoutbox: Mail, django_assert_num_queries: Callable
    ) -> None:
        for number in range(5):
            measure = a_measure(busy.project, busy.lead, name=f"Falls {number}")
            a_verdict_change(measure, MONDAY - DAY)
        for _ in range(5):
            a_person(busy.organisation)

        with CaptureQueriesContext(connection) as needs:
            what_waits_for(busy.lead, on=MONDAY.date(), at=MONDAY)
        with django_assert_num_queries(len(needs) + 14):
            send_due_digests(at=MONDAY)

        assert len(mailoutbox) == 1

    def test_asking_when_nothing_is_due_costs_one_query(
        self, busy: World, django_assert_num_queries: Callable
    ) -> None:
        with django_assert_num_queries(1):
            send_due_digests(at=MONDAY - timedelta(hours=1))
