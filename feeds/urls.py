"""Addresses of data feeds, for analysts, and of webhooks, for administrators."""

from django.urls import path

from feeds.views import codes, loads, webhooks

urlpatterns = [
    path("feeds/", loads.loads, name="loads"),
    path("feeds/load/", loads.load_new, name="load_new"),
    path("feeds/loads/<uuid:public_id>/", loads.load, name="load"),
    path("feeds/loads/<uuid:public_id>/cancel/", loads.load_cancel, name="load_cancel"),
    path("feeds/loads/<uuid:public_id>/again/", loads.load_again, name="load_again"),
    path("feeds/loads/<uuid:public_id>/rejected.csv", loads.rejected_csv, name="rejected_csv"),
    path(
        "feeds/loads/<uuid:public_id>/rejected.ndjson",
        loads.rejected_ndjson,
        name="rejected_ndjson",
    ),
    path("feeds/codes/", codes.codes, name="codes"),
    path("feeds/codes/explain/", codes.code_explain, name="code_explain"),
    path("feeds/codes/<uuid:public_id>/forget/", codes.code_forget, name="code_forget"),
    path("webhooks/", webhooks.webhooks, name="webhooks"),
    path("webhooks/new/", webhooks.webhook_new, name="webhook_new"),
    path("webhooks/<uuid:public_id>/", webhooks.webhook, name="webhook"),
    path("webhooks/<uuid:public_id>/edit/", webhooks.webhook_edit, name="webhook_edit"),
    path("webhooks/<uuid:public_id>/secret/", webhooks.webhook_secret, name="webhook_secret"),
    path("webhooks/<uuid:public_id>/test/", webhooks.webhook_test, name="webhook_test"),
    path("webhooks/<uuid:public_id>/pause/", webhooks.webhook_pause, name="webhook_pause"),
    path("webhooks/<uuid:public_id>/resume/", webhooks.webhook_resume, name="webhook_resume"),
    path("webhooks/<uuid:public_id>/remove/", webhooks.webhook_remove, name="webhook_remove"),
    path(
        "webhooks/messages/<uuid:public_id>/again/", webhooks.delivery_again, name="delivery_again"
    ),
]
