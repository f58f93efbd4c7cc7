from django.urls import path

from people.api import tokens, units

urlpatterns = [
    path("oauth/token/", tokens.token, name="token"),
    path("units/", units.Units.as_view(), name="api_units"),
    path("units/<uuid:public_id>/", units.OneUnit.as_view(), name="api_unit"),
]
