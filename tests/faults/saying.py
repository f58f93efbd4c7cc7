"""Which broker this test process sends its hints to."""

from common import background
from qiplatform.celery import app
from tests.stack import OwnRedis


def hint_to(redis: OwnRedis) -> None:
    """Send the hints of this process to that Redis from now on."""
    app.close()
    app.conf.broker_url = redis.server.url()
    app.conf.broker_read_url = app.conf.broker_write_url = redis.server.url()
    background._quiet_until = 0.0
