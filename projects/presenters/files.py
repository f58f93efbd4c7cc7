"""Files as a page lists them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from people.roles import Action
from projects.models import Attachment, Project
from projects.presenters.about import page_about
from projects.presenters.talk import about_words


@dataclass(frozen=True)
class FileLine:
    """One file. An address that is empty is not offered."""

    name: str
    size: str
    who: str
    at: datetime
    about: str
    about_href: str
    is_removed: bool
    href: str
    remove_href: str
    put_back_href: str


def file_lines(
    project: Project, files: Iterable[Attachment], actions: Collection[Action]
) -> tuple[FileLine, ...]:
    """These files for somebody who may do `actions` with the project."""
    may_change = Action.EDIT_PROJECT in actions and not project.is_closed
    return tuple(
        _line(project, file, may_change) for file in files if file.removed_at is None or may_change
    )


def _line(project: Project, file: Attachment, may_change: bool) -> FileLine:
    address, is_removed = [file.public_id], file.removed_at is not None
    page = page_about(file.subject, project=project.public_id, key=file.subject_id)
    return FileLine(
        name=file.name,
        size=filesizeformat(file.size),
        who=file.uploaded_by.name,
        at=file.uploaded_at,
        about=about_words(file),
        about_href=f"{page}#talk",
        is_removed=is_removed,
        href="" if is_removed else reverse("file", args=address),
        remove_href=reverse("file_remove", args=address) if may_change and not is_removed else "",
        put_back_href=reverse("file_put_back", args=address) if may_change and is_removed else "",
    )
