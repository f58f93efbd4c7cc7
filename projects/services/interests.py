"""From “I’m interested” to a place in the team, or a kind no: by the person, the lead, the team."""

from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import Denied, Invalid, NotNow
from people.calendar import local_date
from people.models import User
from people.roles import PARTNERS, Action, ProjectRole
from projects.models import Induction, Interest, Opportunity, ProjectMembership
from projects.permissions import actions_on, check_can_manage_team, check_can_match
from projects.services.team import add_member
from projects.vocabulary import INDUCTION, InterestState, OpportunityState

State = InterestState
LONGEST_DECISION = 300  # characters
_KEYS = [step.key for step in INDUCTION]


@recorded
def show_interest(*, opportunity: Opportunity, by: User, at: datetime) -> Interest:
    """One click. Saying it twice is fine; after a no it counts again."""
    _check_is_open(opportunity)
    _check_not_in_team(opportunity, by, at)
    interest = _one(opportunity, by)
    if interest.state not in (State.INTERESTED, State.JOINED):
        _become(interest, State.INTERESTED, at)
    return interest


@recorded
def say_no_thank_you(*, interest: Interest, by: User, at: datetime) -> None:
    """To what was suggested, or after all. Nobody has to say why."""
    _check_own(interest, by)
    if interest.state == State.JOINED:
        raise NotNow(_("You are in the team already. To stop, tell the lead."))
    if interest.suggested_by_id is None:
        interest.delete()  # it leaves nothing behind
    else:
        _become(interest, State.NO_THANK_YOU, at)


@recorded
def suggest(*, opportunity: Opportunity, person: User, by: User, at: datetime) -> Interest:
    """Let a person know of something that fits them. The project hears of it once they say yes."""
    check_can_match(by, on=local_date(opportunity.organisation, at))
    _check_is_open(opportunity)
    if person.organisation_id != by.organisation_id or not person.is_active:
        raise Invalid(fields={"person": _("Choose a person of this organisation.")})
    _check_not_in_team(opportunity, person, at)
    interest = _one(opportunity, person)
    if interest.pk is None:
        interest.suggested_by = by
        _become(interest, State.SUGGESTED, at)
    return interest


@recorded
def take_back_suggestion(*, interest: Interest, by: User, at: datetime) -> None:
    """Suggested to the wrong person."""
    check_can_match(by, on=local_date(interest.organisation, at))
    if interest.state != State.SUGGESTED:
        raise NotNow(_("%(person)s has answered already.") % {"person": interest.user})
    interest.delete()


@recorded
def welcome(*, interest: Interest, role: ProjectRole, by: User, at: datetime) -> None:
    """Yes: the person gets a place in the team as a service user or carer."""
    opportunity = interest.opportunity
    check_can_manage_team(by, opportunity.project, on=local_date(interest.organisation, at))
    _check_waits(interest)
    if role not in PARTNERS:
        raise Invalid(fields={"role": _("Choose service user or carer.")})
    add_member(project=opportunity.project, user=interest.user, role=role, by=by, at=at)
    interest.decided_by = by
    _become(interest, State.JOINED, at)


@recorded
def say_not_now(*, interest: Interest, words: str, by: User, at: datetime) -> None:
    """A no, with a sentence that the person reads."""
    project = interest.opportunity.project
    check_can_manage_team(by, project, on=local_date(interest.organisation, at))
    _check_waits(interest)
    said = " ".join(words.split())
    if not said:
        raise Invalid(fields={"words": _("Say it in a kind sentence. The person reads it.")})
    interest.decided_by, interest.decision = by, said[:LONGEST_DECISION]
    _become(interest, State.NOT_NOW, at)


@recorded
def tick_induction(
    *, membership: ProjectMembership, done: list[str], by: User, at: datetime
) -> None:
    """Which steps of the start are done. The team says so, and so may the person themselves."""
    check_can_tick(membership, by=by, at=at)
    if set(done) - set(_KEYS):
        raise Invalid(fields={"done": _("Choose from the list.")})
    Induction.objects.update_or_create(
        organisation=membership.organisation,
        membership=membership,
        defaults={"done": [key for key in _KEYS if key in done]},
    )


def check_can_tick(membership: ProjectMembership, *, by: User, at: datetime) -> None:
    """Whoever looks after the team, and the person whose start it is."""
    project = membership.project
    actions = actions_on(by, project, on=local_date(project.organisation, at))
    if by.pk != membership.user_id and Action.MANAGE_TEAM not in actions:
        raise Denied(
            _("%(person)s and the lead of the project keep this list. Ask one of them.")
            % {"person": membership.user}
        )


def _one(opportunity: Opportunity, person: User) -> Interest:
    known = Interest.objects.select_for_update().filter(
        organisation=opportunity.organisation_id, opportunity=opportunity, user=person
    )
    return known.first() or Interest(
        organisation_id=opportunity.organisation_id, opportunity=opportunity, user=person
    )


def _become(interest: Interest, state: InterestState, at: datetime) -> None:
    interest.state, interest.said_at = state, at
    if state in (State.INTERESTED, State.SUGGESTED):
        interest.decided_by, interest.decision = None, ""
    interest.save()


def _check_is_open(opportunity: Opportunity) -> None:
    if opportunity.state != OpportunityState.OPEN or opportunity.project.is_closed:
        raise NotNow(_("“%(opportunity)s” is not open any more.") % {"opportunity": opportunity})


def _check_not_in_team(opportunity: Opportunity, person: User, at: datetime) -> None:
    places = ProjectMembership.objects.filter(project=opportunity.project, user=person)
    if places.current(local_date(opportunity.organisation, at)).exists():
        raise NotNow(
            _("%(person)s is in the team of “%(project)s” already.")
            % {"person": person, "project": opportunity.project}
        )


def _check_own(interest: Interest, by: User) -> None:
    if interest.user_id != by.pk:
        raise Denied(_("Only %(person)s answers this.") % {"person": interest.user})


def _check_waits(interest: Interest) -> None:
    if interest.state != State.INTERESTED:
        raise NotNow(_("%(person)s does not wait for an answer.") % {"person": interest.user})
