"""The change ideas of a project, with what its team makes of them."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.search import TrigramWordSimilarity
from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from audit.selectors import changes_of
from common.errors import NotVisible
from people.models import User
from projects.models import ChangeIdea, DiagramNode, Project
from projects.models.diagram import ChangeIdeaQuerySet
from projects.selectors.projects import project_for

ALIKE = 0.4  # of the threes of letters in a word: two letters swapped in the middle of seven


def ideas_of(project: Project, *, seen_by: User) -> ChangeIdeaQuerySet:
    """The ideas that stand, each with its number of `votes` and whether the reader `has_voted`."""
    own = ChangeIdea.voters.through.objects.filter(changeidea_id=OuterRef("pk"), user_id=seen_by.pk)
    return (
        ChangeIdea.objects.filter(
            organisation=project.organisation_id, node__diagram__project=project
        )
        .standing()
        .select_related("node", "suggested_by", "owner", "replied_by")
        .annotate(votes=Count("voters"), has_voted=Exists(own))
        .order_by("-suggested_at", "-pk")
    )


def standing_idea(project: Project, node_id: UUID, *, seen_by: User) -> ChangeIdea:
    """One of them, by the id of its box. Raises NotVisible. One query."""
    ideas = ideas_of(project, seen_by=seen_by).select_related("node__diagram")
    idea = ideas.filter(node__public_id=node_id).first()
    if idea is None:
        raise NotVisible(_("We could not find that idea."))
    idea.node.diagram.project = project
    return idea


def ideas_having_words(ideas: ChangeIdeaQuerySet, words: str) -> ChangeIdeaQuerySet:
    """Ideas that say every word, or were suggested by somebody of that name: in any order."""
    for word in words.split():
        ideas = ideas.filter(
            Q(node__text__unaccent__icontains=word)
            | Q(suggested_by__name__unaccent__icontains=word)
            | Q(reply__unaccent__icontains=word)
        )
    return ideas


def ideas_having_words_like(ideas: ChangeIdeaQuerySet, words: str) -> ChangeIdeaQuerySet:
    """Ideas in which every word resembles one of theirs, for words that were mistyped."""
    for number, word in enumerate(words.split()):
        likeness = Greatest(
            *(TrigramWordSimilarity(word, field) for field in ("node__text", "suggested_by__name"))
        )
        ideas = ideas.alias(**{f"likeness_{number}": likeness}).filter(
            **{f"likeness_{number}__gte": ALIKE}
        )
    return ideas


def idea_for(user: User, node_id: UUID, *, on: date, project: UUID) -> ChangeIdea:
    """One idea by the address of its box, also one that was taken off. Raises NotVisible."""
    found = project_for(user, project, on=on)
    idea = (
        ChangeIdea.objects.filter(
            organisation=found.organisation_id,
            node__diagram__project=found,
            node__public_id=node_id,
        )
        .select_related("node__diagram", "suggested_by", "owner", "replied_by")
        .first()
    )
    if idea is None:
        raise NotVisible("We could not find that idea.")
    idea.node.diagram.project = found
    return idea


def removed_ideas(project: Project) -> list[DiagramNode]:
    """The boxes of ideas that were taken off, the latest first. One query."""
    return list(
        DiagramNode.objects.filter(
            organisation=project.organisation_id, diagram__project=project, idea__isnull=False
        )
        .exclude(removed_at=None)
        .order_by("-removed_at", "pk")
    )


def latest_editor_of_idea(idea: ChangeIdea) -> str:
    """The name of whoever changed the idea last. One query."""
    newest = changes_of(ChangeIdea, id=idea.pk, most=1)
    return newest[0].by if newest else ""
