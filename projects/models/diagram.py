from django.db import models
from django.db.models import F, Q

from audit.tracking import tracked
from common.models import VersionedModel, VersionedQuerySet
from people.models import TenantModel, User
from projects.layers import Layer, Strength, choices
from projects.models.project import Project


@tracked(leaving_out=["created_at", "version"])
class DriverDiagram(TenantModel, VersionedModel):
    """A team's theory of what must change for its aim to be reached.

    Its version moves with every change of structure; the text of a box has a version of its own,
    so that two people who work on different boxes do not collide.
    """

    project = models.OneToOneField(Project, on_delete=models.CASCADE, related_name="diagram")

    objects = VersionedQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Driver diagram of {self.project}"

    def move_on(self) -> None:
        """Raise the version: whatever was seen of the structure is older from now on."""
        DriverDiagram.objects.filter(pk=self.pk).update(version=F("version") + 1)


class DiagramNodeQuerySet(VersionedQuerySet["DiagramNode"]):
    def standing(self) -> "DiagramNodeQuerySet":
        """Boxes that are on the diagram now, in the order in which they are drawn."""
        return self.filter(removed_at=None).order_by("layer", "place", "pk")


@tracked(leaving_out=["created_at", "version"])
class DiagramNode(TenantModel, VersionedModel):
    """One box: the aim, a driver or a change idea."""

    diagram = models.ForeignKey(DriverDiagram, on_delete=models.CASCADE, related_name="nodes")
    layer = models.CharField(max_length=10, choices=choices())
    text = models.CharField(max_length=200)
    place = models.PositiveIntegerField(default=0, help_text="Order within its layer.")
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = DiagramNodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "diagram"],
                condition=Q(layer=Layer.AIM.value, removed_at=None),
                name="projects_diagram_one_aim",
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "diagram"], name="projects_node_by_diagram")
        ]

    def __str__(self) -> str:
        return self.text


@tracked()
class DiagramLink(TenantModel):
    """One box is thought to influence another, nearer the aim."""

    diagram = models.ForeignKey(DriverDiagram, on_delete=models.CASCADE, related_name="links")
    source = models.ForeignKey(DiagramNode, on_delete=models.CASCADE, related_name="leads_to")
    target = models.ForeignKey(DiagramNode, on_delete=models.CASCADE, related_name="fed_by")
    strength = models.CharField(
        max_length=6,
        choices=[(s.value, s.value) for s in Strength],
        default=Strength.STRONG.value,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "source", "target"], name="projects_link_once"
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")), name="projects_link_not_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class ChangeIdeaQuerySet(VersionedQuerySet["ChangeIdea"]):
    def standing(self) -> "ChangeIdeaQuerySet":
        """Ideas that have not been taken off."""
        return self.filter(node__removed_at=None)


@tracked(leaving_out=["created_at", "version"])
class ChangeIdea(TenantModel, VersionedModel):
    """What a team knows of a change idea beside its place on the diagram."""

    node = models.OneToOneField(DiagramNode, on_delete=models.CASCADE, related_name="idea")
    suggested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    suggested_at = models.DateTimeField()
    owner = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    could_stop = models.BooleanField(
        default=False, help_text="Something that the team could stop doing."
    )
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    effort = models.PositiveSmallIntegerField(null=True, blank=True)
    reply = models.CharField(max_length=300, blank=True)
    replied_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    replied_at = models.DateTimeField(null=True, blank=True)
    voters = models.ManyToManyField(User, related_name="+", blank=True)

    objects = ChangeIdeaQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(impact=None) | Q(impact__range=(1, 5)),
                name="projects_idea_impact_1_to_5",
            ),
            models.CheckConstraint(
                condition=Q(effort=None) | Q(effort__range=(1, 5)),
                name="projects_idea_effort_1_to_5",
            ),
        ]

    def __str__(self) -> str:
        return str(self.node)
