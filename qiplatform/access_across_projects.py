"""Who may open and use the addresses across many projects: coaches, programmes, the board."""

from people.roles import Action as A
from qiplatform.access_rules import (
    READERS,
    SIGNED_IN,
    THE_ONE,
    Reach,
    button_for,
    form_for,
    may,
    open_to,
)

COACH = may(A.LOG_COACHING)
READ_BOARD = may(A.READ_BOARD, Reach.WHOLE)
PREPARE_BOARD = may(A.PREPARE_BOARD, Reach.WHOLE)
COACHES = may(A.LOOK_AFTER_PORTFOLIO, Reach.WHOLE)
PORTFOLIO = may(A.LOOK_AFTER_PORTFOLIO, Reach.ANYWHERE)
MAKE_PROGRAMMES = may(A.MAKE_PROGRAMMES, Reach.WHOLE)
LEAD_PROGRAMME = (MAKE_PROGRAMMES, THE_ONE)
JOIN = may(A.JOIN_PROGRAMME)

ACROSS_PROJECTS = {
    "coach_portfolio": open_to(SIGNED_IN),  # the projects one coaches
    "coaching_new": form_for(COACH),
    "coaching_log": open_to(SIGNED_IN),
    "coaching_note": form_for(THE_ONE),
    "coaching_take_back": button_for(THE_ONE),
    "portfolio": open_to(PORTFOLIO),
    "portfolio_coaches": open_to(PORTFOLIO),
    "portfolio_assign": button_for(PORTFOLIO, COACH),
    "portfolio_nudge": button_for(PORTFOLIO, COACH),
    "portfolio_pause": button_for(PORTFOLIO, COACH),
    "portfolio_done": open_to(THE_ONE),
    "portfolio_undo": button_for(THE_ONE),
    "coach_capacity": form_for(COACHES),
    "portfolio_quiet": form_for(COACHES),
    "programmes": open_to(SIGNED_IN),
    "programme": open_to(SIGNED_IN),
    "programme_new": form_for(MAKE_PROGRAMMES),
    "programme_edit": form_for(*LEAD_PROGRAMME),
    "programme_close": button_for(*LEAD_PROGRAMME),
    "programme_reopen": button_for(*LEAD_PROGRAMME),
    "programme_guests": form_for(*LEAD_PROGRAMME),
    "guest_end": button_for(*LEAD_PROGRAMME),
    "guest_programme": open_to(THE_ONE),  # somebody of another organisation
    "programme_measures": form_for(*LEAD_PROGRAMME),
    "programme_measure_stop": button_for(*LEAD_PROGRAMME),
    "programme_ask": form_for(*LEAD_PROGRAMME),
    "project_programmes": open_to(READERS, used_by=(JOIN,)),
    "place_agree": button_for(JOIN),  # what the project is asked
    "place_decline": button_for(JOIN),
    "place_take_back": button_for(*LEAD_PROGRAMME),
    "place_leave": button_for(JOIN, *LEAD_PROGRAMME),
    "place_put_back": button_for(JOIN, *LEAD_PROGRAMME),
    "place_measures": form_for(JOIN),
    "packs": open_to(READ_BOARD),
    "pack": open_to(READ_BOARD),
    "pack_pdf": open_to(READ_BOARD),
    "pack_pptx": open_to(READ_BOARD),
    "pack_start": button_for(PREPARE_BOARD),
    "pack_prepare": form_for(PREPARE_BOARD),
    "pack_take_back": button_for(PREPARE_BOARD),
    "pack_discard": button_for(PREPARE_BOARD),
    "survey": open_to(READ_BOARD, used_by=(may(A.ANSWER_BOARD_SURVEY, Reach.WHOLE),)),
    "survey_open": button_for(PREPARE_BOARD),
    "survey_close": form_for(PREPARE_BOARD),
    "visits": open_to(SIGNED_IN),
    "unit_visit": open_to(SIGNED_IN, used_by=(may(A.NOTE_VISIT, Reach.UNIT),)),
    "visit_take_back": button_for(THE_ONE),
}
