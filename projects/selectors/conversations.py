"""What was said, asked, reviewed and kept, and what of it waits for somebody."""

from datetime import date, datetime, timedelta
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from common.errors import NotVisible
from people.models import User
from people.roles import PROJECT_ROLES, Action, ProjectRole
from projects.models import Attachment, Comment, Project, ProjectMembership, Review, Subject
from projects.stages import CLOSED

Part = TypeVar("Part", Attachment, Comment, Review)

UNDONE_WITHIN = timedelta(days=7)  # how long a removed file stands where it was
RECENT = timedelta(days=14)  # how long a mention waits to be looked at
# Those who answer a coach's question: whoever does the work.
_ANSWERING = [
    role.value
    for role, meaning in PROJECT_ROLES.items()
    if Action.EDIT_PROJECT in meaning.actions and role is not ProjectRole.COACH
]


def comments_about(project: Project, subject: Subject, key: UUID) -> list[Comment]:
    """What was said about one thing, oldest first: by whom, mentioning whom. Two queries."""
    return list(
        Comment.objects.filter(
            organisation=project.organisation_id, project=project, subject=subject, subject_id=key
        )
        .select_related("written_by")
        .prefetch_related("mentions")
        .order_by("written_at", "pk")
    )


def open_questions_in(project: Project) -> list[Comment]:
    """The coaching questions of a project that nobody has answered, oldest first. Two queries."""
    return list(
        _standing_in(project)
        .filter(is_question=True, answered_at=None)
        .select_related("written_by", "answers")
        .prefetch_related("mentions")
        .order_by("written_at", "pk")
    )


def latest_remarks_in(project: Project, *, most: int) -> list[Comment]:
    """What was said last anywhere in a project, newest first. Two queries.

    Open questions have a place of their own (`open_questions_in`).
    """
    return list(
        _standing_in(project)
        .exclude(is_question=True, answered_at=None)
        .select_related("written_by", "answers")
        .prefetch_related("mentions")
        .order_by("-written_at", "-pk")[:most]
    )


def files_about(project: Project, subject: Subject, key: UUID, *, on: date) -> list[Attachment]:
    """The files kept with one thing, newest first, and those just removed. One query."""
    return list(
        Attachment.objects.filter(
            organisation=project.organisation_id,
            project=project,
            subject=subject,
            subject_id=key,
        )
        .filter(Q(removed_at=None) | Q(removed_at__date__gt=on - UNDONE_WITHIN))
        .select_related("uploaded_by")
        .order_by("-uploaded_at", "pk")
    )


def files_in(project: Project) -> list[Attachment]:
    """Every file that is kept in a project, newest first. One query."""
    return list(
        Attachment.objects.filter(
            organisation=project.organisation_id, project=project, removed_at=None
        )
        .select_related("uploaded_by")
        .order_by("-uploaded_at", "pk")
    )


def review_of(project: Project, subject: Subject, key: UUID) -> Review | None:
    """The newest review of one thing, with coach and asker. One query."""
    review = (
        Review.objects.filter(
            organisation=project.organisation_id, project=project, subject=subject, subject_id=key
        )
        .select_related("coach", "asked_by")
        .order_by("-asked_at", "-pk")
        .first()
    )
    if review is not None:
        review.project = project
    return review


def coaches_of(project: Project, *, on: date) -> list[User]:
    """The coaches of the project's team. One query."""
    places = ProjectMembership.objects.filter(project=project, role=ProjectRole.COACH).current(on)
    return list(User.objects.filter(memberships__in=places).distinct().order_by("name", "pk"))


def comment_for(user: User, public_id: UUID, *, on: date) -> Comment:
    """A remark in a project that this person may read. Raises NotVisible."""
    remarks = Comment.objects.select_related("written_by", "answers")
    return _part_of_a_project(remarks, user, public_id, on)


def file_for(user: User, public_id: UUID, *, on: date) -> Attachment:
    """A file of a project that this person may read, unless it was removed. Raises NotVisible."""
    return _part_of_a_project(Attachment.objects.filter(removed_at=None), user, public_id, on)


def removed_file_for(user: User, public_id: UUID, *, on: date) -> Attachment:
    """A removed file of a project that this person may read. Raises NotVisible."""
    files = Attachment.objects.exclude(removed_at=None)
    return _part_of_a_project(files, user, public_id, on)


def review_for(user: User, public_id: UUID, *, on: date) -> Review:
    """A review in a project that this person may read. Raises NotVisible."""
    return _part_of_a_project(Review.objects.all(), user, public_id, on)


def reviews_waiting_for(user: User, *, on: date) -> list[Review]:
    """Reviews this person was asked for, and those given to them to settle. One query."""
    asked = Q(coach=user, state=Review.State.ASKED)
    given = Q(asked_by=user, state=Review.State.REVIEWED)
    return list(
        Review.objects.filter(asked | given, organisation=user.organisation_id)
        .filter(project__in=_visible(user, on))
        .select_related("project", "coach", "asked_by")
        .order_by("asked_at", "pk")
    )


def questions_waiting_for(user: User, *, on: date) -> list[Comment]:
    """Open questions to the teams in which this person does the work, oldest first. One query."""
    own = ProjectMembership.objects.filter(user=user, role__in=_ANSWERING).current(on)
    return list(
        Comment.objects.filter(
            organisation=user.organisation_id,
            is_question=True,
            answered_at=None,
            removed_at=None,
            project__in=own.values("project"),
        )
        .exclude(project__stage__in=CLOSED)
        .exclude(written_by=user)
        .select_related("project", "written_by")
        .order_by("written_at", "pk")
    )


def mentions_waiting_for(user: User, *, at: datetime, on: date) -> list[Comment]:
    """Recent remarks that mention this person, who has said nothing there since. One query."""
    answers = Comment.objects.filter(
        written_by=user,
        organisation=OuterRef("organisation"),
        subject=OuterRef("subject"),
        subject_id=OuterRef("subject_id"),
        written_at__gt=OuterRef("written_at"),
    )
    return list(
        Comment.objects.filter(
            organisation=user.organisation_id,
            mentions=user,
            removed_at=None,
            written_at__gt=at - RECENT,
            project__in=_visible(user, on),
        )
        .exclude(Exists(answers))
        .exclude(project__stage__in=CLOSED)
        .exclude(written_by=user)
        .select_related("project", "written_by")
        .order_by("-written_at", "pk")
    )


def _standing_in(project: Project) -> QuerySet[Comment]:
    return Comment.objects.filter(
        organisation=project.organisation_id, project=project, removed_at=None
    )


def _visible(user: User, on: date) -> QuerySet:
    return Project.objects.visible_to(user, on=on).values("pk")


def _part_of_a_project(rows: QuerySet[Part], user: User, public_id: UUID, on: date) -> Part:
    row = (
        rows.filter(organisation=user.organisation_id, public_id=public_id)
        .filter(project__in=_visible(user, on))
        .select_related("project__unit", "project__organisation")
        .first()
    )
    if row is None:
        raise NotVisible
    return row
