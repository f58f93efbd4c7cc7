"""Programmes and the places of projects in them, in words and links."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import counted, day, joined
from projects.models import Programme, ProgrammePlace

State = ProgrammePlace.State
_OF_A_PROGRAMME = {
    "title": lazily("the title"),
    "aim": lazily("the aim"),
    "purpose": lazily("why it was made"),
    "starts_on": lazily("when it starts"),
    "ends_on": lazily("when it is meant to end"),
}


@dataclass(frozen=True)
class ProgrammeLine:
    """One programme in a list. `join_words` names the way in for a project, where it has one."""

    key: str
    title: str
    href: str
    aim: str
    about: str
    is_closed: bool


@dataclass(frozen=True)
class PlaceLine:
    """A project's place in a programme. An action without an address is not offered."""

    title: str
    href: str
    where: str
    says: str
    agree_href: str = ""
    decline_href: str = ""
    take_back_href: str = ""
    leave_href: str = ""
    put_back_href: str = ""
    measures_href: str = ""


def programme_lines(programmes: Iterable[Programme]) -> list[ProgrammeLine]:
    """Programmes as `projects.selectors.programmes.programmes_for` gives them."""
    return [
        ProgrammeLine(
            key=str(programme.public_id),
            title=programme.title,
            href=reverse("programme", args=[programme.public_id]),
            aim=programme.aim,
            about=_("{in_it}, led by {lead}, {time}").format(
                in_it=counted(programme.in_it, "project"),  # type: ignore[attr-defined]
                lead=programme.lead,
                time=span_words(programme),
            ),
            is_closed=programme.is_closed,
        )
        for programme in programmes
    ]


def span_words(programme: Programme) -> str:
    """Since 1 March 2027, until 1 March 2028; once closed, when that was."""
    if programme.closed_on:
        return _("from {starts_on} to {closed_on}").format(
            starts_on=day(programme.starts_on), closed_on=day(programme.closed_on)
        )
    until = (
        _(", until {ends_on}").format(ends_on=day(programme.ends_on)) if programme.ends_on else ""
    )
    return f"since {day(programme.starts_on)}{until}"


def place_line(
    place: ProgrammePlace,
    *,
    leads: bool,
    speaks: bool,
    on: date,
    of_project: bool = False,
) -> PlaceLine:
    """A place as somebody sees it who `leads` the programme, or `speaks` for the project.

    `of_project`: on a page of the project, where the programme is what is named.
    """
    address = [place.programme.public_id, place.public_id]
    is_open = not place.programme.is_closed

    def offered(name: str, state: State, may: bool) -> str:
        return reverse(name, args=address) if may and is_open and place.state == state else ""

    answers = (place.state == State.ASKED and leads) or (place.state == State.INVITED and speaks)
    asks = (place.state == State.ASKED and speaks) or (place.state == State.INVITED and leads)
    state = State(place.state)
    about, kind = (place.programme, "programme") if of_project else (place.project, "project")
    return PlaceLine(
        title=about.title,
        href=reverse(kind, args=[about.public_id]),
        where="" if of_project else place.project.unit.name,
        says=_says(place),
        agree_href=offered("place_agree", state, answers),
        decline_href=offered("place_decline", state, answers),
        take_back_href=offered("place_take_back", state, asks),
        leave_href=offered("place_leave", State.JOINED, leads or speaks),
        put_back_href=offered(
            "place_put_back", State.LEFT, (leads or speaks) and place.ends_on == on
        ),
        measures_href=offered("place_measures", State.JOINED, speaks),
    )


def programme_sentence(change: Change) -> str:
    """What somebody did to a programme."""
    row = change.row
    if change.before is None:
        return _("Made the programme “{title}”").format(title=row.title)
    if change.changed("closed_on"):
        return _("Closed the programme") if row.closed_on else _("Opened the programme again")
    if change.changed("lead_id"):
        return _("Made {lead} its lead").format(lead=row.lead)
    parts = [words for field, words in _OF_A_PROGRAMME.items() if change.changed(field)]
    return _("Changed {parts}").format(parts=joined(parts)) if parts else ""


def guest_sentence(change: Change) -> str:
    """Whom somebody let read a programme, or let go."""
    row = change.row
    said = {"guest": row.user, "programme": row.programme, "until": day(row.ends_on)}
    if change.before is None:
        return _("Let %(guest)s read the programme “%(programme)s” as a guest") % said
    if row.ends_on:
        return _("%(guest)s is a guest of the programme “%(programme)s” until %(until)s") % said
    return _("%(guest)s stays a guest of the programme “%(programme)s”") % said


def place_sentence(change: Change, *, programme: str = "") -> str:
    """What somebody did about a project's place in a programme, which is told by its name."""
    row = change.row
    project, programme = (
        f"“{row.project}”",
        programme or _("the programme “{programme}”").format(programme=row.programme),
    )
    if change.before is not None and not change.changed("state"):
        return ""
    if change.before is not None and change.before.state == State.LEFT:
        return _("Put {project} back into {programme}").format(project=project, programme=programme)
    match State(row.state):
        case State.ASKED:
            return f"Asked for {project} to join {programme}"
        case State.INVITED:
            return f"Asked {project} to join {programme}"
        case State.JOINED:
            return f"Brought {project} into {programme}"
        case State.DECLINED:
            return f"Declined that {project} joins {programme}"
        case State.TAKEN_BACK:
            return f"Took back the question whether {project} joins {programme}"
        case State.LEFT:
            return f"Took {project} out of {programme}"


def _says(place: ProgrammePlace) -> str:
    match State(place.state):
        case State.ASKED:
            return f"{place.asked_by} asks for the project to join"
        case State.INVITED:
            return f"{place.asked_by} asks the project to join"
        case State.JOINED:
            return f"Since {day(place.starts_on)}"
        case State.LEFT:
            return f"From {day(place.starts_on)} to {day(place.ends_on)}"
        case _:
            return place.get_state_display()
