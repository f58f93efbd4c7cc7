"""Projects come into programmes and leave them: one side asks, the other agrees."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import NotNow
from people.calendar import local_date
from people.models import User
from projects.models import Programme, ProgrammePlace, Project
from projects.permissions import (
    can_join,
    can_lead_programme,
    check_can_join,
    check_can_lead_programme,
)
from projects.policies import check_can_be_in_programme, check_programme_is_open
from projects.signals import programme_joined

State = ProgrammePlace.State


@recorded
def bring_in(
    *,
    programme: Programme,
    project: Project,
    by: User,
    at: datetime,
    starts_on: date | None = None,
) -> ProgrammePlace:
    """Ask for a project to be in a programme, from either side.

    Whoever speaks for both sides brings it in at once, and so does whoever answers a question of
    the other side by asking the same. Asking twice changes nothing. `starts_on`: since when it is
    in, where that is told later.
    """
    today = local_date(programme.organisation, at)
    leads = can_lead_programme(by, programme, on=today)
    speaks = can_join(by, project, on=today)
    if not leads:
        check_can_join(by, project, on=today)
    # One at a time in a programme: of two sides that ask at once, the later agrees.
    programme.refresh_from_db(from_queryset=Programme.objects.select_for_update(no_key=True))
    check_programme_is_open(programme)
    check_can_be_in_programme(project)
    place = ProgrammePlace.objects.filter(programme=programme, project=project).standing().first()
    if place is None:
        place = ProgrammePlace(
            organisation=programme.organisation,
            programme=programme,
            project=project,
            state=State.INVITED if leads else State.ASKED,
            asked_by=by,
            asked_at=at,
        )
        if not (leads and speaks):
            place.save()
            return place
    elif place.state == State.JOINED or not (leads if place.state == State.ASKED else speaks):
        return place
    _join(place, by, at, starts_on)
    return place


@recorded
def agree(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Say yes to what the other side asked."""
    _check_may_answer(place, by, at)
    check_programme_is_open(place.programme)
    check_can_be_in_programme(place.project)
    _join(place, by, at)


@recorded
def decline(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Say no to what the other side asked. Either side can ask again."""
    _check_may_answer(place, by, at)
    _set(place, State.DECLINED)


@recorded
def take_back(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Withdraw a question that the other side has not answered."""
    on = local_date(place.organisation, at)
    if place.state == State.ASKED:
        check_can_join(by, place.project, on=on)
    elif place.state == State.INVITED:
        check_can_lead_programme(by, place.programme, on=on)
    else:
        raise NotNow(_("This was answered already."))
    _set(place, State.TAKEN_BACK)


@recorded
def leave(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Take a project out. What it did in the programme stays told; its numbers leave the sums."""
    _check_either_side(place, by, at)
    if place.state != State.JOINED:
        raise NotNow(_("The project is not in the programme any more."))
    _set(place, State.LEFT, ends_on=local_date(place.organisation, at))


@recorded
def put_back(*, place: ProgrammePlace, by: User, at: datetime) -> None:
    """Undo leaving, on the same day. Later a project asks again."""
    _check_either_side(place, by, at)
    check_programme_is_open(place.programme)
    if place.state != State.LEFT or place.ends_on != local_date(place.organisation, at):
        raise NotNow(_("This can be undone only on the same day. Ask the project to join again."))
    check_can_be_in_programme(place.project)
    others = ProgrammePlace.objects.filter(programme=place.programme, project=place.project)
    if others.standing().exists():
        raise NotNow(_("The project has come back already."))
    _set(place, State.JOINED, ends_on=None)


def _check_may_answer(place: ProgrammePlace, by: User, at: datetime) -> None:
    """Whoever was asked answers: the programme's lead a project, the project's lead a programme."""
    on = local_date(place.organisation, at)
    if place.state == State.ASKED:
        check_can_lead_programme(by, place.programme, on=on)
    elif place.state == State.INVITED:
        check_can_join(by, place.project, on=on)
    else:
        raise NotNow(_("This was answered or taken back already."))


def _check_either_side(place: ProgrammePlace, by: User, at: datetime) -> None:
    on = local_date(place.organisation, at)
    if not can_lead_programme(by, place.programme, on=on):
        check_can_join(by, place.project, on=on)


def _join(place: ProgrammePlace, by: User, at: datetime, starts_on: date | None = None) -> None:
    place.state = State.JOINED
    place.starts_on = starts_on or local_date(place.organisation, at)
    place.save()
    programme_joined.send(sender=ProgrammePlace, place=place, by=by, at=at)


def _set(place: ProgrammePlace, state: State, **more: object) -> None:
    """Move on from the state that was seen. Of two people who answer at once, one is told."""
    seen = place.state
    if not ProgrammePlace.objects.filter(pk=place.pk, state=seen).update(state=state, **more):
        raise NotNow(_("Somebody else has just answered this."))
    place.refresh_from_db()
