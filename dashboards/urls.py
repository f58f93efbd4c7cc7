from django.urls import URLPattern, URLResolver, include, path

from dashboards.views import (
    aim,
    audit,
    boxes,
    brief,
    charter,
    coaching,
    diagram,
    diagram_drafts,
    diagram_files,
    diagram_versions,
    digest,
    hearing,
    home,
    huddle,
    idea,
    ideas,
    interests,
    involvement,
    method,
    my_data,
    news,
    opportunities,
    others_data,
    pack_preparing,
    packs,
    participation,
    plain,
    portfolio,
    portfolio_acts,
    programme_edit,
    programme_guests,
    programme_measures,
    programme_places,
    programmes,
    project,
    projects,
    pulse,
    saved_views,
    score,
    search,
    similar,
    sponsor,
    strengths,
    survey,
    unit,
    unit_changes,
    unit_forum,
    unit_merge,
    usage,
    visits,
    wall,
    wall_links,
)

_one_box = [
    path("", boxes.box, name="box"),
    path("words/", boxes.box_words, name="box_words"),
    path("new/", boxes.box_new, name="box_new"),
    path("up/", boxes.box_move, {"up": True}, name="box_up"),
    path("down/", boxes.box_move, {"up": False}, name="box_down"),
    path("link/", boxes.box_link, name="box_link"),
    path("unlink/", boxes.box_unlink, name="box_unlink"),
    path("watch/", boxes.box_watch, name="box_watch"),
    path("unwatch/", boxes.box_unwatch, name="box_unwatch"),
    path("remove/", boxes.box_remove, name="box_remove"),
    path("put-back/", boxes.box_put_back, name="box_put_back"),
]
_diagram: list[URLPattern | URLResolver] = [
    path("", diagram.diagram, name="diagram"),
    path("start/", diagram.diagram_start, name="diagram_start"),
    path("boxes/<uuid:node_id>/", include(_one_box)),
    path("paste/", diagram_drafts.diagram_paste, name="diagram_paste"),
    path("import/", diagram_drafts.diagram_import, name="diagram_import"),
    path("versions/", diagram_versions.versions, name="diagram_versions"),
    path("versions/<str:day>/", diagram_versions.version, name="diagram_version"),
    *(
        path(
            f"diagram.{ending}", diagram_files.diagram_file, {"ending": ending}, f"diagram_{ending}"
        )
        for ending in diagram_files.FILES
    ),
]

_ideas = [
    path("", ideas.ideas, name="ideas"),
    path("new/", ideas.idea_new, name="idea_new"),
    path("<uuid:node_id>/", idea.idea, name="idea"),
    path("<uuid:node_id>/vote/", ideas.idea_vote, name="idea_vote"),
    path("<uuid:node_id>/place/", idea.idea_place, name="idea_place"),
    path("<uuid:node_id>/remove/", idea.idea_remove, name="idea_remove"),
    path("<uuid:node_id>/put-back/", idea.idea_put_back, name="idea_put_back"),
]

_charter = [
    path("", charter.charter, name="charter"),
    path("aim/", aim.charter_aim, name="charter_aim"),
    path("aim/preview/", aim.charter_aim_preview, name="charter_aim_preview"),
    path("submit/", charter.charter_submit, name="charter_submit"),
    path("decide/", charter.charter_decide, name="charter_decide"),
    path("<slug:key>/", charter.charter_part, name="charter_part"),
]

