"""gunicorn's settings, the same for the demonstration, the tests and production.

Threads hold waiting answers and long downloads without keeping pages from others.
"""

import os

from qiplatform.memory import spare_the_collector

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 8  # below the ten seconds after which whoever runs us kills us
keepalive = 5
limit_request_line = 8190  # the cursor of a feed names every transaction in flight
control_socket_disable = True  # it would let any process of this account steer the server
accesslog = None  # every request is already one structured line
errorlog = "-"


def post_worker_init(_worker: object) -> None:
    """Load every page's code before the first request."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018  (imports every view)
    spare_the_collector()
