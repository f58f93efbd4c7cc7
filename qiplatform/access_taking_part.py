"""Who may open and use the addresses about taking part, and about one's own data."""

from people.roles import Action as A
from qiplatform.access_rules import (
    EDIT,
    MANAGE,
    READERS,
    SIGNED_IN,
    TEAM,
    THE_ONE,
    Reach,
    button_for,
    form_for,
    may,
    open_to,
)

MATCH = may(A.MATCH_PEOPLE, Reach.ANYWHERE)
PULSE = may(A.GIVE_PULSE)

TAKING_PART = {
    "participation": open_to(SIGNED_IN),
    "project_involvement": open_to(READERS),
    "involvement_level": form_for(EDIT),
    "involvement_level_take_back": button_for(EDIT),
    "difference_new": form_for(EDIT),
    "difference_take_back": button_for(EDIT),
    "difference_put_back": button_for(EDIT),
    "opportunities": open_to(SIGNED_IN),
    "opportunity": open_to(READERS),
    "opportunity_new": form_for(TEAM),
    "opportunity_edit": form_for(TEAM),
    "opportunity_state": button_for(TEAM),
    "opportunity_people": open_to(MATCH),
    "interest_new": button_for(READERS),
    "interest_no": button_for(THE_ONE),
    "interest_answer": form_for(TEAM),
    "suggestion_new": button_for(MATCH),
    "suggestion_take_back": button_for(MATCH),
    "induction": form_for(TEAM),  # and for whoever starts
    "pulse": open_to(SIGNED_IN),
    "pulse_answer": form_for(PULSE),
    "pulse_remove": form_for(THE_ONE),
    "project_plain": open_to(READERS),
    "project_plain_edit": form_for(EDIT),
    "easy_pages": button_for(SIGNED_IN),
    "my_data": open_to(SIGNED_IN),
    "my_data_file": open_to(SIGNED_IN),
    "my_data_erase_page": form_for(SIGNED_IN),
    "my_data_erase_pulse": form_for(SIGNED_IN),
    "my_data_erase_interests": form_for(SIGNED_IN),
    "my_data_leave": form_for(SIGNED_IN),
    "data_requests": open_to(MANAGE),
    "person_data_file": button_for(MANAGE),
    "person_erase": form_for(MANAGE),
    "invitation_erase": form_for(MANAGE),
    "my_strengths": form_for(SIGNED_IN),
    "strengths": open_to(THE_ONE),  # and whom they chose
}