_score = [
    path("", score.score, name="project_score"),
    path("<uuid:claim_id>/countersign/", score.score_countersign, name="score_countersign"),
    path("told/", score.score_told, name="score_told"),
    path("told/<uuid:told_id>/take-back/", score.score_told_remove, name="score_told_remove"),
]
_involvement = [
    path("", involvement.project_involvement, name="project_involvement"),
    path("level/", involvement.involvement_level, name="involvement_level"),
    path(
        "level/<uuid:level_id>/take-back/",
        involvement.involvement_level_take_back,
        name="involvement_level_take_back",
    ),
    path("differences/new/", involvement.difference_new, name="difference_new"),
    path(
        "differences/<uuid:difference_id>/take-back/",
        involvement.difference_take_back,
        name="difference_take_back",
    ),
    path(
        "differences/<uuid:difference_id>/put-back/",
        involvement.difference_put_back,
        name="difference_put_back",
    ),
]
_opportunities = [
    path("", opportunities.opportunities, name="opportunities"),
    path("<uuid:public_id>/", opportunities.opportunity, name="opportunity"),
    path("<uuid:public_id>/edit/", opportunities.opportunity_edit, name="opportunity_edit"),
    path("<uuid:public_id>/state/", opportunities.opportunity_state, name="opportunity_state"),
    path("<uuid:public_id>/interested/", interests.interest_new, name="interest_new"),
    path("<uuid:public_id>/people/", interests.opportunity_people, name="opportunity_people"),
    path("<uuid:public_id>/suggest/", interests.suggestion_new, name="suggestion_new"),
]
_interests = [
    path("no/", interests.interest_no, name="interest_no"),
    path("answer/", interests.interest_answer, name="interest_answer"),
    path("take-back/", interests.suggestion_take_back, name="suggestion_take_back"),
]
_portfolio = [
    path("", portfolio.portfolio, name="portfolio"),
    path("coaches/", portfolio.portfolio_coaches, name="portfolio_coaches"),
    path("coaches/<uuid:public_id>/", portfolio.coach_capacity, name="coach_capacity"),
    path("quiet/", portfolio.portfolio_quiet, name="portfolio_quiet"),
    path("assign/", portfolio_acts.portfolio_assign, name="portfolio_assign"),
    path("nudge/", portfolio_acts.portfolio_nudge, name="portfolio_nudge"),
    path("pause/", portfolio_acts.portfolio_pause, name="portfolio_pause"),
    path("done/<uuid:public_id>/", portfolio_acts.portfolio_done, name="portfolio_done"),
    path("done/<uuid:public_id>/undo/", portfolio_acts.portfolio_undo, name="portfolio_undo"),
]
_boardroom: list[URLPattern | URLResolver] = [
    path("", packs.packs, name="packs"),
    path("visits/", visits.visits, name="visits"),
    path("survey/", survey.survey, name="survey"),
    path("survey/open/", survey.survey_open, name="survey_open"),
    path("survey/<uuid:public_id>/close/", survey.survey_close, name="survey_close"),
    path("packs/new/", pack_preparing.pack_start, name="pack_start"),
    path("packs/<uuid:public_id>/", packs.pack, name="pack"),
    path("packs/<uuid:public_id>/prepare/", pack_preparing.pack_prepare, name="pack_prepare"),
    path("packs/<uuid:public_id>/take-back/", pack_preparing.pack_take_back, name="pack_take_back"),
    path("packs/<uuid:public_id>/discard/", pack_preparing.pack_discard, name="pack_discard"),
    *(
        path(
            f"packs/<uuid:public_id>/pack.{ending}",
            packs.pack_file,
            {"ending": ending},
            f"pack_{ending}",
        )
        for ending in packs.FILES
    ),
]
_coaching = [
    path("", coaching.coach_portfolio, name="coach_portfolio"),
    path("log/", coaching.coaching_log, name="coaching_log"),
    path("log/<uuid:public_id>/", coaching.coaching_note, name="coaching_note"),
    path("log/<uuid:public_id>/take-back/", coaching.coaching_take_back, name="coaching_take_back"),
]
_one_place = [
    path("agree/", programme_places.place_agree, name="place_agree"),
    path("decline/", programme_places.place_decline, name="place_decline"),
    path("take-back/", programme_places.place_take_back, name="place_take_back"),
    path("leave/", programme_places.place_leave, name="place_leave"),
    path("put-back/", programme_places.place_put_back, name="place_put_back"),
    path("measures/", programme_measures.place_measures, name="place_measures"),
]
_one_programme: list[URLPattern | URLResolver] = [
    path("", programmes.programme, name="programme"),
    path("edit/", programme_edit.programme_edit, name="programme_edit"),
    path("close/", programme_edit.programme_close, name="programme_close"),
    path("reopen/", programme_edit.programme_reopen, name="programme_reopen"),
    path("ask/", programme_places.programme_ask, name="programme_ask"),
    path("projects/<uuid:place_id>/", include(_one_place)),
    path("measures/", programme_measures.programme_measures, name="programme_measures"),
    path(
        "measures/<uuid:measure_id>/stop/",
        programme_measures.programme_measure_stop,
        name="programme_measure_stop",
    ),
]

