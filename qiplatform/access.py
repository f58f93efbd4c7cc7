"""Who may open and who may use each address: one line an address, the whole table in one place.

Opening is what a link does (GET), using what a button does (POST). Views and services ask for
themselves, each in its app's `permissions.py`; this table says what they must come to, a test
holds every line against every role in every place, and `docs/access.md` is printed from it. An
address that is missing here fails that test.
"""

from people.roles import Action as A
from qiplatform.access_across_projects import ACROSS_PROJECTS
from qiplatform.access_api import API
from qiplatform.access_rules import (
    EDIT,
    MANAGE,
    READERS,
    SIGNED_IN,
    TEAM,
    THE_ONE,
    Address,
    Circle,
    Reach,
    Rule,
    Rules,
)
from qiplatform.access_rules import button_for as _button
from qiplatform.access_rules import form_for as _form
from qiplatform.access_rules import may as _may
from qiplatform.access_rules import open_to as _open
from qiplatform.access_taking_part import TAKING_PART

__all__ = ["ADDRESSES", "Address", "Circle", "Reach", "Rule", "Rules"]

ANYONE = Rule(Circle.ANYONE)
DEFINE = _may(A.DEFINE_MEASURE)
RECORD = _may(A.RECORD_MEASUREMENT)
LET_LOG = _may(A.LET_LOG)
SHAPE = _may(A.SHAPE_CHART)
COMMENT = _may(A.COMMENT)
BARRIER = _may(A.RAISE_BARRIER)
ANSWER = _may(A.ANSWER_BARRIER)
APPROVE = _may(A.APPROVE_CHARTER)
CLAIM = _may(A.CLAIM_SCORE)
COUNTERSIGN = _may(A.COUNTERSIGN_SCORE)
UNITS = _may(A.MANAGE_UNITS, Reach.UNIT)
BOARD = (UNITS, Rule(Circle.LEADS))
ROLES = _may(A.ASSIGN_ROLES, Reach.UNIT)
INVITE = _may(A.INVITE_PEOPLE, Reach.UNIT)
SHARE = _may(A.DEFINE_MEASURE, Reach.WHOLE)
OFFER = _may(A.OFFER_METHODS, Reach.WHOLE)
KEYS = _may(A.MANAGE_KEYS, Reach.WHOLE)
READ_AUDIT = _may(A.READ_AUDIT, Reach.WHOLE)
SIGN_IN = _may(A.LOOK_AFTER_SIGN_IN, Reach.WHOLE)
LOAD = _may(A.LOAD_DATA, Reach.WHOLE)
EXPORT = _may(A.EXPORT_ORGANISATION, Reach.WHOLE)
MAKE_PROGRAMMES = _may(A.MAKE_PROGRAMMES, Reach.WHOLE)
START = _may(A.START_PROJECT, Reach.ANYWHERE)
REVIEW = _may(A.REVIEW_WORK, Reach.ANYWHERE)

