"""Who works on a project: lead, members, coach, sponsor, service users and carers."""

import numpy as np

from people.roles import ProjectRole
from projects.stages import Stage
from qiplatform.demonstration import trust
from qiplatform.demonstration.chance import happens, one_of
from qiplatform.demonstration.staffing import Staff

Team = tuple[tuple[str, ProjectRole], ...]

INVOLVEMENT = {"big_i": 0.5, "little_i": 0.3, "none": 0.2}


def involvement_in(stage: Stage, rng: np.random.Generator) -> str:
    """How service users take part. A mere idea has not asked anybody yet."""
    return "none" if stage is Stage.IDEA else one_of(rng, INVOLVEMENT)


def team_of(
    unit: str, stage: Stage, involvement: str, staff: Staff, rng: np.random.Generator
) -> Team:
    """A team as it would be in that stage: an idea has only its lead."""
    lead, *others = rng.permutation(staff.of_unit[unit]).tolist()
    team = [(lead, ProjectRole.LEAD)]
    if stage is Stage.IDEA:
        return tuple(team)
    team += [(email, ProjectRole.TEAM_MEMBER) for email in others[: int(rng.integers(1, 4))]]
    directorate = staff.directorate_of(unit)
    team.append((str(rng.choice(staff.sponsors[directorate])), ProjectRole.SPONSOR))
    coaches = [email for email in staff.coaches[directorate] if email not in dict(team)]
    if coaches and stage is not Stage.CLOSED_WITH_LEARNING:
        team.append((str(rng.choice(coaches)), ProjectRole.COACH))
    if involvement == "big_i":
        team.append((str(rng.choice(staff.service_users)), ProjectRole.SERVICE_USER))
        if happens(rng, 0.3):
            team.append((str(rng.choice(staff.carers)), ProjectRole.CARER))
    return tuple(team)


def in_words(unit: str) -> str:
    """Where that is, as a sentence says it: "on Heron Ward", "in the Fernhithe team"."""
    if unit.endswith("Ward"):
        return f"on {unit}"
    if unit.endswith("House"):
        return f"at {unit}"
    if unit == trust.NAME:
        return "across the trust"
    first = unit.split()[0]
    name = unit if first in _NAMES_OF_PLACES else unit[0].lower() + unit[1:]
    article = "" if unit == "Talking therapies" else "the "
    return f"in {article}{name}"


_NAMES_OF_PLACES = frozenset(
    unit.name.split()[0]
    for unit in trust.units()
    if unit.care in ("community", "young") and unit.name.endswith("team")
)
