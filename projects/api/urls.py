from django.urls import path

from projects.api import barriers, drivers, ideas, members, projects

_PROJECT = "projects/<uuid:project_id>"

urlpatterns = [
    path("projects/", projects.Projects.as_view(), name="api_projects"),
    path("projects/<uuid:public_id>/", projects.OneProject.as_view(), name="api_project"),
    path(f"{_PROJECT}/members/", members.Members.as_view(), name="api_members"),
    path(f"{_PROJECT}/members/<uuid:public_id>/", members.OneMember.as_view(), name="api_member"),
    path(f"{_PROJECT}/drivers/", drivers.Drivers.as_view(), name="api_drivers"),
    path(f"{_PROJECT}/drivers/<uuid:public_id>/", drivers.OneDriver.as_view(), name="api_driver"),
    path(f"{_PROJECT}/change-ideas/", ideas.Ideas.as_view(), name="api_ideas"),
    path(f"{_PROJECT}/change-ideas/<uuid:public_id>/", ideas.OneIdea.as_view(), name="api_idea"),
    path(f"{_PROJECT}/barriers/", barriers.Barriers.as_view(), name="api_barriers"),
    path(
        f"{_PROJECT}/barriers/<uuid:public_id>/",
        barriers.OneBarrier.as_view(),
        name="api_barrier",
    ),
    path(
        f"{_PROJECT}/barriers/<uuid:public_id>/answers/",
        barriers.BarrierAnswers.as_view(),
        name="api_barrier_answers",
    ),
]
