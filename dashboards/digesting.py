"""Sending every digest that is due once (docs/adr/0011-digests.md).

A row with a unique key is claimed before anything is read, stamped before the mail server is
spoken to, and stamped again when it has taken the mail. What stops before the first stamp is
tried again when its lease has run out. What stops between the two may have been sent, so it is
never sent again; its news stands in the next digest.
"""

import smtplib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.utils import timezone, translation

from dashboards.emails import digest_message
from dashboards.models import Digest, DigestRhythm, Hearing
from dashboards.presenters.digest import DigestContent, digest_content
from dashboards.presenters.needs import needs_of
from dashboards.presenters.news import news_lines
from dashboards.selectors.digests import Round, first_taken_on, people_due, rounds_due, told_up_to
from dashboards.selectors.hearing import hearing_of
from dashboards.selectors.needs import what_waits_for
from dashboards.selectors.news import KEPT, wanted_of
from people.calendar import local_date
from people.mailbox import mail_arrives
from people.policies import language_of

log = structlog.get_logger(__name__)

SETTLED = timedelta(minutes=1)  # news carries its moment a little before others can read it
_FIRST = {DigestRhythm.DAILY: timedelta(days=1), DigestRhythm.WEEKLY: timedelta(days=7)}
_REFUSED = (  # the mail server said no: the mail was certainly not taken
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
)
_CLAIM = """
    INSERT INTO dashboards_digest AS d
           (public_id, created_at, organisation_id, user_id, period, tries, not_before, had_nothing)
    SELECT gen_random_uuid(), %(at)s, %(organisation)s, person, %(period)s, 1,
           %(at)s + make_interval(secs => %(lease)s), false
      FROM unnest(%(people)s) AS person ORDER BY person
        ON CONFLICT (organisation_id, user_id, period) DO UPDATE
       SET tries = d.tries + 1,
           not_before = %(at)s + make_interval(secs => LEAST(3600, %(lease)s * power(2, d.tries)))
     WHERE d.handed_over_at IS NULL AND NOT d.had_nothing AND d.not_before <= %(at)s
       AND d.tries < %(most)s
 RETURNING d.id
"""


def send_due_digests(*, at: datetime, most: int = 25) -> int:
    """Send up to `most` of the digests that are due at that moment. Returns how many were taken on.

    Safe to run twice or at the same time elsewhere. Must not run inside a transaction.
    """
    if not mail_arrives():
        return 0
    taken = 0
    for due in rounds_due(at):
        taken += send_round(due, at=at, most=most - taken)
        if taken >= most:
            break
    return taken


def send_round(due: Round, *, at: datetime, most: int) -> int:
    """Send up to `most` of the digests of one organisation for one morning. Returns how many.

    One that cannot be written does not stop the others.
    """
    keys = claim(due, at=at, most=most)
    server = mail.get_connection()
    try:
        for key in keys:
            try:
                _send(key, due, server, at=at)
            except Exception:
                log.exception("digest_failed", digest=key)
    finally:
        server.close()
    return len(keys)


def claim(due: Round, *, at: datetime, most: int) -> list[int]:
    """Take up to `most` digests of a round on: of any number who try, one gets each. Two queries.

    Gives the keys of the claimed rows.
    """
    people = people_due(due, at=at, most=most)
    if not people:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            _CLAIM,
            {
                "organisation": due.organisation.pk,
                "period": due.period,
                "people": people,
                "at": at,
                "lease": Digest.LEASE.total_seconds(),
                "most": Digest.MOST_TRIES,
            },
        )
        return [row[0] for row in cursor.fetchall()]


def _send(key: int, due: Round, server: BaseEmailBackend, *, at: datetime) -> None:
    digest = Digest.objects.select_related("user__organisation").get(pk=key)
    hearing = hearing_of(digest.user)
    if not digest.user.is_active or hearing.digest not in ("", due.rhythm):
        return  # since the claim; it is due no more
    news_up_to = at - SETTLED
    with (
        timezone.override(ZoneInfo(due.organisation.time_zone)),
        translation.override(language_of(digest.user)),
    ):
        content = _content(hearing, due, at=at, news_up_to=news_up_to)
        message = digest_message(digest, content, due.rhythm)
    mine = Digest.objects.filter(pk=key, tries=digest.tries, handed_over_at=None)
    if not content.says_something:
        mine.update(had_nothing=True, news_up_to=news_up_to)
        return
    try:
        server.open()
    except OSError as error:
        log.warning("digest_not_sent", digest=key, kind=type(error).__name__)
        return
    if not mine.update(handed_over_at=timezone.now(), news_up_to=news_up_to):
        return
    _hand_over(digest, message, server)


def _hand_over(
    digest: Digest, message: mail.EmailMultiAlternatives, server: BaseEmailBackend
) -> None:
    row = Digest.objects.filter(pk=digest.pk)
    try:
        server.send_messages([message])
    except _REFUSED as error:
        server.close()
        row.update(handed_over_at=None)
        log.warning("digest_refused", digest=digest.pk, kind=type(error).__name__)
    except OSError as error:
        server.close()
        log.warning("digest_perhaps_sent", digest=digest.pk, kind=type(error).__name__)
    else:
        row.update(sent_at=timezone.now())


def _content(hearing: Hearing, due: Round, *, at: datetime, news_up_to: datetime) -> DigestContent:
    """What needs this person, from where the home page has it, and the news since the last time."""
    user, today = hearing.user, local_date(due.organisation, at)
    waiting = what_waits_for(user, on=today, at=at)
    after = max(
        told_up_to(user) or first_taken_on(user) - _FIRST[due.rhythm],
        hearing.news_seen_up_to or at - KEPT,
        at - KEPT,
    )
    wanted = wanted_of(user, waiting.work.projects, after=after, until=news_up_to)
    return digest_content(
        needs_of(waiting, today=today, reminders=hearing.reminders),
        news_lines(wanted, without=hearing.without_news),
    )
