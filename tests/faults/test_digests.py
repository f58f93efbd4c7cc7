"""Digests with real processes: asked for many times over, a worker that dies, a lost Redis."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from common.background import hint
from dashboards.models import Digest, DigestRhythm, Hearing
from dashboards.tasks import send_digests
from people.mailbox import newest_letters
from people.models import User
from tests.stack import OwnRedis, Stack, wait_until
from tests.world import World, a_measure, a_member, a_world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "mail"


@pytest.fixture
def stack(own_stack: Stack, folder: Path) -> Stack:
    """Processes whose mail arrives in a folder."""
    mail = {"MAIL_FOLDER": str(folder), "DEMONSTRATION": "true"}
    return replace(own_stack, environment=own_stack.environment | mail)


def people_waiting(count: int) -> set[str]:
    """So many people of a team who want a digest every morning, at noon of one. Their addresses."""
    world = a_world()
    it_is_noon_at(world)
    a_measure(world.project, world.lead)
    people = [world.lead, *(a_member(world.project, world.lead) for _ in range(count - 1))]
    long_ago = timezone.now() - timedelta(days=9)
    User.objects.update(created_at=long_ago)
    Hearing.objects.bulk_create(
        Hearing(
            organisation=world.organisation,
            user=person,
            digest=DigestRhythm.DAILY,
            digest_chosen_at=long_ago,
        )
        for person in people
    )
    return {person.email for person in people}


def it_is_noon_at(world: World) -> None:
    """Put the organisation where the clock shows twelve, whenever this test is run."""
    ahead = 12 - timezone.now().hour
    world.organisation.time_zone = f"Etc/GMT{-ahead:+}" if ahead else "Etc/GMT"
    world.organisation.save()


def letters(folder: Path) -> Counter[str]:
    return Counter(letter.to for letter in newest_letters(str(folder)))


def sent() -> int:
    return Digest.objects.filter(sent_at__isnull=False).count()


def test_each_gets_one_although_the_worker_dies_and_all_is_asked_for_many_times(
    stack: Stack, folder: Path
) -> None:
    people = people_waiting(30)

    with stack.worker(processes=2) as worker:
        for _ in range(4):
            hint(send_digests, queue="bulk")
        wait_until(lambda: sent() >= 5, what="the first digests")
        worker.kill()
        worker.restart()
        Digest.objects.filter(handed_over_at=None).update(not_before=timezone.now())
        for _ in range(4):
            hint(send_digests, queue="bulk")
        wait_until(
            lambda: Digest.objects.filter(handed_over_at__isnull=False).count() == len(people),
            seconds=60,
            what="all digests",
        )
        wait_until(lambda: sent() >= len(people) - 2, what="the last stamps")

    got = letters(folder)
    assert set(got.values()) == {1}
    # Of those that were being handed over by the two processes that died, nobody can know.
    assert len(people - set(got)) <= 2
    assert sent() <= len(got)


def test_without_redis_the_sweeper_sends_them(
    stack: Stack, own_redis: OwnRedis, folder: Path
) -> None:
    people = people_waiting(8)
    own_redis.kill()

    with stack.sweeper(seconds=1):
        wait_until(lambda: sent() == len(people), seconds=60, what="digests without Redis")

    assert letters(folder) == dict.fromkeys(people, 1)
