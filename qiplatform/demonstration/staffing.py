"""Who works, learns and takes part at the trust: people in every role of the platform."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from people import demonstration as known
from people.demonstration import PASSWORD, SIGN_INS, SignIn, address_of
from people.models import Unit
from people.roles import UnitRole
from qiplatform.demonstration import trust
from qiplatform.demonstration.names import names
from qiplatform.demonstration.plans import PersonPlan, UnitPlan

JOBS = {
    "ward": ("Ward manager", "Staff nurse", "Psychologist", "Occupational therapist"),
    "older_ward": ("Ward manager", "Staff nurse", "Physiotherapist", "Healthcare assistant"),
    "forensic": ("Ward manager", "Staff nurse", "Social worker", "Occupational therapist"),
    "crisis": ("Team manager", "Crisis nurse", "Psychiatrist", "Support worker"),
    "community": ("Team manager", "Community nurse", "Social worker", "Psychiatrist"),
    "therapies": ("Team manager", "Therapist", "Peer support worker", "Administrator"),
    "young": ("Team manager", "Family therapist", "Nurse", "Psychiatrist"),
    "older": ("Team manager", "Memory nurse", "Occupational therapist", "Geriatrician"),
    "young_ward": ("Ward manager", "Staff nurse", "Family therapist", "Teacher"),
    "disability": ("Team manager", "Community nurse", "Speech therapist", "Psychologist"),
    "disability_ward": ("Home manager", "Learning disability nurse", "Support worker", "Chef"),
    "perinatal": ("Team manager", "Perinatal nurse", "Nursery nurse", "Psychiatrist"),
}
WARD_OF_THE_LEAD = "Heron Ward"

_POSTS_OF_SIGN_INS = {
    known.WARD_LEAD: WARD_OF_THE_LEAD,
    known.TEAM_MEMBER: WARD_OF_THE_LEAD,
    known.COACH: trust.INPATIENT,
    known.SPONSOR: trust.INPATIENT,
    known.ADVISOR: trust.INPATIENT,
    known.MANAGER: trust.INPATIENT,
    known.STAFF: "Fernhithe team",
}

# (role, how many, job title), besides those whose sign-in is shown
_OF_THE_TRUST = (
    (UnitRole.QI_TEAM, 14, "Improvement facilitator"),
    (UnitRole.BOARD_MEMBER, 5, "Non-executive director"),
    (UnitRole.PARTICIPATION_LEAD, 3, "People participation lead"),
    (UnitRole.DATA_ANALYST, 2, "Data analyst"),
)
_OF_A_DIRECTORATE = (
    (UnitRole.SPONSOR, 3, "Associate director"),
    (UnitRole.DIRECTORATE_MANAGER, 1, "Service director"),
    (UnitRole.IMPROVEMENT_ADVISOR, 1, "Improvement advisor"),
)


@dataclass
class Staff:
    """Everybody, and where to find them by e-mail address."""

    people: list[PersonPlan] = field(default_factory=list)
    of_unit: dict[str, list[str]] = field(default_factory=dict)
    coaches: dict[str, list[str]] = field(default_factory=dict)  # by directorate
    sponsors: dict[str, list[str]] = field(default_factory=dict)  # by directorate
    service_users: list[str] = field(default_factory=list)
    carers: list[str] = field(default_factory=list)

    def directorate_of(self, unit: str) -> str:
        return self._directorates[unit]

    def __post_init__(self) -> None:
        parents = {unit.name: unit.parent for unit in trust.units()}
        self._directorates = {name: _top(name, parents) for name in parents}
        self._directorates[trust.NAME] = trust.INPATIENT  # whose sponsors look after such work


def staff(rng: np.random.Generator, *, for_each_team: int) -> Staff:
    """Everyone with an account, apart from the administrator who founds the organisation."""
    found = Staff()
    new_names = names(rng)
    for known_person in SIGN_INS:
        if known_person is not known.ADMINISTRATOR:
            _add_known(found, known_person)
    for role, how_many, job in _OF_THE_TRUST:
        for _ in range(how_many if for_each_team > 1 else 1):
            address = _add(found, next(new_names), job, role, trust.NAME)
            if role is UnitRole.QI_TEAM:
                found.of_unit.setdefault(trust.NAME, []).append(address)
    for directorate in trust.DIRECTORATES:
        _add_leaders(found, directorate, new_names)
    for unit in trust.units():
        if unit.kind != Unit.Kind.DIRECTORATE:
            _add_team(found, unit, new_names, for_each_team)
    _add_to_units_above(found)
    for _ in range(9 * for_each_team):
        found.service_users.append(_add(found, next(new_names), "Service user"))
    for _ in range(3 * for_each_team):
        found.carers.append(_add(found, next(new_names), "Carer"))
    return found


def _add_to_units_above(found: Staff) -> None:
    """Work of a whole service or directorate is done by one person from each of its teams."""
    for unit in trust.units():
        if unit.kind == Unit.Kind.TEAM:
            found.of_unit[unit.parent].append(found.of_unit[unit.name][0])
    for unit in trust.units():
        if unit.kind == Unit.Kind.SERVICE:
            found.of_unit.setdefault(unit.parent, []).append(found.of_unit[unit.name][0])


def _add_leaders(found: Staff, directorate: str, new_names: Iterator[str]) -> None:
    for role, how_many, job in _OF_A_DIRECTORATE:
        for _ in range(how_many):
            address = _add(found, next(new_names), job, role, directorate)
            if role is UnitRole.SPONSOR:
                found.sponsors.setdefault(directorate, []).append(address)


def _add_team(found: Staff, unit: UnitPlan, new_names: Iterator[str], for_each_team: int) -> None:
    """A service has its manager, a team its staff; the last of each team is a trained coach."""
    if unit.kind == Unit.Kind.SERVICE:
        found.of_unit[unit.name] = [
            _add(found, next(new_names), "Service manager", UnitRole.STAFF, unit.name)
        ]
        return
    team = found.of_unit.setdefault(unit.name, [])
    for job in JOBS[unit.care][:for_each_team]:
        team.append(_add(found, next(new_names), job, UnitRole.STAFF, unit.name))
    directorate = found.directorate_of(unit.name)
    coach = found.people[-1]
    found.people[-1] = replace(coach, posts=(*coach.posts, (UnitRole.QI_COACH, directorate)))
    found.coaches.setdefault(directorate, []).append(coach.email)


def _add_known(found: Staff, person: SignIn) -> None:
    unit = _POSTS_OF_SIGN_INS.get(person, trust.NAME)
    posts = () if person.unit_role is None else ((person.unit_role, unit),)
    if person is known.COACH:
        posts = (*posts, (UnitRole.STAFF, WARD_OF_THE_LEAD))
        found.coaches[unit] = [person.email]
    if person is known.SPONSOR:
        found.sponsors[unit] = [person.email]
    found.people.append(
        PersonPlan(person.name, person.email, person.job_title, posts, password=PASSWORD)
    )


def _add(found: Staff, name: str, job: str, role: UnitRole | None = None, unit: str = "") -> str:
    posts = () if role is None else ((role, unit),)
    person = PersonPlan(name, address_of(name), job, posts)
    found.people.append(person)
    return person.email


def _top(name: str, parents: dict[str, str]) -> str:
    while parents[name] in parents:
        name = parents[name]
    return name
