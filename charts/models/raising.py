"""The triggers that make every stored analysis know that its data has moved on.

A measure's state row carries `data_version`. Whatever changes something that the analysis reads
raises it in the same transaction, at statement level: a form, a bulk load, a line of SQL. The
row lock that goes with it makes writers of one measure commit in the order of their versions, so
a reader that sees version k sees exactly the first k changes. What teams measure alike has to be
added up again then (`charts.models.rolling_up`).

The state itself changes three times until a chart is fresh: raised, claimed and published. Its own
triggers go by row, with a condition on columns, so that those three cost no more than they must.
"""

from collections.abc import Sequence

import pgtrigger

# One lock order for all writers: state rows are locked by ascending measure before they change.
# An insert that replaces what is there calls the triggers of an update as well, mostly for nothing.
_RAISE = """
    IF changed = '{}' THEN RETURN NULL; END IF;
    PERFORM 1 FROM charts_measurestate WHERE measure_id = ANY (changed)
      ORDER BY measure_id FOR NO KEY UPDATE;
    UPDATE charts_measurestate
       SET data_version = data_version + 1,
           dirty_since = COALESCE(dirty_since, clock_timestamp()),
           not_before = CASE WHEN attempts >= 8 THEN NULL ELSE not_before END,
           attempts = 0
     WHERE measure_id = ANY (changed);
    INSERT INTO charts_rollupdue (definition_id)
    SELECT DISTINCT shared_id FROM charts_measure
     WHERE id = ANY (changed) AND shared_id IS NOT NULL;
    RETURN NULL;
"""
_CHANGED = [("changed", "bigint[]")]


def raise_with_rows() -> list[pgtrigger.Trigger]:
    """For a table whose rows carry `measure_id`: raise on insert, change and deletion of rows."""
    return [
        _trigger(
            "raise_on_insert",
            pgtrigger.Insert,
            pgtrigger.Referencing(new="new_rows"),
            "SELECT measure_id FROM new_rows",
        ),
        _trigger(
            "raise_on_update",
            pgtrigger.Update,
            pgtrigger.Referencing(new="new_rows", old="old_rows"),
            "SELECT measure_id FROM (TABLE new_rows EXCEPT TABLE old_rows) AS arrived"
            " UNION SELECT measure_id FROM (TABLE old_rows EXCEPT TABLE new_rows) AS left_behind",
        ),
        _trigger(
            "raise_on_delete",
            pgtrigger.Delete,
            pgtrigger.Referencing(old="old_rows"),
            "SELECT measure_id FROM old_rows",
        ),
    ]


def raise_on_change(columns: Sequence[str]) -> pgtrigger.Trigger:
    """For the measure itself: raise when one of `columns` really changed."""
    differs = " OR ".join(f"o.{c} IS DISTINCT FROM n.{c}" for c in columns)
    return _trigger(
        "raise_on_change",
        pgtrigger.Update,
        pgtrigger.Referencing(new="new_rows", old="old_rows"),
        f"SELECT n.id FROM new_rows n JOIN old_rows o ON o.id = n.id WHERE {differs}",
    )


def start_state() -> pgtrigger.Trigger:
    """A new measure has a state from its first moment, waiting for its first analysis."""
    return pgtrigger.Trigger(
        name="start_state",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        level=pgtrigger.Statement,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func="""
            INSERT INTO charts_measurestate
                (measure_id, organisation_id, points, data_version, analysed_version, dirty_since,
                 attempts, engine_version, input_digest, last_error, headline, detail, tone,
                 variation, assurance, chart_wide, chart_narrow, chart_small, alt_text)
            SELECT id, organisation_id, 0, 1, 0, clock_timestamp(),
                   0, '', '', '', '', '', '', '', '', '', '', '', '' FROM new_rows;
            RETURN NULL;
        """,
    )


def note_verdict_changes() -> pgtrigger.Trigger:
    """Publishing an analysis that says something else than the one before is written down.

    Of the same data, a change comes from the engine; without a newer period, from a correction.
    """
    return pgtrigger.Trigger(
        name="note_verdict_change",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("variation"),
        condition=~pgtrigger.Q(old__variation="")
        & pgtrigger.Q(old__variation__df=pgtrigger.F("new__variation")),
        func="""
            INSERT INTO charts_verdictchange
                   (organisation_id, measure_id, at, before, after, headline, cause)
            VALUES (NEW.organisation_id, NEW.measure_id, clock_timestamp(), OLD.variation,
                    NEW.variation, NEW.headline,
                    CASE WHEN OLD.analysed_version = NEW.analysed_version THEN 'new_engine'
                         WHEN NEW.latest_period > OLD.latest_period OR OLD.latest_period IS NULL
                         THEN 'new_data' ELSE 'correction' END);
            RETURN NULL;
        """,
    )


def _trigger(
    name: str, operation: pgtrigger.Operation, referencing: pgtrigger.Referencing, changed: str
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        level=pgtrigger.Statement,
        referencing=referencing,
        declare=_CHANGED,
        func=f"changed := ARRAY(SELECT DISTINCT ids.* FROM ({changed}) AS ids);" + _RAISE,
    )
