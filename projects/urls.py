from django.urls import path

from projects.views import (
    barriers,
    edit,
    remarks,
    reviews,
    stage,
    start,
    talk,
    team,
    thanks,
)

urlpatterns = [
    path("projects/new/", start.project_new, name="project_new"),
    path("projects/<uuid:public_id>/edit/", edit.project_edit, name="project_edit"),
    path("projects/<uuid:public_id>/stage/", stage.project_stage, name="project_stage"),
    path("projects/<uuid:public_id>/team/", team.project_team, name="project_team"),
    path("projects/<uuid:public_id>/team/add/", team.membership_new, name="membership_new"),
    path("projects/<uuid:public_id>/team/invite/", team.project_invite, name="project_invite"),
    path(
        "projects/<uuid:public_id>/team/<uuid:membership_id>/end/",
        team.membership_end,
        name="membership_end",
    ),
    path("projects/<uuid:public_id>/talk/", talk.project_talk, name="project_talk"),
    path("remarks/", remarks.remark_new, name="remark_new"),
    path("remarks/<uuid:public_id>/", remarks.remark_reply, name="remark_reply"),
    path("remarks/<uuid:public_id>/take-back/", remarks.remark_take_back, name="remark_take_back"),
    path("remarks/<uuid:public_id>/put-back/", remarks.remark_put_back, name="remark_put_back"),
    path("projects/<uuid:public_id>/barriers/", barriers.barriers, name="barriers"),
    path("projects/<uuid:public_id>/barriers/new/", barriers.barrier_new, name="barrier_new"),
    path("barriers/<uuid:public_id>/answer/", barriers.barrier_answer, name="barrier_answer"),
    path("barriers/<uuid:public_id>/reword/", barriers.barrier_reword, name="barrier_reword"),
    path("barriers/<uuid:public_id>/reopen/", barriers.barrier_reopen, name="barrier_reopen"),
    path("barriers/<uuid:public_id>/withdraw/", barriers.barrier_withdraw, name="barrier_withdraw"),
    path("barriers/<uuid:public_id>/undo/", barriers.barrier_undo, name="barrier_undo"),
    path("projects/<uuid:public_id>/thanks/", thanks.thanks_new, name="thanks_new"),
    path("thanks/<uuid:public_id>/take-back/", thanks.thanks_take_back, name="thanks_take_back"),
    path("reviews/ask/", reviews.review_ask, name="review_ask"),
    path("reviews/<uuid:public_id>/", reviews.review_give, name="review_give"),
    path("reviews/<uuid:public_id>/settle/", reviews.review_settle, name="review_settle"),
]
