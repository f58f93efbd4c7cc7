"""The triggers that write down whom to tell, in the transaction of what happened.

So nothing is told that did not happen, and nothing that happened is forgotten, whoever wrote it:
a form, the API, a worker that publishes an analysis. Where nobody wants to know, each costs one
look at an empty table.
"""

import pgtrigger

from charts.models import VerdictChange
from charts.models.measure_state import SIGNALS
from feeds.vocabulary import Event, Topic
from pdsa.models import Cycle
from projects.models import BarrierStep

_SIGNALS = ", ".join(f"'{signal.value}'" for signal in sorted(SIGNALS))
_TELL = """
    INSERT INTO feeds_delivery
           (public_id, created_at, organisation_id, webhook_id, event, subject, detail,
            happened_at, state, attempts, not_before, failure)
    SELECT gen_random_uuid(), clock_timestamp(), w.organisation_id, w.id, {event}, NEW.id, {detail},
           clock_timestamp(), 'waiting', 0, clock_timestamp(), ''
      FROM feeds_webhook w
      JOIN {source}
      JOIN people_unit u ON u.id = {unit}
     WHERE w.organisation_id = NEW.organisation_id AND '{topic}' = ANY (w.topics)
       AND w.unit_id = ANY (u.path) AND {is_open};
    RETURN NULL;
"""


def _telling(
    operation: pgtrigger.Operation,
    condition: pgtrigger.Condition | None = None,
    *,
    topic: Topic,
    event: str,
    source: str,
    unit: str,
    is_open: str,
    detail: str = "''",
) -> pgtrigger.Trigger:
    func = _TELL.format(
        topic=topic.value, event=event, source=source, unit=unit, is_open=is_open, detail=detail
    )
    return pgtrigger.Trigger(
        name="tell_webhooks",
        when=pgtrigger.After,
        operation=operation,
        condition=condition,
        func=func,
    )


class VerdictChangeToTell(VerdictChange):
    """A signal that came or went. What only a newer version of the analysis says is no news."""

    class Meta:
        proxy = True
        triggers = [
            _telling(
                pgtrigger.Insert,
                pgtrigger.Condition(
                    f"NEW.cause <> '{VerdictChange.Cause.NEW_ENGINE.value}'"
                    f" AND (NEW.before IN ({_SIGNALS}) OR NEW.after IN ({_SIGNALS}))"
                ),
                topic=Topic.SIGNAL,
                event=f"CASE WHEN NEW.after IN ({_SIGNALS})"
                f" THEN '{Event.SIGNAL_APPEARED.value}' ELSE '{Event.SIGNAL_ENDED.value}' END",
                source="charts_measure m ON m.id = NEW.measure_id"
                " LEFT JOIN projects_project p ON p.id = m.project_id",
                unit="m.unit_id",
                is_open="(p.id IS NULL OR p.visibility = 'open')",
            )
        ]


class CycleToTell(Cycle):
    """A decision, or another one than before."""

    class Meta:
        proxy = True
        triggers = [
            _telling(
                pgtrigger.UpdateOf("decision"),
                pgtrigger.Condition("NEW.decision <> '' AND NEW.decision <> OLD.decision"),
                topic=Topic.DECISION,
                event=f"'{Event.CYCLE_DECIDED.value}'",
                detail="NEW.decision",
                source="projects_project p ON p.id = NEW.project_id",
                unit="p.unit_id",
                is_open="p.visibility = 'open'",
            )
        ]


class BarrierStepToTell(BarrierStep):
    """A step, or one that was taken back."""

    class Meta:
        proxy = True
        triggers = [
            _telling(
                pgtrigger.Insert | pgtrigger.UpdateOf("undone_at"),
                topic=Topic.BARRIER,
                event=f"CASE WHEN TG_OP = 'INSERT' THEN 'barrier.' || NEW.kind"
                f" ELSE '{Event.BARRIER_UNDONE.value}' END",
                source="projects_barrier b ON b.id = NEW.barrier_id"
                " JOIN projects_project p ON p.id = b.project_id",
                unit="p.unit_id",
                is_open="p.visibility = 'open'",
            )
        ]
