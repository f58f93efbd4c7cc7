from datetime import date

from django.contrib.postgres.fields import ArrayField
from django.db import models

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from people.vocabulary import Activity, Time, Way
from projects.models.membership import ProjectMembership
from projects.models.project import Project, readable_by
from projects.vocabulary import InterestState, OpportunityState


class OpportunityQuerySet(VersionedQuerySet["Opportunity"]):
    def visible_to(self, user: User, *, on: date) -> "OpportunityQuerySet":
        """Opportunities of projects this person may read."""
        return self.filter(organisation=user.organisation_id).filter(
            readable_by(user, on=on, project="project__")
        )


@tracked(leaving_out=["created_at", "version"])
class Opportunity(TenantModel, VersionedModel):
    """A way to take part that a project offers to service users and carers."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="opportunities")
    title = models.CharField(max_length=120)
    what = models.TextField()
    activities = ArrayField(
        models.CharField(max_length=20, choices=Activity), default=list, blank=True
    )
    happens = models.CharField(max_length=200, blank=True)
    times = ArrayField(models.CharField(max_length=20, choices=Time), default=list, blank=True)
    how_long = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=200, blank=True)
    ways = ArrayField(models.CharField(max_length=20, choices=Way), default=list, blank=True)
    payment = models.CharField(max_length=300, blank=True)
    support = models.CharField(max_length=300, blank=True)
    contact = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=10, choices=OpportunityState, default=OpportunityState.OPEN.value
    )
    posted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    posted_at = models.DateTimeField()

    objects = OpportunityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "opportunities"
        indexes = [
            models.Index(
                fields=["organisation", "state", "-posted_at"], name="projects_opportunity_newest"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Interest(TenantModel):
    """One person and one opportunity: suggested, interested, joined, or not.

    It has no history on purpose, so that whoever takes it back leaves nothing behind
    (docs/adr/0019). What lasts is the place in the team.
    """

    opportunity = models.ForeignKey(Opportunity, on_delete=models.PROTECT, related_name="interests")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="interests")
    state = models.CharField(max_length=20, choices=InterestState)
    suggested_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField(help_text="When it came to be so.")
    decided_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "opportunity", "user"], name="projects_interest_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.opportunity}"


@tracked()
class Induction(TenantModel):
    """How far the start of somebody who joined a team has come."""

    membership = models.OneToOneField(
        ProjectMembership, on_delete=models.PROTECT, related_name="induction"
    )
    done = ArrayField(models.CharField(max_length=20), default=list, blank=True)

    def __str__(self) -> str:
        return f"Induction of {self.membership}"
