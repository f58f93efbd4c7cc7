"""Guests of a programme, and what they see of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from charts.models import Measure
from people.presenters.people import days_words
from projects.models import Programme, ProgrammeGuest


@dataclass(frozen=True)
class GuestLine:
    """One guest: who, from where, let in by whom, and the way to let them go."""

    name: str
    organisation: str
    let_in: str
    when: str
    end_href: str


@dataclass(frozen=True)
class JointChart:
    """One thing that the projects count alike, all together: without a way to anything else."""

    name: str
    headline: str
    wide: str
    narrow: str


@dataclass(frozen=True)
class VisitLine:
    """A programme of another organisation that somebody may read."""

    title: str
    host: str
    aim: str
    href: str


def guest_lines(
    guests: Iterable[ProgrammeGuest], programme: Programme, *, on: date
) -> list[GuestLine]:
    return [
        GuestLine(
            name=guest.user.name,
            organisation=guest.user.organisation.name,
            let_in=_("Let in by %(name)s") % {"name": guest.let_in_by},
            when=days_words(guest.starts_on, guest.ends_on, on=on),
            end_href=reverse("guest_end", args=[programme.public_id, guest.public_id]),
        )
        for guest in guests
    ]


def joint_charts(roll_ups: Iterable[Measure]) -> list[JointChart]:
    return [
        JointChart(
            name=roll_up.rolls_up.name if roll_up.rolls_up else roll_up.name,
            headline=roll_up.state.headline,
            wide=roll_up.state.chart_wide,
            narrow=roll_up.state.chart_narrow,
        )
        for roll_up in roll_ups
        if roll_up.state.points
    ]


def visit_lines(visits: Iterable[ProgrammeGuest]) -> list[VisitLine]:
    return [
        VisitLine(
            title=visit.programme.title,
            host=visit.organisation.name,
            aim=visit.programme.aim,
            href=reverse("guest_programme", args=[visit.programme.public_id]),
        )
        for visit in visits
    ]
