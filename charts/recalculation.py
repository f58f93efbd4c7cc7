"""Keeping every stored analysis equal to the analysis of the stored data.

The order of steps makes it exact: the version is read before the data, and the result is
published only by comparing versions. Nothing is locked while computing. A worker that dies
leaves a lease that runs out, or none where it was the first to look; a measure that cannot be
analysed backs off and is parked where people can see it; new data wakes it up
(docs/adr/0003-recompute.md).
"""

from collections.abc import Iterable

import structlog
from django.db import connection
from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone, translation

from charts.adapters import data_of, plan_of, series_of, spec_of
from charts.engine import ENGINE_VERSION, EngineError, analyse
from charts.models import Annotation, Measure, MeasureState, Phase
from charts.stored import StoredAnalysis, refusal, stored_analysis
from common.prepared import Given, planned
from people.models import Organisation

log = structlog.get_logger(__name__)

_CLAIM = """
    UPDATE charts_measurestate
       SET attempts = attempts + 1,
           not_before = clock_timestamp()
                        + make_interval(secs => LEAST(3600, 5 * power(2, attempts)))
     WHERE measure_id = %(measure)s
       AND (analysed_version < data_version OR engine_version <> %(engine)s)
       AND (not_before IS NULL OR not_before <= clock_timestamp())
       AND attempts < %(most)s
 RETURNING data_version
"""
_PUBLISH = """
    UPDATE charts_measurestate
       SET analysed_version = %(version)s, engine_version = %(engine)s,
           computed_at = clock_timestamp(), attempts = 0, not_before = NULL, last_error = '',
           dirty_since = CASE WHEN data_version = %(version)s THEN NULL ELSE dirty_since END,
           varied_at = CASE WHEN variation = %(variation)s AND varied_at IS NOT NULL
                            THEN varied_at ELSE clock_timestamp() END,
           {columns}
     WHERE measure_id = %(measure)s
       AND (analysed_version < %(version)s
            OR (analysed_version = %(version)s AND engine_version <> %(engine)s))
 RETURNING data_version > %(version)s
"""


def recompute(measure_ids: Iterable[int], *, just_changed: bool = False) -> list[int]:
    """Analyse these measures where their stored analysis is behind; leave the others alone.

    Safe to run twice, late, at the same time elsewhere, or after a measure is gone. Must not run
    inside a transaction. Whoever is told that they have `just_changed` takes no lease: nobody else
    is at them, and if this try dies, the next one takes it. Returns the measures for which
    something was published.
    """
    return [measure for measure in measure_ids if _recompute_one(measure, just_changed)]


def stale_measures(*, most: int) -> list[int]:
    """Measures that wait for an analysis and may be tried now, longest waiting first."""
    return list(
        MeasureState.objects.stale(ENGINE_VERSION)
        .filter(
            Q(not_before=None) | Q(not_before__lte=timezone.now()),
            attempts__lt=MeasureState.MOST_ATTEMPTS,
        )
        .order_by("dirty_since", "measure_id")
        .values_list("measure_id", flat=True)[:most]
    )


def analyse_all_anew(organisation: Organisation) -> None:
    """Make every stored analysis of an organisation stale, for all it says is to be said again.

    Inside the act that asks for it, whose history names its author. Two queries.
    """
    states = MeasureState.objects.filter(organisation=organisation)
    list(states.order_by("pk").select_for_update(no_key=True).values_list("pk"))  # the lock order
    states.update(
        data_version=F("data_version") + 1,
        dirty_since=Coalesce("dirty_since", timezone.now()),
        attempts=0,
        not_before=None,
    )


def fresh_analysis(measure_id: int) -> StoredAnalysis:
    """What the stored analysis of a measure should say, computed now from the stored data."""
    measure = _measure.first(measure=measure_id)
    if measure is None:
        raise Measure.DoesNotExist
    return _analysed(measure)


def _recompute_one(measure_id: int, just_changed: bool) -> bool:
    published = False
    while just_changed or _claim(measure_id):
        measure = _measure.first(measure=measure_id)  # the version first ...
        if measure is None or not measure.is_behind:  # type: ignore[attr-defined]
            return published
        try:
            result = _analysed(measure)  # ... and the data after it
        except Exception as error:  # noqa: BLE001  (one bad measure must not stop the others)
            if just_changed:
                _claim(measure_id)  # so that the next try waits
            _note_failure(measure_id, error)
            return published
        version = measure.data_version  # type: ignore[attr-defined]
        moved_on = _publish(measure_id, version, result)
        published = True
        if not moved_on:
            return True
    return published


def _claim(measure_id: int) -> int | None:
    """Take the lease on a measure that needs work; None when it does not or is leased."""
    with connection.cursor() as cursor:
        cursor.execute(
            _CLAIM,
            {
                "measure": measure_id,
                "engine": ENGINE_VERSION,
                "most": MeasureState.MOST_ATTEMPTS,
            },
        )
        row = cursor.fetchone()
    return row[0] if row else None


@planned
def _measure() -> QuerySet[Measure]:
    """The measure, whether its analysis is behind which version of its data, and what to read."""
    phases, notes = (parts.objects.filter(measure=OuterRef("pk")) for parts in (Phase, Annotation))
    measures = Measure.objects.select_related("unit", "organisation")
    return measures.filter(pk=Given("measure", BigIntegerField())).annotate(
        data_version=F("state__data_version"),
        is_behind=Q(state__analysed_version__lt=F("state__data_version"))
        | ~Q(state__engine_version=ENGINE_VERSION),
        has_parts=Exists(phases) | Exists(notes),
    )


def _analysed(measure: Measure) -> StoredAnalysis:
    """The analysis with its words and drawings; a refusal of the engine is a result too.

    Both are shared by all who look, so they speak the organisation's language.
    """
    data = data_of(measure, has_parts=measure.has_parts)  # type: ignore[attr-defined]
    with translation.override(measure.organisation.language):
        try:
            analysis = analyse(series_of(data), plan_of(data))
        except EngineError as error:
            return refusal(error)
        return stored_analysis(analysis, spec_of(data, analysis))


def _publish(measure_id: int, version: int, result: StoredAnalysis) -> bool:
    """Store a result if it is newer than the stored one. Returns whether data moved on since."""
    columns = result.as_columns()
    statement = _PUBLISH.format(columns=", ".join(f"{name} = %({name})s" for name in columns))
    with connection.cursor() as cursor:
        cursor.execute(
            statement,
            {
                **columns,
                "measure": measure_id,
                "version": version,
                "engine": ENGINE_VERSION,
            },
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def _note_failure(measure_id: int, error: Exception) -> None:
    """Write down why, where the page can show it. The lease is the back-off."""
    log.exception("analysis_failed", measure=measure_id)
    MeasureState.objects.filter(pk=measure_id).update(
        last_error=f"{type(error).__name__}: {error}"[:2000]
    )
