"""What a team leaves behind."""

from projects.models import ClosingSummary, Project


def closing_of(project: Project) -> ClosingSummary | None:
    """The closing summary, as far as one was begun, with who wrote it last. One query."""
    return (
        ClosingSummary.objects.filter(organisation=project.organisation_id, project=project)
        .select_related("written_by")
        .first()
    )
