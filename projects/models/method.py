from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel
from projects.methods import choices
from projects.models.project import Project


@tracked(leaving_out=["created_at", "version"])
class StageRecord(TenantModel, VersionedModel):
    """What a team has written of one stage of a way of working.

    It stays when the project takes another way of working, and is there again when it comes back.
    """

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="stage_records")
    method = models.CharField(max_length=40, choices=choices())
    stage = models.CharField(max_length=40, help_text="The key of the stage in its method.")
    answers = models.JSONField(default=dict, help_text="By the keys of the questions.")
    ticked = ArrayField(models.CharField(max_length=40), default=list)
    happens_on = models.DateField(null=True, blank=True)

    objects = VersionedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "project", "method", "stage"],
                name="projects_stage_record_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.stage} of {self.project}"


@tracked(leaving_out=["created_at", "version"])
class MethodOffer(TenantModel, VersionedModel):
    """The ways of working that an organisation offers. Without a row, every one of them."""

    offered = ArrayField(models.CharField(max_length=40, choices=choices()))
    usual = models.CharField(max_length=40, choices=choices())

    objects = VersionedQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation"], name="projects_method_offer_once"),
            models.CheckConstraint(
                condition=Q(offered__contains=[models.F("usual")]),
                name="projects_method_offer_has_its_usual",
            ),
        ]

    def __str__(self) -> str:
        return f"Ways of working of {self.organisation}"
