"""gunicorn's settings, the same for the demonstration, the tests and production.

Threads hold waiting answers and long downloads without keeping pages from others.
"""

import os

worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = int(os.environ.get("WEB_THREADS", "8"))
timeout = 60
graceful_timeout = 8  # below the ten seconds after which whoever runs us kills us
keepalive = 5
control_socket_disable = True  # it would let any process of this account steer the server
accesslog = None  # every request is already one structured line
errorlog = "-"
