"""The Celery application: two queues, JSON only, hints that never hold a request.

Messages are hints. PostgreSQL knows what is to be recomputed (see docs/architecture.md), so a
message may be lost, doubled or late without harm.
"""

import os

from celery import Celery, Task
from celery.schedules import crontab
from celery.signals import task_prerun, worker_process_init
from django.db import close_old_connections
from kombu import Queue

from qiplatform.memory import spare_the_collector

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qiplatform.settings")

# Redis would keep every message that a worker holds, to deliver it again an hour after the worker
# was killed: long before, the sweeper has sent a new hint at whatever still waits.
_NO_SECOND_DELIVERY = {"ack_emulation": False}

app = Celery("qiplatform")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_queues=[Queue("entry"), Queue("bulk")],
    task_default_queue="entry",
    task_serializer="json",
    accept_content=["json"],
    task_ignore_result=True,
    task_time_limit=120,
    task_soft_time_limit=100,
    worker_prefetch_multiplier=1,
    worker_hijack_root_logger=False,
    broker_connection_retry_on_startup=True,
    task_publish_retry=False,
    broker_transport_options=_NO_SECOND_DELIVERY,
    CELERY_DB_REUSE_MAX=1_000_000_000,  # see `_look_after_connections`
    beat_schedule={
        "hint-at-stale-analyses": {
            "task": "charts.hint_at_stale",
            "schedule": 10.0,
            "options": {"queue": "bulk", "expires": 10},
        },
        "hint-at-stale-summaries": {
            "task": "dashboards.hint_at_stale",
            "schedule": 10.0,
            "options": {"queue": "bulk", "expires": 10},
        },
        "hint-at-waiting-loads": {
            "task": "feeds.hint_at_waiting",
            "schedule": 10.0,
            "options": {"queue": "bulk", "expires": 10},
        },
        "hint-at-waiting-archives": {
            "task": "archives.hint_at_waiting",
            "schedule": 10.0,
            "options": {"queue": "bulk", "expires": 10},
        },
        "send-digests": {
            "task": "dashboards.send_digests",
            "schedule": 60.0,
            "options": {"queue": "bulk", "expires": 60},
        },
        "report-usage": {
            "task": "dashboards.report_usage",
            "schedule": 1800.0,
            "options": {"queue": "bulk", "expires": 1800},
        },
        "remove-old-history": {
            "task": "people.remove_old_history",
            "schedule": crontab(hour=3, minute=20),
            "options": {"queue": "bulk", "expires": 3600},
        },
    },
)


def _bounded_broker() -> None:
    """A web process gives up on an absent or hung Redis within a second.

    Not for workers: they wait on the socket by design.
    """
    app.conf.update(
        broker_connection_timeout=1,
        broker_transport_options=_NO_SECOND_DELIVERY
        | {
            "max_retries": 0,
            "interval_start": 0,
            "interval_step": 0,
            "interval_max": 0,
            "socket_connect_timeout": 0.5,
            "socket_timeout": 1,
        },
    )


def _is_worker() -> bool:
    from django.conf import settings

    return settings.CELERY_WORKER_ROLE


if not _is_worker():
    _bounded_broker()

app.autodiscover_tasks()


@worker_process_init.connect
def _spare_the_collector(**_: object) -> None:
    spare_the_collector()


@task_prerun.connect
def _look_after_connections(task: Task, **_: object) -> None:
    """As at the start of a request: one that is old or broken is closed, a good one stays.

    Celery by itself closes it after every task, and to open another takes as long as to draw a
    chart. A task that runs where it was called leaves the connection of its caller alone.
    """
    if not task.request.is_eager:
        close_old_connections()
