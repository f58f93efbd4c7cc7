"""Addresses of measures, their numbers and their charts."""

from django.urls import include, path

from charts import routing  # noqa: F401 -- registers what a period looks like in an address
from charts.views import (
    chart,
    downloads,
    entry_links,
    grid,
    logging,
    measurements,
    measures,
    project_sheets,
    proposals,
    removing,
    shaping,
    sheets,
    teams,
)

_one_measure = [
    path("", chart.measure, name="measure"),
    path("analysis/", chart.measure_analysis, name="measure_analysis"),
    path("edit/", measures.measure_edit, name="measure_edit"),
    path("close/", measures.measure_close, name="measure_close"),
    path("reopen/", measures.measure_reopen, name="measure_reopen"),
    path("data/", measurements.measurement_new, name="measurement_new"),
    path("data/many/", grid.measurement_grid, name="measurement_grid"),
    path("data/sheet/", sheets.measure_sheet, name="measure_sheet"),
    path("data/sheet/template.xlsx", sheets.measure_template, name="measure_template"),
    path("data/sheet/template.csv", sheets.measure_template_csv, name="measure_template_csv"),
    path("data/check/", grid.measurement_check, name="measurement_check"),
    path(
        "data/<period:period>/withdraw/",
        measurements.measurement_withdraw,
        name="measurement_withdraw",
    ),
    path("data/<period:period>/include/", removing.exclusion_remove, name="exclusion_remove"),
    path("entries/<uuid:entry_id>/undo/", measurements.entry_undo, name="entry_undo"),
    path("notes/new/", shaping.annotation_new, name="annotation_new"),
    path("phases/new/", shaping.phase_new, name="phase_new"),
    path("baseline/", shaping.baseline_edit, name="baseline_edit"),
    path("exclusions/", shaping.exclusion_edit, name="exclusion_edit"),
    path("method/", shaping.method_edit, name="method_edit"),
    path("teams/", teams.measure_teams, name="measure_teams"),
    path("teams/add-up/", teams.measure_roll_up, name="measure_roll_up"),
    path("teams/compare/", teams.comparison_switch, name="comparison_switch"),
    path("share/", teams.measure_share, name="measure_share"),
    path("leave/", teams.measure_leave, name="measure_leave"),
    path("ways-to-log/", entry_links.ways_to_log, name="ways_to_log"),
    path(
        "ways-to-log/<uuid:link_id>/revoke/",
        entry_links.entry_link_revoke,
        name="entry_link_revoke",
    ),
    path(
        "ways-to-log/<uuid:link_id>/code.svg", entry_links.entry_link_code, name="entry_link_code"
    ),
    path(
        "ways-to-log/<uuid:link_id>/poster/",
        entry_links.entry_link_poster,
        name="entry_link_poster",
    ),
    path("chart.xlsx", downloads.measure_xlsx, name="measure_xlsx"),
    path("chart.csv", downloads.measure_csv, name="measure_csv"),
    path("chart.svg", downloads.measure_svg, name="measure_svg"),
    path("chart.png", downloads.measure_png, name="measure_png"),
    path("figure.json", downloads.measure_figure, name="measure_figure"),
]

_measures_of_a_project = [
    path("new/", measures.measure_new, name="measure_new"),
    path("all.xlsx", downloads.project_xlsx, name="project_xlsx"),
    path("sheet/", project_sheets.project_sheet, name="project_sheet"),
    path("sheet/template.xlsx", project_sheets.project_template, name="project_template"),
    path(
        "sheet/<uuid:entry_key>/undo/", project_sheets.project_sheet_undo, name="project_sheet_undo"
    ),
]

urlpatterns = [
    path("log/<str:code>/", logging.log_number, name="log_number"),
    path("projects/<uuid:public_id>/measures/", include(_measures_of_a_project)),
    path("measures/<uuid:public_id>/", include(_one_measure)),
    path("notes/<uuid:public_id>/remove/", removing.annotation_remove, name="annotation_remove"),
    path("phases/proposed/", proposals.phases_proposed, name="phases_proposed"),
    path("phases/<uuid:public_id>/remove/", removing.phase_remove, name="phase_remove"),
]
