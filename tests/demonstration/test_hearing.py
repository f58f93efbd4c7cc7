"""Those one can sign in as hear of the trust, and nobody else is written to."""

from django.core.mail import EmailMultiAlternatives
from django.utils import timezone

from charts.models import VerdictChange
from charts.selectors import SIGNALS
from dashboards.digesting import send_round
from dashboards.models import DigestRhythm, Hearing
from dashboards.selectors.digests import Round
from people.calendar import local_date
from people.demonstration import SIGN_INS, WARD_LEAD
from people.models import Organisation, User

KNOWN = {person.email for person in SIGN_INS}


def test_nobody_else_is_written_to(seeded: str) -> None:
    written_to = Hearing.objects.exclude(digest=DigestRhythm.OFF).select_related("user")

    assert WARD_LEAD.email in {hearing.user.email for hearing in written_to} <= KNOWN
    assert Hearing.objects.count() >= User.objects.exclude(email__in=KNOWN).count()


def test_news_is_of_charts_that_say_so_now(seeded: str) -> None:
    for change in VerdictChange.objects.select_related("measure__state"):
        assert change.after == change.measure.state.variation
        assert change.headline == change.measure.state.headline
        assert {change.before, change.after} & SIGNALS


def test_signals_of_the_whole_trust_came_on_different_days(seeded: str) -> None:
    days = set(VerdictChange.objects.values_list("at__date", flat=True))

    assert len(days) > 2
    assert VerdictChange.objects.exclude(
        measure__project__memberships__user__email__in=KNOWN
    ).exists()


def test_the_lead_finds_a_digest(seeded: str, mailoutbox: list[EmailMultiAlternatives]) -> None:
    trust, at = Organisation.objects.get(), timezone.now()

    send_round(Round(trust, DigestRhythm.DAILY, local_date(trust, at), at), at=at, most=50)

    letters = {message.to[0]: message for message in mailoutbox}
    assert "NEEDS YOU" in letters[WARD_LEAD.email].body
    assert letters.keys() <= KNOWN
