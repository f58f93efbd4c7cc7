"""Webhooks: other systems that are told as soon as something happens."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from common.errors import Invalid, NotNow
from common.http import SignedInRequest, page_or_fragment
from common.pagination import page_of
from feeds.forms.webhooks import WebhookForm
from feeds.presenters.webhooks import delivery_line, webhook_line
from feeds.selectors import deliveries_to, delivery_for, webhook_for, webhooks_of
from feeds.services.webhooks import (
    change_webhook,
    make_webhook,
    pause_webhook,
    remove_webhook,
    renew_secret,
    resume_webhook,
    send_again,
    send_test,
)
from people.calendar import today_of
from people.permissions import check_can_manage_keys
from people.security_log import whence
from people.selectors import unit_tree

PER_PAGE = 50


def webhooks(request: SignedInRequest) -> HttpResponse:
    """The webhooks of the organisation, and how each goes."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    lines = [webhook_line(webhook) for webhook in webhooks_of(request.user)]
    return render(request, "feeds/webhooks.html", {"lines": lines})


def webhook_new(request: SignedInRequest) -> HttpResponse:
    """Make a webhook. The page that answers is the only one that ever shows its secret."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    units = unit_tree(request.user.organisation)
    initial = {"unit": units[0].public_id}
    form = WebhookForm(request.POST or None, units=units, initial=initial)
    if form.is_valid():
        try:
            made = make_webhook(
                by=request.user, at=timezone.now(), whence=whence(request), **form.answers()
            )
        except Invalid as error:
            form.refuse(error)
        else:
            context = {"line": webhook_line(made.webhook), "secret": made.secret}
            return render(request, "feeds/webhook_made.html", context)
    context = {"form": form, "cancel_href": reverse("webhooks")}
    return render(request, "feeds/webhook_new.html", context, status=422 if form.errors else 200)


def webhook(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """One webhook and what was sent to it. The page asks again while a test is on its way."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    found = webhook_for(request.user, public_id)
    page = page_of(deliveries_to(found), number=request.GET.get("page", ""), per_page=PER_PAGE)
    is_tested = any(delivery.is_test and delivery.is_waiting for delivery in page)
    context = {
        "webhook": found,
        "line": webhook_line(found),
        "overlaps_until": found.overlaps_until(timezone.now()),
        "page": page,
        "deliveries": [delivery_line(delivery) for delivery in page],
        "ask_href": request.get_full_path() if is_tested else "",
    }
    return page_or_fragment(request, "feeds/webhook.html", "feeds/_deliveries.html", context)


def webhook_edit(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Change a webhook, but for its secret, which has a page of its own."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    found = webhook_for(request.user, public_id)
    units = unit_tree(request.user.organisation)
    form = WebhookForm(request.POST or None, units=units, known=found)
    if form.is_valid():
        try:
            change_webhook(
                webhook=found,
                seen_version=form.cleaned_data["version"] or 0,
                by=request.user,
                at=timezone.now(),
                whence=whence(request),
                **form.answers(),
            )
        except (Invalid, NotNow) as error:
            form.refuse(error)
        else:
            messages.success(request, _("“{webhook}” was changed.").format(webhook=found))
            return redirect("webhook", public_id=found.public_id)
    context = {
        "form": form,
        "webhook": found,
        "cancel_href": reverse("webhook", args=[found.public_id]),
    }
    return render(request, "feeds/webhook_edit.html", context, status=422 if form.errors else 200)


def webhook_secret(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then give it a new secret. The page that answers is the only one that ever shows it."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    found = webhook_for(request.user, public_id)
    if request.method == "POST":
        new = renew_secret(
            webhook=found, by=request.user, at=timezone.now(), whence=whence(request)
        )
        context = {
            "line": webhook_line(found),
            "secret": new.secret,
            "overlaps_until": new.webhook.overlaps_until(timezone.now()),
        }
        return render(request, "feeds/webhook_made.html", context)
    context = {
        "webhook": found,
        "confirm_label": _("Make a new secret"),
        "cancel_href": reverse("webhook", args=[found.public_id]),
    }
    return render(request, "feeds/webhook_secret.html", context)


@require_POST
def webhook_test(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send a message that says it is a test."""
    found = webhook_for(request.user, public_id)
    send_test(webhook=found, by=request.user, at=timezone.now())
    messages.success(request, _("A test is on its way. How it went stands below."))
    return redirect("webhook", public_id=found.public_id)


@require_POST
def webhook_pause(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Send nothing more for now."""
    found = webhook_for(request.user, public_id)
    pause_webhook(webhook=found, by=request.user, at=timezone.now())
    messages.success(request, _("“{webhook}” is paused.").format(webhook=found))
    return redirect("webhook", public_id=found.public_id)


@require_POST
def webhook_resume(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Go on, with what waited first."""
    found = webhook_for(request.user, public_id)
    resume_webhook(webhook=found, by=request.user, at=timezone.now())
    messages.success(request, _("“{webhook}” goes on.").format(webhook=found))
    return redirect("webhook", public_id=found.public_id)


def webhook_remove(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Ask, then tell that address nothing more."""
    check_can_manage_keys(request.user, on=today_of(request.user))
    found = webhook_for(request.user, public_id)
    if request.method == "POST":
        remove_webhook(webhook=found, by=request.user, at=timezone.now(), whence=whence(request))
        messages.success(request, _("“{webhook}” was removed.").format(webhook=found))
        return redirect("webhooks")
    context = {
        "webhook": found,
        "confirm_label": _("Remove this webhook"),
        "is_danger": True,
        "cancel_href": reverse("webhook", args=[found.public_id]),
    }
    return render(request, "feeds/webhook_remove.html", context)


@require_POST
def delivery_again(request: SignedInRequest, public_id: UUID) -> HttpResponse:
    """Try a message that was given up anew."""
    delivery = delivery_for(request.user, public_id)
    send_again(delivery=delivery, by=request.user, at=timezone.now())
    messages.success(request, _("It is sent again."))
    return redirect("webhook", public_id=delivery.webhook.public_id)
