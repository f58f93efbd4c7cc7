"""Everything that is kept of one person, for the file that is theirs."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from people.models import Invitation, RoleAssignment, SecurityEvent, StrengthsProfile, User
from projects.models import (
    ChangeIdea,
    Comment,
    Interest,
    MadeDifference,
    ProjectMembership,
    PulseAnswer,
)

MOST_EVENTS = 1_000  # of the security log, the newest


@dataclass(frozen=True)
class PersonalData:
    """What a person wrote of themselves, and where they stand with the work."""

    person: User
    profile: StrengthsProfile | None
    interests: Sequence[Interest]
    pulses: Sequence[PulseAnswer]
    roles: Sequence[RoleAssignment]
    places: Sequence[ProjectMembership]
    remarks: Sequence[Comment]
    ideas: Sequence[ChangeIdea]
    differences: Sequence[MadeDifference]
    events: Sequence[SecurityEvent]


@dataclass(frozen=True)
class Found:
    """People whom an administrator may look for: those with an account, and those without."""

    people: Sequence[User]
    invited: Sequence[Invitation]


def personal_data(person: User) -> PersonalData:
    """Everything of one person. Nine queries."""
    own = {"organisation": person.organisation_id}
    return PersonalData(
        person=person,
        profile=StrengthsProfile.objects.filter(user=person).first(),
        interests=list(Interest.objects.filter(user=person).select_related("opportunity__project")),
        pulses=list(
            PulseAnswer.objects.filter(user=person).select_related("project").order_by("-month")
        ),
        roles=list(RoleAssignment.objects.filter(user=person).select_related("unit")),
        places=list(ProjectMembership.objects.filter(user=person).select_related("project")),
        remarks=list(
            Comment.objects.filter(**own, written_by=person)
            .select_related("project")
            .order_by("-written_at")
        ),
        ideas=list(ChangeIdea.objects.filter(**own, suggested_by=person).select_related("node")),
        differences=list(
            MadeDifference.objects.filter(**own, told_by=person).select_related("project")
        ),
        events=list(SecurityEvent.objects.filter(user=person).order_by("-at")[:MOST_EVENTS]),
    )


def people_to_look_after(user: User, words: str, *, most: int) -> Found:
    """Accounts and invitations of the organisation with these words in name or address."""
    if not words.strip():
        return Found([], [])
    people = User.objects.filter(organisation=user.organisation_id, erased_at=None)
    invited = Invitation.objects.filter(organisation=user.organisation_id, accepted_at=None)
    for word in words.split():
        people = people.filter(name__unaccent__icontains=word) | people.filter(
            email__icontains=word
        )
        invited = invited.filter(name__unaccent__icontains=word) | invited.filter(
            email__icontains=word
        )
    return Found(
        list(people.order_by("name", "pk")[:most]),
        list(invited.exclude(email__endswith=".invalid").order_by("-created_at", "pk")[:most]),
    )


def invitation_to_erase(user: User, public_id: UUID) -> Invitation | None:
    """One that nobody accepted, in this organisation. One query."""
    return (
        Invitation.objects.filter(
            organisation=user.organisation_id, public_id=public_id, accepted_at=None
        )
        .exclude(email__endswith=".invalid")
        .select_related("organisation")
        .first()
    )
