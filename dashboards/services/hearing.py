"""What a person chooses to hear from us."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import Actor, recorded
from common.errors import Invalid
from dashboards.models import DigestRhythm, Hearing, NewsKind
from people.models import User


@recorded
def choose_hearing(
    *,
    seen_version: int,
    digest: DigestRhythm,
    reminders: bool,
    news: Collection[str],
    by: User,
    at: datetime,
) -> None:
    """Set the digest, the reminders and the kinds of news, unless that was done elsewhere since."""
    if unknown := set(news) - set(NewsKind):
        raise Invalid(
            fields={"news": _("There is no such news: {kind}.").format(kind=min(unknown))}
        )
    hearing = _stored(by)
    is_new_rhythm = digest != hearing.digest
    Hearing.objects.edit(
        hearing,
        seen_version=seen_version,
        digest=digest,
        digest_chosen_at=at if is_new_rhythm else hearing.digest_chosen_at,
        reminders=reminders,
        without_news=[kind.value for kind in NewsKind if kind not in news],
    )


@recorded
def choose_digests(
    *, people: Iterable[User], digest: DigestRhythm, by: Actor, at: datetime
) -> None:
    """The same digest for many people who have not chosen anything yet."""
    Hearing.objects.bulk_create(
        Hearing(
            organisation_id=person.organisation_id,
            user=person,
            digest=digest,
            digest_chosen_at=at,
        )
        for person in people
    )


@recorded
def stop_digest(*, person: User, by: Actor, at: datetime) -> None:
    """Write to this person no more; nothing else changes. Doing it twice is doing it once."""
    hearing = _stored(person)
    if hearing.digest != DigestRhythm.OFF:
        Hearing.objects.edit(
            hearing, seen_version=hearing.version, digest=DigestRhythm.OFF, digest_chosen_at=at
        )


@recorded
def put_news_away(*, up_to: datetime, by: User, at: datetime) -> None:
    """Show no news up to that moment on the home page any more."""
    hearing = _stored(by)
    seen = min(up_to, at)
    if hearing.news_seen_up_to is None or hearing.news_seen_up_to < seen:
        hearing.news_seen_up_to = seen
        hearing.save(update_fields=["news_seen_up_to"])


def _stored(person: User) -> Hearing:
    """The person's row, made where there is none, and locked."""
    Hearing.objects.get_or_create(user=person, defaults={"organisation_id": person.organisation_id})
    return Hearing.objects.select_for_update().get(user=person)
