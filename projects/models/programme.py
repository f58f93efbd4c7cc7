from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from common.language import lazily
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from projects.models.project import Project


class ProgrammeQuerySet(VersionedQuerySet["Programme"]):
    def visible_to(self, user: User) -> "ProgrammeQuerySet":
        """Programmes are open to everybody in their organisation."""
        return self.filter(organisation=user.organisation_id)


@tracked(leaving_out=["created_at", "version"])
class Programme(TenantModel, VersionedModel):
    """Projects in several places with one aim, which count the same things in the same way."""

    title = models.CharField(max_length=150)
    aim = models.TextField(help_text="What all of its projects want to reach together.")
    purpose = models.TextField(blank=True, help_text="Why they work on it together.")
    lead = models.ForeignKey(User, on_delete=models.PROTECT, related_name="led_programmes")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True, help_text="When it is meant to end.")
    closed_on = models.DateField(null=True, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "title"], name="projects_programme_title_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="projects_programme_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


class ProgrammePlaceQuerySet(models.QuerySet["ProgrammePlace"]):
    def joined(self) -> "ProgrammePlaceQuerySet":
        return self.filter(state=ProgrammePlace.State.JOINED)

    def standing(self) -> "ProgrammePlaceQuerySet":
        """Those that are in, and those for which one side waits for the other."""
        return self.filter(state__in=ProgrammePlace.STANDING)


@tracked()
class ProgrammePlace(TenantModel):
    """A project's place in a programme: asked for by one side, agreed to by the other, and left.

    A project that leaves and comes back has a new place: the old one keeps its dates.
    """

    class State(models.TextChoices):
        ASKED = "asked", lazily("Has asked to join")
        INVITED = "invited", lazily("Has been asked to join")
        JOINED = "joined", lazily("In the programme")
        DECLINED = "declined", lazily("Not now")
        TAKEN_BACK = "taken_back", lazily("Taken back")
        LEFT = "left", lazily("Has left")

    STANDING = (State.ASKED, State.INVITED, State.JOINED)

    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="places")
    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="places")
    state = models.CharField(max_length=12, choices=State)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = ProgrammePlaceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "programme", "project"],
                condition=Q(state__in=["asked", "invited", "joined"]),
                name="projects_programme_place_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="projects_programme_place_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["joined", "left"]) | Q(starts_on__isnull=False),
                name="projects_programme_place_joined_on_a_day",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "project"], name="projects_place_by_project")
        ]

    def __str__(self) -> str:
        return f"{self.project} in {self.programme}"
