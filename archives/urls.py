"""Addresses of exports, for administrators."""

from django.urls import path

from archives.views import exports, imports

urlpatterns = [
    path("welcome/import/", imports.import_new, name="import_new"),
    path("welcome/import/<uuid:public_id>/", imports.import_standing, name="import_standing"),
    path("administration/exports/", exports.exports, name="exports"),
    path("administration/exports/new/", exports.export_new, name="export_new"),
    path(
        "administration/exports/<uuid:public_id>/cancel/",
        exports.export_cancel,
        name="export_cancel",
    ),
    path(
        "administration/exports/<uuid:public_id>/delete/",
        exports.export_delete,
        name="export_delete",
    ),
    path("administration/exports/<uuid:public_id>.zip", exports.export_fetch, name="export_fetch"),
]
