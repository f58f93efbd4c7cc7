"""What becomes of messages that a worker holds when it is stopped."""

import json

import redis

from common.background import hint
from people.tasks import send_written_mail
from qiplatform.celery import app
from qiplatform.embedded.ports import free_port
from tests.stack import OwnRedis, Stack, wait_until


def test_a_worker_that_is_stopped_gives_back_the_mail_that_it_could_not_send(
    own_stack: Stack, own_redis: OwnRedis
) -> None:
    without_mail_server = {"EMAIL_URL": f"smtp://127.0.0.1:{free_port()}"}
    stack = Stack(own_stack.environment | without_mail_server, own_stack.folder)
    broker = redis.Redis.from_url(own_redis.server.url())
    with stack.worker("entry"):
        assert hint(send_written_mail, subject="Your link", body="…", to=["ada@example.org"])
        wait_until(mail_is_put_off, what="a mail to be put off")
        assert broker.llen("entry") == 0

    (message,) = broker.lrange("entry", 0, -1)
    assert json.loads(message)["headers"]["task"] == "people.send_mail"


def mail_is_put_off() -> bool:
    held = app.control.inspect().scheduled() or {}
    return any(held.values())
