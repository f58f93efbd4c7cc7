from django.urls import path

from dashboards.views import home, project, projects, unit

urlpatterns = [
    path("", home.home, name="home"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<uuid:public_id>/", project.project, name="project"),
    path("projects/<uuid:public_id>/history/", project.project_history, name="project_history"),
    path("units/<uuid:public_id>/", unit.unit, name="unit"),
]
