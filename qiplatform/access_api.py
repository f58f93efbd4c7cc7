"""Whom each address of the API serves: people as in their pages, and machines by their scopes."""

from people.roles import Action as A
from qiplatform.access_rules import Address, Circle, Reach, Rule, button_for, form_for, may, open_to

ANYONE = Rule(Circle.ANYONE)
SIGNED_IN = Rule(Circle.SIGNED_IN)
READERS = Rule(Circle.READERS)
THE_ONE = Rule(Circle.ONE)
EDIT = may(A.EDIT_PROJECT)
TEAM = may(A.MANAGE_TEAM)
DEFINE = may(A.DEFINE_MEASURE)
RECORD = may(A.RECORD_MEASUREMENT)
SHAPE = may(A.SHAPE_CHART)
BARRIER = may(A.RAISE_BARRIER)
ANSWER = may(A.ANSWER_BARRIER)
START = may(A.START_PROJECT, Reach.ANYWHERE)
CLAIM = may(A.CLAIM_SCORE)
LOAD = may(A.LOAD_DATA, Reach.WHOLE)

API = {
    "api_unknown": open_to(ANYONE),  # says that there is nothing
    "api_measurements_feed": button_for(LOAD),
    "api_feed": Address(),  # keys alone
    "api_imports": open_to(LOAD),
    "api_import": form_for(LOAD),
    "api_import_codes": open_to(LOAD),
    "api_import_rejected": open_to(LOAD),
    "token": button_for(ANYONE),  # who asks is known by id and secret
    "api_schema": open_to(SIGNED_IN),
    "api_docs": open_to(SIGNED_IN),
    "api_units": open_to(SIGNED_IN),
    "api_unit": open_to(SIGNED_IN),
    "api_projects": open_to(SIGNED_IN, used_by=(START,)),
    "api_project": open_to(READERS, used_by=(EDIT,)),
    "api_members": open_to(READERS, used_by=(TEAM,)),
    "api_member": open_to(READERS, used_by=(TEAM,)),
    "api_drivers": open_to(READERS, used_by=(EDIT,)),
    "api_driver": open_to(READERS, used_by=(EDIT,)),
    "api_ideas": open_to(READERS, used_by=(EDIT,)),
    "api_idea": open_to(READERS, used_by=(EDIT,)),
    "api_barriers": open_to(READERS, used_by=(BARRIER,)),
    "api_barrier": open_to(READERS, used_by=(THE_ONE,)),
    "api_barrier_answers": button_for(ANSWER),
    "api_scores": open_to(READERS, used_by=(CLAIM,)),
    "api_score": open_to(READERS),
    "api_cycles": open_to(READERS, used_by=(EDIT,)),
    "api_cycle": open_to(READERS, used_by=(EDIT,)),
    "api_unit_dashboard": open_to(SIGNED_IN),
    "api_measures": open_to(SIGNED_IN, used_by=(DEFINE,)),
    "api_measure": open_to(READERS, used_by=(DEFINE,)),
    "api_measurements": open_to(READERS, used_by=(RECORD,)),
    "api_measurement": button_for(RECORD),
    "api_analysis": open_to(READERS),
    "api_fhir_metadata": open_to(SIGNED_IN),
    "api_fhir_measures": open_to(SIGNED_IN),
    "api_fhir_measure": open_to(READERS),
    "api_fhir_reports": open_to(SIGNED_IN),
    "api_fhir_report": open_to(READERS),
    "api_phases": open_to(READERS, used_by=(SHAPE,)),
    "api_phase": open_to(READERS, used_by=(SHAPE,)),
    "api_annotations": open_to(READERS, used_by=(SHAPE,)),
    "api_annotation": open_to(READERS, used_by=(SHAPE,)),
}
