"""Reads about loads, codes and webhooks. Whoever may see them sees all of the organisation's."""

from uuid import UUID

from django.db.models import Count, Q, QuerySet

from charts.models import Measure
from common.errors import NotVisible
from feeds.models import Delivery, Load, RejectedRow, UnknownCode, WarehouseCode, Webhook
from feeds.vocabulary import DeliveryState, Event
from people.models import User


def loads_of(user: User) -> QuerySet[Load]:
    """The loads of this person's organisation, newest first."""
    return (
        Load.objects.filter(organisation=user.organisation_id)
        .select_related("made_by")
        .order_by("-pk")
    )


def load_for(user: User, public_id: UUID) -> Load:
    """One load of this person's organisation. Raises NotVisible. One query."""
    load = loads_of(user).filter(public_id=public_id).select_related("organisation").first()
    if load is None:
        raise NotVisible
    return load


def rejected_rows_of(load: Load) -> QuerySet[RejectedRow]:
    """In the order of the file."""
    return RejectedRow.objects.filter(load=load).order_by("row", "pk")


def reasons_of(load: Load) -> list[tuple[str, int]]:
    """Why rows were rejected, and how many for each reason, most frequent first. One query."""
    counted = (
        RejectedRow.objects.filter(load=load)
        .values_list("reason")
        .annotate(count=Count("pk"))
        .order_by("-count", "reason")
    )
    return list(counted)


def unknown_codes_of(load: Load) -> QuerySet[UnknownCode]:
    """Those in most rows first."""
    return UnknownCode.objects.filter(load=load).order_by("-rows", "pk")


def codes_explained(user: User) -> QuerySet[WarehouseCode]:
    """Every code that somebody explained, in the order of the codes."""
    return (
        WarehouseCode.objects.filter(organisation=user.organisation_id)
        .select_related("unit", "measure__unit")
        .order_by("measure_code", "unit_code")
    )


def code_for(user: User, public_id: UUID) -> WarehouseCode:
    """One explained code. Raises NotVisible. One query."""
    code = codes_explained(user).filter(public_id=public_id).first()
    if code is None:
        raise NotVisible
    return code


def open_measures(user: User) -> QuerySet[Measure]:
    """The measures of the organisation that take data, by unit and name."""
    return (
        Measure.objects.filter(organisation=user.organisation_id, fed_from="")
        .open()
        .select_related("unit")
        .order_by("unit__name", "name", "pk")
    )


def measure_names(user: User) -> list[tuple[str, int]]:
    """The names that measures of the organisation have, and how many each. One query."""
    counted = (
        Measure.objects.filter(organisation=user.organisation_id, fed_from="")
        .open()
        .values_list("name")
        .annotate(count=Count("pk"))
        .order_by("name")
    )
    return list(counted)


def webhooks_of(user: User) -> QuerySet[Webhook]:
    """The webhooks of this person's organisation by name, with counts of what stands out."""
    return (
        Webhook.objects.of(user.organisation_id)
        .select_related("unit", "made_by", "paused_by")
        .annotate(
            waiting=Count("deliveries", Q(deliveries__state=DeliveryState.WAITING)),
            given_up=Count(
                "deliveries",
                Q(deliveries__state=DeliveryState.GIVEN_UP) & ~Q(deliveries__event=Event.TEST),
            ),
        )
        .order_by("name", "pk")
    )


def webhook_for(user: User, public_id: UUID) -> Webhook:
    """One webhook of this person's organisation. Raises NotVisible. One query."""
    webhook = webhooks_of(user).filter(public_id=public_id).select_related("organisation").first()
    if webhook is None:
        raise NotVisible
    return webhook


def deliveries_to(webhook: Webhook) -> QuerySet[Delivery]:
    """What was sent there or waits for it, newest first."""
    return Delivery.objects.filter(webhook=webhook).order_by("-pk")


def delivery_for(user: User, public_id: UUID) -> Delivery:
    """One message to one of their webhooks. Raises NotVisible. One query."""
    delivery = (
        Delivery.objects.filter(organisation=user.organisation_id, public_id=public_id)
        .select_related("webhook__organisation")
        .first()
    )
    if delivery is None:
        raise NotVisible
    return delivery
