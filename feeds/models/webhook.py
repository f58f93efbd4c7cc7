from datetime import datetime, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from common.sealing import unseal
from feeds.vocabulary import DeliveryState, Event, Topic
from people.models import Organisation, TenantModel, Unit, User

_SECRETS = ["secret", "secrets_before", "renewed_at"]
_HOW_IT_GOES = ["failures", "failing_since", "rests_until", "delivered_at"]


class WebhookQuerySet(VersionedQuerySet["Webhook"]):
    def of(self, organisation: Organisation | int) -> "WebhookQuerySet":
        return self.filter(organisation=organisation)


@tracked(leaving_out=["created_at", "version", *_SECRETS, *_HOW_IT_GOES])
class Webhook(TenantModel, VersionedModel):
    """An address of another system that is told as soon as something happens at a unit or below.

    It is told of what everybody in the organisation may read, so of no private project. Messages
    to an address that is paused wait for it. After it got a new secret, the ones before sign its
    messages as well for a day: the other system need not change in the same moment.
    """

    OVERLAP = timedelta(days=1)

    name = models.CharField(max_length=80)
    address = models.CharField(max_length=500)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    topics = ArrayField(
        models.CharField(max_length=10, choices=[(t.value, t.value) for t in Topic])
    )
    secret = models.CharField(max_length=300, help_text="Sealed (`common.sealing`).")
    secrets_before = ArrayField(
        models.CharField(max_length=300), default=list, help_text="Sealed, the newest first."
    )
    renewed_at = models.DateTimeField(null=True, help_text="When it got its newest secret.")
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    paused_at = models.DateTimeField(null=True)
    paused_by = models.ForeignKey(
        User,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Nobody where it was paused because it did not answer for days.",
    )

    failures = models.PositiveIntegerField(default=0, help_text="In a row.")
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True, help_text="Until then it is left alone.")
    delivered_at = models.DateTimeField(null=True, help_text="When it took something last.")

    objects = WebhookQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "unit"], name="feeds_webhook_by_unit")]

    def __str__(self) -> str:
        return self.name

    @property
    def open_secret(self) -> str:
        """What messages are signed with. Empty where `SECRET_KEY` was changed and not kept."""
        return unseal(self.secret) or ""

    def overlaps_until(self, at: datetime) -> datetime | None:
        """When the secrets before this one end, if they sign messages as well."""
        end = self.renewed_at + self.OVERLAP if self.renewed_at else None
        return end if end and at < end else None

    def sealed_before(self, at: datetime) -> list[str]:
        """The secrets before this one that sign messages as well."""
        return list(self.secrets_before) if self.overlaps_until(at) else []

    def open_secrets(self, at: datetime) -> list[str]:
        """All that a message is signed with, the newest first."""
        opened = (unseal(sealed) for sealed in (self.secret, *self.sealed_before(at)))
        return [secret for secret in opened if secret]


class Delivery(TenantModel):
    """One message to one address: the queue of record, and afterwards what became of it.

    Triggers write it in the transaction of what happened (`feeds.models.telling`). `subject` is
    the key of the change of a verdict, of the cycle, or of the step of a barrier; the message is
    written when it is sent. It is kept for a month after its end.
    """

    webhook = models.ForeignKey(Webhook, on_delete=models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=20, choices=[(e.value, e.value) for e in Event])
    subject = models.BigIntegerField(default=0)
    detail = models.CharField(max_length=20, blank=True, help_text="Of a cycle: the decision.")
    happened_at = models.DateTimeField()

    state = models.CharField(
        max_length=10,
        choices=[(s.value, s.value) for s in DeliveryState],
        default=DeliveryState.WAITING,
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(help_text="Nobody tries it before then.")
    tried_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=20, blank=True, help_text="Of the newest try.")
    status = models.PositiveSmallIntegerField(null=True, help_text="Of the newest answer.")

    class Meta:
        indexes = [
            models.Index(
                fields=["not_before", "id"],
                condition=Q(state=DeliveryState.WAITING.value),
                name="feeds_delivery_waiting",
            ),
            models.Index(fields=["webhook", "-id"], name="feeds_delivery_newest_first"),
            models.Index(
                fields=["settled_at"],
                condition=Q(settled_at__isnull=False),
                name="feeds_delivery_settled",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} to {self.webhook_id}"

    @property
    def is_test(self) -> bool:
        return self.event == Event.TEST

    @property
    def is_waiting(self) -> bool:
        return self.state == DeliveryState.WAITING
