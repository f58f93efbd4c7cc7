from datetime import date
from functools import lru_cache

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Exists, Q
from django.db.models.expressions import Combinable

from audit.tracking import tracked
from common.language import lazily
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, Unit, User
from people.permissions import units_where
from people.roles import Action
from projects import methods
from projects.stages import CLOSED, Stage, choices


def words_of_project() -> Combinable:
    """Title and aim as PostgreSQL looks for words in them, whatever their form."""
    return SearchVector("title", weight="A", config="english") + SearchVector(
        "aim", weight="B", config="english"
    )


class ProjectQuerySet(VersionedQuerySet["Project"]):
    def visible_to(self, user: User, *, on: date) -> "ProjectQuerySet":
        """Projects this person may read.

        Within an organisation work is open, so that teams learn from each other. A private
        project is read by its own people and by those who look after all projects there.
        """
        return self.filter(organisation=user.organisation_id).filter(readable_by(user, on=on))

    def hidden_from(self, user: User, *, on: date) -> "ProjectQuerySet":
        """The projects of the same organisation that `visible_to` leaves out for this person."""
        everything = units_where(user, Action.READ_PRIVATE_PROJECTS, on=on).filter(parent=None)
        return self.filter(
            ~readable_by(user, on=on),
            ~Exists(everything),  # answered once: those who look after the whole cost no search
            organisation=user.organisation_id,
            visibility=Project.Visibility.PRIVATE,
        )

    def led_or_joined_by(self, user: User, *, on: date) -> "ProjectQuerySet":
        """Projects in whose team this person is on that day."""
        joined = _joined_by(user.pk, user.organisation_id, on)
        return self.filter(organisation=user.organisation_id, pk__in=joined.values("pk"))

    def active(self) -> "ProjectQuerySet":
        return self.exclude(stage__in=[*CLOSED, Stage.PAUSED])


def readable_by(user: User, *, on: date, project: str = "") -> Q:
    """The rule of `visible_to` about projects of the same organisation, as a condition.

    `project` leads to the project from rows that belong to one, such as "project__".
    """
    joined = _joined_by(user.pk, user.organisation_id, on)
    looked_after = units_where(user, Action.READ_PRIVATE_PROJECTS, on=on)
    return (
        Q(**{f"{project}visibility": Project.Visibility.OPEN})
        | Q(**{f"{project}pk__in": joined.values("pk")})
        | Q(**{f"{project}unit__in": looked_after.values("pk")})
    )


@lru_cache(maxsize=2_000)
def _joined_by(user: int, organisation: int, on: date) -> ProjectQuerySet:
    """The question alone, never its answer: every list asks, and to put it takes a while."""
    unended = Q(memberships__ends_on=None) | Q(memberships__ends_on__gte=on)
    return Project.objects.filter(
        unended, organisation=organisation, memberships__starts_on__lte=on, memberships__user=user
    )


@tracked(leaving_out=["created_at", "version"])
class Project(TenantModel, VersionedModel):
    """A piece of improvement work: a team, an aim, and the measures that show whether it works."""

    class Visibility(models.TextChoices):
        OPEN = "open", lazily("Open to everyone in the organisation")
        PRIVATE = "private", lazily("Private to its team")

    class Involvement(models.TextChoices):
        NONE = "none", lazily("No service users or carers yet")
        LITTLE_I = "little_i", lazily("little i: asked for their views")
        BIG_I = "big_i", lazily("Big I: full members of the team")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="projects")
    title = models.CharField(max_length=150)
    aim = models.TextField(blank=True)
    plain_words = models.TextField(
        blank=True,
        db_default="",
        help_text="What it is about, for somebody who has never heard of it.",
    )
    method = models.CharField(max_length=40, choices=methods.choices(), default=methods.DEFAULT)
    stage = models.CharField(max_length=30, choices=choices(), default=Stage.IDEA.value)
    visibility = models.CharField(max_length=10, choices=Visibility, default=Visibility.OPEN)
    involvement = models.CharField(max_length=10, choices=Involvement, default=Involvement.NONE)
    started_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "stage"], name="projects_by_stage"),
            models.Index(fields=["organisation", "unit"], name="projects_by_unit"),
            models.Index(
                fields=["organisation"], condition=Q(visibility="private"), name="projects_private"
            ),
            GinIndex(words_of_project(), name="projects_by_words"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_closed(self) -> bool:
        return self.stage in CLOSED