_WITHOUT_AN_ACCOUNT = {
    "alive": _open(ANYONE),
    "ready": _open(ANYONE),
    "metrics": _open(ANYONE),  # asks for a token, or comes from this machine
    "welcome": _form(ANYONE),
    "import_new": _form(ANYONE),  # asks for the setup code, and only before there is anybody
    "import_standing": _open(ANYONE),
    "invitation": _form(ANYONE),
    "account_login": _form(ANYONE),
    "account_reset_password": _form(ANYONE),
    "account_reset_password_done": _open(ANYONE),
    "account_reset_password_from_key": _form(ANYONE),
    "account_inactive": _open(ANYONE),
    "account_signup": _open(ANYONE),
    "account_request_login_code": _form(ANYONE),
    "account_confirm_login_code": _form(ANYONE),
    "sign_on": _form(ANYONE),
    "sign_on_callback": _open(ANYONE),
    "mfa_authenticate": _form(ANYONE),  # halfway through signing in
    "mfa_login_webauthn": _form(ANYONE),
    "digest_stop": _form(ANYONE),
    "log_number": _form(ANYONE),  # one measure, by the code in its address
    "wall": _open(ANYONE),
    "look_css": _open(ANYONE),  # pages before signing in look the same
    "look_logo": _open(ANYONE),
    "mail_page": _open(ANYONE),  # exists in the demonstration alone
    "mail_message": _open(ANYONE),
}
_ONES_OWN = {
    "home": _open(SIGNED_IN),
    "news": _open(SIGNED_IN),
    "news_put_away": _button(SIGNED_IN),
    "hearing": _form(SIGNED_IN),
    "profile": _form(SIGNED_IN),
    "account_logout": _form(SIGNED_IN),
    "account_change_password": _form(SIGNED_IN),
    "account_set_password": _form(SIGNED_IN),
    "account_reauthenticate": _form(SIGNED_IN),
    "mfa_index": _open(SIGNED_IN),
    "mfa_reauthenticate": _form(SIGNED_IN),
    "mfa_reauthenticate_webauthn": _form(SIGNED_IN),
    "mfa_activate_totp": _form(SIGNED_IN),
    "mfa_deactivate_totp": _form(SIGNED_IN),
    "mfa_add_webauthn": _form(SIGNED_IN),
    "mfa_remove_webauthn": _form(THE_ONE),
    "mfa_view_recovery_codes": _form(SIGNED_IN),
    "mfa_generate_recovery_codes": _form(SIGNED_IN),
    "session_end": _button(THE_ONE),
    "sessions_end": _button(SIGNED_IN),
    "view_save": _button(SIGNED_IN),
    "view_forget": _button(THE_ONE),
    "sponsor": _open(SIGNED_IN),
    "search": _open(SIGNED_IN),
    "gallery": _open(SIGNED_IN),
}
_PEOPLE_AND_PLACES = {
    "people": _open(SIGNED_IN),
    "person": _open(SIGNED_IN),
    "role_new": _form(_may(A.ASSIGN_ROLES, Reach.ANYWHERE)),
    "role_end": _button(ROLES),
    "account_close": _form(MANAGE),
    "account_reopen": _button(MANAGE),
    "account_unlock": _button(MANAGE),
    "account_unlink": _button(MANAGE),
    "second_steps_reset": _form(MANAGE),
    "sign_in_rules": _form(SIGN_IN),
    "single_sign_on": _form(SIGN_IN),
    "keys": _open(KEYS),
    "key_new": _form(KEYS),
    "key_revoke": _form(KEYS),
    "security_log": _open(SIGN_IN),
    "audit": _open(READ_AUDIT),
    "audit_csv": _open(READ_AUDIT),
    "organisation_edit": _form(MANAGE),
    "organisation_sample": _open(SIGNED_IN),  # nothing of anybody is in it
    "organisation_sample_css": _open(SIGNED_IN),
    "usage": _open(MANAGE),
    "history_kept": _open(READ_AUDIT, used_by=(MANAGE,)),
    "invitation_new": _form(_may(A.INVITE_PEOPLE, Reach.ANYWHERE)),
    "invitation_list": _form(_may(A.INVITE_PEOPLE, Reach.ANYWHERE)),
    "invitations": _open(SIGNED_IN),  # one's own, and those one could have sent
    "invitation_resend": _button(INVITE),
    "invitation_withdraw": _button(INVITE),
    "units": _open(SIGNED_IN),
    "unit_new": _form(_may(A.MANAGE_UNITS, Reach.ANYWHERE)),
    "unit_list": _form(_may(A.MANAGE_UNITS, Reach.WHOLE)),
    "unit_edit": _form(UNITS),
    "unit_merge": _form(UNITS),
    "unit_close": _form(UNITS),
    "unit_reopen": _button(UNITS),
    "unit": _open(SIGNED_IN),
    "unit_changes": _open(SIGNED_IN),
    "unit_forum": _open(SIGNED_IN),
    "unit_board": _open(SIGNED_IN),
    "huddle": _open(SIGNED_IN),
    "board_links": _open(SIGNED_IN, used_by=BOARD),
    "board_link_revoke": _button(*BOARD),
}
_PROJECTS = {
    "projects": _open(SIGNED_IN),
    "projects_similar": _open(SIGNED_IN),
    "project_new": _form(START),
    "project": _open(READERS),
    "project_history": _open(READERS),
    "project_brief": _open(READERS),
    "project_edit": _form(EDIT),
    "project_stage": _form(EDIT),
    "project_close": _form(EDIT),
    "project_team": _open(READERS),
    "membership_new": _button(TEAM),
    "membership_end": _form(TEAM),
    "project_invite": _form(TEAM),
    "ways_of_working": _open(SIGNED_IN),
    "ways_of_working_offer": _form(OFFER),
    "method": _open(READERS),
    "method_change": _form(EDIT),
    "method_stage": _form(EDIT),
    "project_score": _open(READERS, used_by=(CLAIM,)),
    "score_countersign": _button(COUNTERSIGN),
    "score_told": _button(COUNTERSIGN),
    "score_told_remove": _button(COUNTERSIGN),
    "charter": _open(READERS),
    "charter_aim": _form(EDIT),
    "charter_aim_preview": _open(READERS),
    "charter_part": _form(EDIT),
    "charter_submit": _button(EDIT),
    "charter_decide": _button(APPROVE),
}
_TALK = {
    "project_talk": _open(READERS),
    "remark_new": _button(COMMENT),
    "remark_reply": _form(COMMENT),
    "remark_take_back": _button(THE_ONE),
    "remark_put_back": _button(THE_ONE),
    "file_new": _button(EDIT),
    "file": _open(READERS),
    "file_remove": _button(EDIT),
    "file_put_back": _button(EDIT),
    "review_ask": _button(EDIT),
    "review_give": _form(THE_ONE),
    "review_settle": _button(EDIT),
    "thanks_new": _form(COMMENT),
    "thanks_take_back": _button(THE_ONE),
    "barriers": _open(READERS),
    "barrier_new": _form(BARRIER),
    "barrier_answer": _form(ANSWER),
    "barrier_reword": _form(THE_ONE),
    "barrier_reopen": _open(READERS, used_by=(BARRIER, ANSWER)),
    "barrier_withdraw": _button(EDIT),
    "barrier_undo": _button(THE_ONE),
}
_DIAGRAM_AND_IDEAS = {
    "diagram": _open(READERS),
    "diagram_start": _button(EDIT),
    "diagram_paste": _form(EDIT),
    "diagram_import": _form(EDIT),
    "diagram_versions": _open(READERS),
    "diagram_version": _open(READERS),
    "diagram_png": _open(READERS),
    "diagram_svg": _open(READERS),
    "diagram_pdf": _open(READERS),
    "diagram_csv": _open(READERS),
    "box": _open(READERS),
    "box_words": _button(EDIT),
    "box_new": _button(EDIT),
    "box_up": _button(EDIT),
    "box_down": _button(EDIT),
    "box_link": _button(EDIT),
    "box_unlink": _button(EDIT),
    "box_watch": _button(EDIT),
    "box_unwatch": _button(EDIT),
    "box_remove": _button(EDIT),
    "box_put_back": _button(EDIT),
    "ideas": _open(READERS),
    "idea_new": _form(EDIT),
    "idea": _form(EDIT),
    "idea_vote": _button(COMMENT),
    "idea_place": _button(EDIT),
    "idea_remove": _button(EDIT),
    "idea_put_back": _button(EDIT),
}
_CYCLES = {
    "cycles": _open(READERS),
    "cycle_new": _form(EDIT),
    "cycle": _open(READERS),
    "cycle_details": _form(EDIT),
    "cycle_plan": _form(EDIT),
    "cycle_start": _button(EDIT),
    "cycle_do": _form(EDIT),
    "cycle_study": _form(EDIT),
    "cycle_act": _form(EDIT),
    "cycle_next": _button(EDIT),
    "cycle_reading": _button(_may(A.REVIEW_WORK)),
    "cycle_drop": _form(EDIT),
    "predictions": _open(READERS),
    "prediction_new": _button(EDIT),
    "prediction_take_back": _button(EDIT),
    "cycle_task_new": _button(EDIT),
    "cycle_task_finish": _button(EDIT),
    "cycle_task_remove": _button(EDIT),
    "fidelity": _open(REVIEW),
}
_MEASURES = {
    "measure_new": _form(DEFINE),
    "measure": _open(READERS),
    "measure_analysis": _open(READERS),
    "measure_edit": _form(DEFINE),
    "measure_close": _button(DEFINE),
    "measure_reopen": _button(DEFINE),
    "method_edit": _form(DEFINE),
    "measurement_new": _form(RECORD),
    "measurement_grid": _form(RECORD),
    "measurement_check": _form(RECORD),
    "measure_sheet": _form(RECORD),
    "measure_template": _open(RECORD),
    "measure_template_csv": _open(RECORD),
    "project_sheet": _form(RECORD),
    "project_template": _open(RECORD),
    "project_sheet_undo": _button(RECORD),
    "measurement_withdraw": _button(RECORD),
    "entry_undo": _button(RECORD),
    "ways_to_log": _open(RECORD, used_by=(LET_LOG,)),
    "entry_link_revoke": _button(LET_LOG),
    "entry_link_code": _open(LET_LOG),
    "entry_link_poster": _open(LET_LOG),
    "annotation_new": _form(SHAPE),
    "annotation_remove": _form(SHAPE),
    "phases_proposed": _open(SIGNED_IN),
    "phase_new": _form(SHAPE),
    "phase_remove": _form(SHAPE),
    "baseline_edit": _form(SHAPE),
    "exclusion_edit": _form(SHAPE),
    "exclusion_remove": _button(SHAPE),
    "measure_teams": _open(SIGNED_IN),
    "measure_roll_up": _button(SHARE),
    "comparison_switch": _button(MANAGE),
    "measure_share": _button(SHARE),
    "measure_leave": _button(SHARE),
    "measure_csv": _open(READERS),
    "measure_xlsx": _open(READERS),
    "project_xlsx": _open(READERS),
    "measure_svg": _open(READERS),
    "measure_png": _open(READERS),
    "measure_figure": _open(READERS),
}
_FEEDS = {
    "loads": _open(LOAD),
    "load_new": _form(LOAD),
    "load": _open(LOAD),
    "load_cancel": _button(LOAD),
    "load_again": _button(LOAD),
    "rejected_csv": _open(LOAD),
    "rejected_ndjson": _open(LOAD),
    "codes": _open(LOAD),
    "code_explain": _form(LOAD),
    "code_forget": _button(LOAD),
    "webhooks": _open(KEYS),
    "webhook_new": _form(KEYS),
    "webhook": _open(KEYS),
    "webhook_edit": _form(KEYS),
    "webhook_secret": _form(KEYS),
    "webhook_test": _button(KEYS),
    "webhook_pause": _button(KEYS),
    "webhook_resume": _button(KEYS),
    "webhook_remove": _form(KEYS),
    "delivery_again": _button(KEYS),
}
_EXPORTS = {
    "exports": _open(EXPORT),
    "export_new": _button(EXPORT),
    "export_cancel": _button(EXPORT),
    "export_delete": _button(EXPORT),
    "export_fetch": _open(EXPORT),
}

ADDRESSES: dict[str, Address] = {
    **_WITHOUT_AN_ACCOUNT,
    **_ONES_OWN,
    **_PEOPLE_AND_PLACES,
    **_PROJECTS,
    **TAKING_PART,
    **_TALK,
    **_DIAGRAM_AND_IDEAS,
    **_CYCLES,
    **_MEASURES,
    **_FEEDS,
    **_EXPORTS,
    **ACROSS_PROJECTS,
    **API,
}
