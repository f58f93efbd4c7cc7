"""Similar projects with what their charts say."""

from datetime import date

from django.db.models import QuerySet

from people.models import User
from projects.models import Project
from projects.selectors.similar import similar_projects


def similar_with_summaries(
    user: User, words: str, *, on: date, but: Project | None = None
) -> QuerySet[Project]:
    """The projects that share most with these words, each with its summary. One query."""
    return similar_projects(user, words, on=on, but=but).select_related("unit", "summary")
