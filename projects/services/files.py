"""Files that a team keeps with its work, checked when they come."""

from datetime import datetime
from typing import BinaryIO
from uuid import uuid4

from django.core.files import File

from audit.services import recorded
from common.nhs_numbers import check_no_nhs_number
from common.uploads import checked_file
from people.calendar import local_date
from people.models import User
from projects.models import About, Attachment, Project
from projects.permissions import check_can_edit
from projects.policies import check_is_open


@recorded
def keep_file(
    *,
    project: Project,
    about: About,
    name: str,
    content: BinaryIO,
    size: int,
    by: User,
    at: datetime,
    anyway: bool = False,
) -> Attachment:
    """Keep a file with one thing in a project. Where it lies tells nothing of its name.

    `anyway` keeps what looks like an NHS number in its name. The form looks at what is inside.
    """
    _check(project, by=by, at=at)
    checked = checked_file(name, content, size)
    check_no_nhs_number(checked.name, field="file", anyway=anyway)
    return Attachment.objects.create(
        organisation=project.organisation,
        project=project,
        subject=about.subject,
        subject_id=about.id,
        subject_words=about.words[:200],
        name=checked.name,
        file=File(content, name=f"{uuid4().hex}.{checked.ending}"),
        content_type=checked.content_type,
        size=size,
        uploaded_by=by,
        uploaded_at=at,
    )


@recorded
def remove_file(*, file: Attachment, by: User, at: datetime) -> None:
    """Take a file away from where it is kept. It can be put back."""
    _check(file.project, by=by, at=at)
    file.removed_at = at
    file.save(update_fields=["removed_at"])


@recorded
def put_back_file(*, file: Attachment, by: User, at: datetime) -> None:
    """Keep a removed file again."""
    _check(file.project, by=by, at=at)
    file.removed_at = None
    file.save(update_fields=["removed_at"])


def _check(project: Project, *, by: User, at: datetime) -> None:
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
