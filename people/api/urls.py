from django.urls import path

from people.api import units

urlpatterns = [
    path("units/", units.Units.as_view(), name="api_units"),
    path("units/<uuid:public_id>/", units.OneUnit.as_view(), name="api_unit"),
]
