"""Addresses with a hole: one that asks nobody, and one that looks in every organisation."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from projects.models import Project


def unguarded(request: HttpRequest, public_id: UUID) -> HttpResponse:
    project = get_object_or_404(Project, public_id=public_id)
    return HttpResponse(project.title)


urlpatterns = [path("projects/<uuid:public_id>/hole/", unguarded, name="hole")]
