"""Which broker this test process sends its hints to."""

from kombu import pools

from common import background
from qiplatform.celery import app


def send_hints_to(address: str) -> None:
    """Use the broker at that address from now on, with fresh connections and nothing to forgive."""
    app.close()
    pools.reset()
    app._pool = app.amqp._producer_pool = None
    app.conf.broker_url = app.conf.broker_read_url = app.conf.broker_write_url = address
    background._quiet_until = 0.0