urlpatterns = [
    path("", home.home, name="home"),
    path("news/", news.news, name="news"),
    path("news/put-away/", news.news_put_away, name="news_put_away"),
    path("account/hearing/", hearing.hearing, name="hearing"),
    path("digest/stop/<str:token>/", digest.digest_stop, name="digest_stop"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<uuid:public_id>/", project.project, name="project"),
    path("projects/<uuid:public_id>/history/", project.project_history, name="project_history"),
    path("projects/<uuid:public_id>/brief/", brief.project_brief, name="project_brief"),
    path("projects/<uuid:public_id>/coaching/", coaching.coaching_new, name="coaching_new"),
    path("boardroom/", include(_boardroom)),
    path("coaching/", include(_coaching)),
    path("portfolio/", include(_portfolio)),
    path("views/<slug:page>/save/", saved_views.view_save, name="view_save"),
    path("views/<uuid:public_id>/forget/", saved_views.view_forget, name="view_forget"),
    path("projects/similar/", similar.projects_similar, name="projects_similar"),
    path("projects/<uuid:public_id>/charter/", include(_charter)),
    path("projects/<uuid:public_id>/score/", include(_score)),
    path("projects/<uuid:public_id>/diagram/", include(_diagram)),
    path("projects/<uuid:public_id>/ideas/", include(_ideas)),
    path("projects/<uuid:public_id>/involvement/", include(_involvement)),
    path("participation/", participation.participation, name="participation"),
    path("opportunities/", include(_opportunities)),
    path("interests/<uuid:public_id>/", include(_interests)),
    path(
        "projects/<uuid:public_id>/opportunities/new/",
        opportunities.opportunity_new,
        name="opportunity_new",
    ),
    path(
        "projects/<uuid:public_id>/team/<uuid:membership_id>/start/",
        interests.induction,
        name="induction",
    ),
    path("account/easy-pages/", my_data.easy_pages, name="easy_pages"),
    path("my-data/", my_data.my_data, name="my_data"),
    path("my-data/file/", my_data.my_data_file, name="my_data_file"),
    *(
        path(
            f"my-data/erase/{kind}/", my_data.my_data_erase, {"kind": kind}, f"my_data_erase_{kind}"
        )
        for kind in my_data.KINDS
    ),
    path("my-data/leave/", my_data.my_data_leave, name="my_data_leave"),
    path("people/data/", others_data.data_requests, name="data_requests"),
    path("people/<uuid:public_id>/data/", others_data.person_data_file, name="person_data_file"),
    path("people/<uuid:public_id>/erase/", others_data.person_erase, name="person_erase"),
    path(
        "people/invitations/<uuid:public_id>/erase/",
        others_data.invitation_erase,
        name="invitation_erase",
    ),
    path("projects/<uuid:public_id>/plain/", plain.project_plain, name="project_plain"),
    path(
        "projects/<uuid:public_id>/plain/edit/",
        plain.project_plain_edit,
        name="project_plain_edit",
    ),
    path("pulse/", pulse.pulse, name="pulse"),
    path("pulse/<uuid:public_id>/remove/", pulse.pulse_remove, name="pulse_remove"),
    path("projects/<uuid:public_id>/pulse/", pulse.pulse_answer, name="pulse_answer"),
    path("my-strengths/", strengths.my_strengths, name="my_strengths"),
    path("people/<uuid:public_id>/strengths/", strengths.strengths, name="strengths"),
    path("programmes/", programmes.programmes, name="programmes"),
    path("programmes/new/", programme_edit.programme_new, name="programme_new"),
    path(
        "programmes/as-guest/<uuid:public_id>/",
        programme_guests.guest_programme,
        name="guest_programme",
    ),
    path(
        "programmes/<uuid:public_id>/guests/",
        programme_guests.programme_guests,
        name="programme_guests",
    ),
    path(
        "programmes/<uuid:public_id>/guests/<uuid:guest_id>/end/",
        programme_guests.guest_end,
        name="guest_end",
    ),
    path("programmes/<uuid:public_id>/", include(_one_programme)),
    path(
        "projects/<uuid:public_id>/programmes/",
        programme_places.project_programmes,
        name="project_programmes",
    ),
    path("sponsor/", sponsor.sponsor, name="sponsor"),
    path("projects/<uuid:public_id>/method/", method.method, name="method"),
    path(
        "projects/<uuid:public_id>/method/<slug:stage>/", method.method_stage, name="method_stage"
    ),
    path("search/", search.search_page, name="search"),
    path("administration/usage/", usage.usage, name="usage"),
    path("administration/audit/", audit.audit, name="audit"),
    path("administration/audit/audit.csv", audit.audit_csv, name="audit_csv"),
    path("units/<uuid:public_id>/", unit.unit, name="unit"),
    path("units/<uuid:public_id>/merge/", unit_merge.unit_merge, name="unit_merge"),
    path("units/<uuid:public_id>/changes/", unit_changes.unit_changes, name="unit_changes"),
    path("units/<uuid:public_id>/forum/", unit_forum.unit_forum, name="unit_forum"),
    path("units/<uuid:public_id>/visit/", visits.unit_visit, name="unit_visit"),
    path(
        "units/<uuid:public_id>/visit/<uuid:note_id>/take-back/",
        visits.visit_take_back,
        name="visit_take_back",
    ),
    path("units/<uuid:public_id>/board/", wall.unit_board, name="unit_board"),
    path("units/<uuid:public_id>/huddle/", huddle.huddle, name="huddle"),
    path("units/<uuid:public_id>/board/screens/", wall_links.board_links, name="board_links"),
    path(
        "units/<uuid:public_id>/board/screens/<uuid:link_id>/revoke/",
        wall_links.board_link_revoke,
        name="board_link_revoke",
    ),
    path("wall/<str:code>/", wall.wall, name="wall"),
]
