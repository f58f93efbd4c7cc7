from dataclasses import dataclass
from uuid import UUID

from django.db import models
from django.db.models import Q

from audit.tracking import tracked
from common.language import lazily
from people.models import TenantModel, User
from projects.models.project import Project


class Subject(models.TextChoices):
    """What in a project a remark, a file or a review is about."""

    PROJECT = "project", lazily("the project")
    CHARTER = "charter", lazily("the charter")
    NODE = "node", lazily("the driver diagram")
    CYCLE = "cycle", lazily("a cycle")
    MEASURE = "measure", lazily("a chart")


@dataclass(frozen=True)
class About:
    """The one thing in a project that is talked about, and what it is called."""

    subject: Subject
    id: UUID
    words: str


class AboutSomething(TenantModel):
    """Belongs to a project and is about it, or about one thing in it by its public id."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=10, choices=Subject, default=Subject.PROJECT)
    subject_id = models.UUIDField()
    subject_words = models.CharField(max_length=200)

    class Meta:
        abstract = True


@tracked()
class Comment(AboutSomething):
    """A remark, or a coaching question that stays open until somebody answers it."""

    text = models.TextField()
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    is_question = models.BooleanField(default=False)
    answers = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="replies"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    mentions = models.ManyToManyField(User, related_name="mentioned_in", blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(is_question=True),
                name="projects_comment_only_questions_are_answered",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "project", "subject", "subject_id"],
                name="projects_comment_by_subject",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


@tracked()
class Attachment(AboutSomething):
    """A file that a team keeps with its work; its content was checked when it came."""

    name = models.CharField(max_length=150)
    file = models.FileField(upload_to="attachments/%Y/%m/")
    content_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="In bytes.")
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["organisation", "project", "subject", "subject_id"],
                name="projects_file_by_subject",
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Review(AboutSomething):
    """A coach is asked to look at a charter or a cycle: asked, reviewed, settled."""

    class State(models.TextChoices):
        ASKED = "asked", lazily("Waiting for the coach")
        REVIEWED = "reviewed", lazily("Reviewed, waiting for the team")
        SETTLED = "settled", lazily("Settled")

    state = models.CharField(max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    coach = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True, help_text="What the coach says and asks.")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "subject", "subject_id"],
                condition=~Q(state="settled"),
                name="projects_review_one_open_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"Review of {self.subject_words}"
