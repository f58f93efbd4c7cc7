from django.urls import path

from pdsa.views import cycle, cycles, fidelity, parts, predictions, tasks

urlpatterns = [
    path("projects/<uuid:public_id>/cycles/", cycles.cycles, name="cycles"),
    path("projects/<uuid:public_id>/cycles/new/", cycles.cycle_new, name="cycle_new"),
    path("projects/<uuid:public_id>/predictions/", predictions.ledger, name="predictions"),
    path("cycles/<uuid:public_id>/", cycle.cycle, name="cycle"),
    path("cycles/<uuid:public_id>/details/", parts.details, name="cycle_details"),
    path("cycles/<uuid:public_id>/plan/", parts.plan, name="cycle_plan"),
    path("cycles/<uuid:public_id>/start/", parts.start, name="cycle_start"),
    path("cycles/<uuid:public_id>/do/", parts.do, name="cycle_do"),
    path("cycles/<uuid:public_id>/study/", parts.study, name="cycle_study"),
    path("cycles/<uuid:public_id>/act/", parts.act, name="cycle_act"),
    path("cycles/<uuid:public_id>/next/", cycle.cycle_next, name="cycle_next"),
    path("cycles/<uuid:public_id>/reading/", cycle.cycle_reading, name="cycle_reading"),
    path("cycles/<uuid:public_id>/drop/", cycle.cycle_drop, name="cycle_drop"),
    path("cycles/<uuid:public_id>/predictions/", predictions.new, name="prediction_new"),
    path("cycles/<uuid:public_id>/tasks/", tasks.new, name="cycle_task_new"),
    path(
        "predictions/<uuid:public_id>/take-back/",
        predictions.take_back,
        name="prediction_take_back",
    ),
    path("cycle-tasks/<uuid:public_id>/finish/", tasks.finish, name="cycle_task_finish"),
    path("cycle-tasks/<uuid:public_id>/remove/", tasks.remove, name="cycle_task_remove"),
    path("fidelity/", fidelity.fidelity, name="fidelity"),
]
