"""What search looks through: one row for each thing that can be found, and the words in them."""

from datetime import date

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from dashboards.vocabulary import FINDABLE_LABELS
from people.models import Organisation, Unit, User
from projects.models import Project
from projects.models.project import readable_by

READ_AS = "forgiving"  # the text search configuration: common migration 0003


class SearchDocumentQuerySet(models.QuerySet["SearchDocument"]):
    def visible_to(self, user: User, *, on: date) -> "SearchDocumentQuerySet":
        """What this person may read: things of no project, and of projects they may read."""
        return self.filter(organisation=user.organisation_id).filter(
            Q(project=None) | readable_by(user, on=on, project="project__")
        )


class SearchDocument(models.Model):
    """Something that can be found, in the words by which people know it.

    Written by triggers alone, in the transaction that changes the thing itself. Who may read it
    and where its project stands is never copied: that is looked up with every search.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=list(FINDABLE_LABELS.items()))
    key = models.BigIntegerField(help_text="The row of its own table.")
    public_id = models.UUIDField(help_text="What its address names it by.")
    project = models.ForeignKey(Project, null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(
        Unit, null=True, on_delete=models.CASCADE, related_name="+", help_text="Without a project."
    )
    title = models.TextField()
    body = models.TextField()
    place = models.TextField()
    words = models.GeneratedField(
        expression=(
            SearchVector("title", weight="A", config=READ_AS)
            + SearchVector("body", weight="B", config=READ_AS)
            + SearchVector("place", weight="D", config=READ_AS)
        ),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "key"], name="dashboards_document_once"
            )
        ]
        indexes = [GinIndex(fields=["words"], name="dashboards_document_by_words")]

    def __str__(self) -> str:
        return self.title


class UnlearntDocument(models.Model):
    """A document that is new or changed, until its words have been learnt.

    A table beside it, not a mark on it: each change of a document is entered in its index anew.
    """

    document = models.OneToOneField(
        SearchDocument, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"Words of document {self.document_id}"


class SearchWord(models.Model):
    """A word that occurs in some document, to compare mistyped ones with."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    word = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "word"], name="dashboards_word_once")
        ]
        indexes = [GinIndex(OpClass("word", "gin_trgm_ops"), name="dashboards_word_by_letters")]

    def __str__(self) -> str:
        return self.word
