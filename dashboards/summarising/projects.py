"""A project with its measures and its record, in one statement."""

from charts.models.measure_state import SIGNALS
from charts.periods import patience
from charts.vocabulary import Rhythm, Staleness
from dashboards.summarising.activity import ACTIVE_ON
from dashboards.summarising.measures import COUNTS, STORE
from people.roles import ProjectRole
from projects.models.barrier import WAITING

_SIGNALS = ", ".join(f"'{variation.value}'" for variation in sorted(SIGNALS))
_WAITING = ", ".join(f"'{state.value}'" for state in WAITING)


def _from(staleness: Staleness) -> str:
    """The day on which a measure `m` with state `s` becomes so stale; none for rare events."""
    patient = " ".join(
        f"WHEN '{rhythm.value}' THEN {patience(rhythm, staleness)}"
        for rhythm in Rhythm
        if rhythm is not Rhythm.EVENT
    )
    return f"COALESCE(s.latest_period, m.starts_on) + CASE m.rhythm {patient} END"


_SEEN = """
    SELECT wanted.project_id, wanted.facts_version, wanted.suggested,
           (SELECT p.started_on FROM projects_project p
             WHERE p.id = wanted.project_id) AS started_on,
           (SELECT o.time_zone FROM projects_project p
              JOIN people_organisation o ON o.id = p.organisation_id
             WHERE p.id = wanted.project_id) AS time_zone,
           (SELECT h.next_meeting_on FROM projects_charter h
             WHERE h.project_id = wanted.project_id) AS next_meeting_on,
           ARRAY(SELECT m.id FROM charts_measure m
                  WHERE m.project_id = wanted.project_id) AS own_measures,
           ARRAY(SELECT y.id FROM pdsa_cycle y
                  WHERE y.project_id = wanted.project_id) AS own_cycles
      FROM unnest(%(ids)s::bigint[], %(versions)s::bigint[], %(suggested)s::numeric[])
           AS wanted(project_id, facts_version, suggested)
"""
_OF_MEASURES = """
      FROM charts_measure m LEFT JOIN charts_measurestate s ON s.measure_id = m.id
     WHERE m.project_id = seen.project_id AND m.closed_on IS NULL
"""
_MAIN = f"""
    SELECT m.id, s.headline, s.variation,
           {_from(Staleness.QUIET)} AS quiet_from, {_from(Staleness.SILENT)} AS silent_from
    {_OF_MEASURES}
     ORDER BY array_position(ARRAY['outcome', 'process', 'balancing'], m.role),
              s.points DESC, m.id
     LIMIT 1
"""
_UNSEEN = f"""
    SELECT count(*) AS signals, min(s.varied_at) AS since,
           count(*) FILTER (WHERE s.variation = 'concern') AS concerns
    {_OF_MEASURES}
       AND s.variation IN ({_SIGNALS})
       AND s.varied_at IS DISTINCT FROM (
           SELECT w.varied_at FROM charts_signalseen w WHERE w.measure_id = m.id)
"""
_SCORE = """
    SELECT y.score, y.claimed_at, y.countersigned_at IS NOT NULL AS is_countersigned
      FROM projects_progressscore y WHERE y.project_id = seen.project_id
     ORDER BY y.claimed_at DESC, y.id DESC LIMIT 1
"""
# A test without a planned end is over the day after it began, as for the home page.
_TESTS = """
    SELECT count(*) AS running,
           array_agg(COALESCE(y.ended_on, y.planned_end, y.started_on + 1)
                     ORDER BY COALESCE(y.ended_on, y.planned_end, y.started_on + 1)) AS ends
      FROM pdsa_cycle y
     WHERE y.project_id = seen.project_id AND y.started_on IS NOT NULL AND y.studied_at IS NULL
"""
_ASKED = """
    SELECT count(*) AS questions, min(y.written_at) AS oldest
      FROM projects_comment y
     WHERE y.project_id = seen.project_id
       AND y.is_question AND y.answered_at IS NULL AND y.removed_at IS NULL
"""
_BARRED = f"""
    SELECT count(*) AS barriers, min(y.raised_at) AS oldest
      FROM projects_barrier y
     WHERE y.project_id = seen.project_id AND y.state IN ({_WAITING})
"""
_CONTACT = f"""
    SELECT greatest(
               (SELECT max(y.happened_on) FROM projects_coachingnote y
                 WHERE y.project_id = seen.project_id),
               (greatest(
                   (SELECT max(y.reviewed_at) FROM projects_review y
                     WHERE y.project_id = seen.project_id),
                   (SELECT max(y.written_at) FROM projects_comment y
                     WHERE y.project_id = seen.project_id AND y.written_by_id IN (
                         SELECT user_id FROM projects_projectmembership t
                          WHERE t.project_id = seen.project_id
                            AND t.role = '{ProjectRole.COACH.value}'))
               ) AT TIME ZONE seen.time_zone)::date
           ) AS last_on
"""
_STORE = STORE.replace("= seen.", "= f.").replace("= c.", "= f.")
# Each part is found for one project at a time, by its key, and all of it before anything is
# stored: the work grows with the projects that are behind and with nothing else, whatever the
# planner believes of how many there are.
PROJECT = f"""
    WITH seen AS MATERIALIZED ({_SEEN}), found AS MATERIALIZED (
        SELECT seen.project_id, seen.facts_version, seen.suggested, seen.next_meeting_on,
               c.*, active.last_active_on, contact.last_on, tests.ends, tests.running,
               unseen.signals, unseen.since, unseen.concerns,
               asked.questions, asked.oldest AS oldest_question,
               barred.barriers, barred.oldest AS oldest_barrier,
               main.id AS main_id, main.headline, main.variation, main.quiet_from,
               main.silent_from, score.score, score.claimed_at, score.is_countersigned
          FROM seen
         CROSS JOIN LATERAL (SELECT {COUNTS} {_OF_MEASURES}) AS c
         CROSS JOIN LATERAL ({ACTIVE_ON}) AS active
         CROSS JOIN LATERAL ({_UNSEEN}) AS unseen
         CROSS JOIN LATERAL ({_TESTS}) AS tests
         CROSS JOIN LATERAL ({_ASKED}) AS asked
         CROSS JOIN LATERAL ({_BARRED}) AS barred
         CROSS JOIN LATERAL ({_CONTACT}) AS contact
          LEFT JOIN LATERAL ({_MAIN}) AS main ON true
          LEFT JOIN LATERAL ({_SCORE}) AS score ON true
    )
    UPDATE dashboards_projectsummary t
    {_STORE}, main_measure_id = f.main_id, main_headline = COALESCE(f.headline, ''),
           main_variation = COALESCE(f.variation, ''),
           quiet_from = f.quiet_from, silent_from = f.silent_from,
           last_active_on = f.last_active_on,
           claimed_score = f.score, claimed_at = f.claimed_at,
           is_countersigned = COALESCE(f.is_countersigned, false),
           suggested_score = f.suggested,
           unstudied_ends = COALESCE(f.ends, '{{}}'), running_cycles = f.running,
           open_questions = f.questions, oldest_question_at = f.oldest_question,
           unseen_signals = f.signals, unseen_since = f.since, unseen_concerns = f.concerns,
           open_barriers = f.barriers, oldest_barrier_at = f.oldest_barrier,
           next_meeting_on = f.next_meeting_on, last_contact_on = f.last_on
      FROM found f
     WHERE t.project_id = f.project_id AND t.summarised_version < f.facts_version
 RETURNING t.project_id
"""
