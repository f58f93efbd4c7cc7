"""When somebody last did something in a project's record, from its history and its own days.

What the portfolio does to many projects at once is left out: a nudge wakes nobody's clock.
"""

_TRACKED = (  # (history, how its rows belong to the project)
    ("projects_projectevent", "e.pgh_obj_id = seen.project_id"),
    ("projects_projectmembershipevent", "e.project_id = seen.project_id"),
    ("projects_charterevent", "e.project_id = seen.project_id"),
    ("projects_aimevent", "e.project_id = seen.project_id"),
    ("projects_commentevent", "e.project_id = seen.project_id"),
    ("projects_attachmentevent", "e.project_id = seen.project_id"),
    ("projects_reviewevent", "e.project_id = seen.project_id"),
    ("projects_barrierevent", "e.project_id = seen.project_id"),
    ("projects_progressscoreevent", "e.project_id = seen.project_id"),
    ("projects_toldimprovementevent", "e.project_id = seen.project_id"),
    ("projects_stagerecordevent", "e.project_id = seen.project_id"),
    ("projects_closingsummaryevent", "e.project_id = seen.project_id"),
    (
        "projects_diagramnodeevent",
        "e.diagram_id = (SELECT id FROM projects_driverdiagram g"
        " WHERE g.project_id = seen.project_id)",
    ),
    (
        "projects_diagramlinkevent",
        "e.diagram_id = (SELECT id FROM projects_driverdiagram g"
        " WHERE g.project_id = seen.project_id)",
    ),
    ("charts_measureevent", "e.project_id = seen.project_id"),
    ("charts_phaseevent", "e.measure_id = ANY (seen.own_measures)"),
    ("charts_annotationevent", "e.measure_id = ANY (seen.own_measures)"),
    ("pdsa_cycleevent", "e.project_id = seen.project_id"),
    ("pdsa_cycletaskevent", "e.cycle_id = ANY (seen.own_cycles)"),
    ("pdsa_predictionevent", "e.cycle_id = ANY (seen.own_cycles)"),
)
_ACTS = "\n        UNION ALL ".join(
    f"SELECT max(e.pgh_created_at) FROM {history} e WHERE {belongs}"
    " AND e.pgh_context ->> 'by' IS NOT NULL AND e.pgh_context ->> 'act' NOT LIKE 'portfolio.%%'"
    for history, belongs in _TRACKED
)
# Days that the record itself gives: they hold for what was brought in from elsewhere, too, such as
# from an export, which has no history. A question may be a nudge, and an answer to it follows.
_STAMPS = """
        UNION ALL SELECT max(y.made_at) FROM charts_entry y
         WHERE y.measure_id = ANY (seen.own_measures)
        UNION ALL SELECT greatest(max(y.planned_at), max(y.done_at), max(y.studied_at),
                                  max(y.decided_at)) FROM pdsa_cycle y
         WHERE y.project_id = seen.project_id
        UNION ALL SELECT greatest(max(y.claimed_at), max(y.countersigned_at))
          FROM projects_progressscore y WHERE y.project_id = seen.project_id
        UNION ALL SELECT greatest(max(y.submitted_at), max(y.decided_at))
          FROM projects_charter y WHERE y.project_id = seen.project_id
        UNION ALL SELECT max(y.written_at) FROM projects_comment y
         WHERE y.project_id = seen.project_id AND NOT y.is_question
        UNION ALL SELECT max(y.uploaded_at) FROM projects_attachment y
         WHERE y.project_id = seen.project_id
        UNION ALL SELECT greatest(max(y.asked_at), max(y.reviewed_at), max(y.settled_at))
          FROM projects_review y WHERE y.project_id = seen.project_id
        UNION ALL SELECT greatest(max(y.raised_at), max(y.resolved_at)) FROM projects_barrier y
         WHERE y.project_id = seen.project_id
        UNION ALL SELECT max(y.told_at) FROM projects_toldimprovement y
         WHERE y.project_id = seen.project_id
        UNION ALL SELECT max(y.written_at) FROM projects_aim y
         WHERE y.project_id = seen.project_id
        UNION ALL SELECT max(y.written_at) FROM projects_closingsummary y
         WHERE y.project_id = seen.project_id
"""
# The newest number of a measure that no warehouse fills is somebody's work as well, of the day
# on which it could first be known (`charts.periods.due_on`).
ACTIVE_ON = f"""
    SELECT greatest(
               seen.started_on,
               (SELECT max(s.latest_period + CASE m.rhythm WHEN 'week' THEN interval '7 days'
                                             WHEN 'month' THEN interval '1 month'
                                             WHEN 'quarter' THEN interval '3 months'
                                             ELSE interval '0 days' END)::date
                  FROM charts_measure m JOIN charts_measurestate s ON s.measure_id = m.id
                 WHERE m.project_id = seen.project_id AND m.warehouse_code = ''),
               ((SELECT max(at) FROM (
        {_ACTS}{_STAMPS}
               ) AS acts(at)) AT TIME ZONE seen.time_zone)::date
           ) AS last_active_on
"""
