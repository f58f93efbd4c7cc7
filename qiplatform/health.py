"""Is the process alive, is it ready, and what waits: for supervisors and for Prometheus."""

from hmac import compare_digest

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from redis import Redis, RedisError

from charts.engine import ENGINE_VERSION
from charts.models import MeasureState
from common.heartbeats import seconds_since_beat

log = structlog.get_logger(__name__)


@login_not_required
def alive(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return JsonResponse({"status": "alive"})


@login_not_required
def ready(request: HttpRequest) -> HttpResponse:
    """Ready as soon as PostgreSQL answers. Redis may be away: nothing a person does needs it."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        waiting = _waiting()
    except DatabaseError as error:
        log.warning("not_ready", kind=type(error).__name__)
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ready", "broker": _broker_answers(), **waiting})


@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """What Prometheus reads. Not public: a token, or this machine itself."""
    if not _may_read_metrics(request):
        return HttpResponse("Not found", status=404, content_type="text/plain")
    registry = CollectorRegistry()
    figures = {**_waiting(), "broker_up": int(_broker_answers())}
    for name, figure in figures.items():
        if figure is not None:
            Gauge(f"qi_{name}", _MEANING[name], registry=registry).set(figure)
    return HttpResponse(generate_latest(registry), content_type="text/plain; version=0.0.4")


_MEANING = {
    "stale_count": "Measures whose stored analysis is of older data",
    "oldest_stale_seconds": "How long the longest waiting of them has waited",
    "failed_count": "Measures that could not be analysed and wait for new data or a mend",
    "seconds_since_sweep": "Seconds since the sweeper gave a sign of life",
    "broker_up": "Whether Redis answers",
}


def _waiting() -> dict[str, float | None]:
    stale = MeasureState.objects.stale(ENGINE_VERSION)
    oldest = stale.aggregate(at=Min("dirty_since"))["at"]
    return {
        "stale_count": stale.count(),
        "oldest_stale_seconds": (timezone.now() - oldest).total_seconds() if oldest else 0.0,
        "failed_count": MeasureState.objects.filter(
            attempts__gte=MeasureState.MOST_ATTEMPTS
        ).count(),
        "seconds_since_sweep": seconds_since_beat("sweeper"),
    }


def _broker_answers() -> bool:
    try:
        with Redis.from_url(
            settings.REDIS_URL, socket_connect_timeout=0.5, socket_timeout=0.5
        ) as client:
            return bool(client.ping())
    except RedisError:
        return False


def _may_read_metrics(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        return compare_digest(given.encode(), settings.METRICS_TOKEN.encode())
    return request.META.get("REMOTE_ADDR") in ("127.0.0.1", "::1")
