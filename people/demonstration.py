"""The people as whom one can sign in to the demonstration: one for each role.

They are as fictional as their trust, and their password is public. `seed_demo` makes their
accounts; `demo_sign_ins` and the sign-in page of a demonstration show them.
"""

from dataclasses import dataclass

from people.roles import PROJECT_ROLES, UNIT_ROLES, ProjectRole, UnitRole

PASSWORD = "one-small-step"
DOMAIN = "larkwater.example"  # a top-level domain that is reserved, so no mail can ever reach it


@dataclass(frozen=True)
class SignIn:
    """One person to try the platform as."""

    name: str
    job_title: str
    unit_role: UnitRole | None
    project_role: ProjectRole | None = None

    @property
    def email(self) -> str:
        return address_of(self.name)

    @property
    def role(self) -> str:
        """What this person does here, in the words of the role table."""
        if self.unit_role in (None, UnitRole.STAFF) and self.project_role:
            return PROJECT_ROLES[self.project_role].label
        assert self.unit_role is not None, f"{self.name} has no role"
        return UNIT_ROLES[self.unit_role].label


def address_of(name: str) -> str:
    """The e-mail address of a person of the demonstration."""
    return f"{name.lower().replace(' ', '.')}@{DOMAIN}"


WARD_LEAD = SignIn("Amara Lanternbrook", "Ward manager", UnitRole.STAFF, ProjectRole.LEAD)
TEAM_MEMBER = SignIn("Dev Thimblewick", "Staff nurse", UnitRole.STAFF, ProjectRole.TEAM_MEMBER)
SERVICE_USER = SignIn("Rosa Plumfeather", "Service user", None, ProjectRole.SERVICE_USER)
CARER = SignIn("Owen Quillharrow", "Carer", None, ProjectRole.CARER)
COACH = SignIn("Mei Otterlight", "Occupational therapist", UnitRole.QI_COACH, ProjectRole.COACH)
SPONSOR = SignIn("Yusuf Emberlane", "Associate director", UnitRole.SPONSOR, ProjectRole.SPONSOR)
ADVISOR = SignIn("Zofia Saltmarrow", "Improvement advisor", UnitRole.IMPROVEMENT_ADVISOR)
MANAGER = SignIn("Grace Fenwhistle", "Service director", UnitRole.DIRECTORATE_MANAGER)
BOARD_MEMBER = SignIn("Idris Candlemere", "Non-executive director", UnitRole.BOARD_MEMBER)
PARTICIPATION_LEAD = SignIn(
    "Lucia Hazelspark", "People participation lead", UnitRole.PARTICIPATION_LEAD
)
ANALYST = SignIn("Tomasz Bramblequist", "Data analyst", UnitRole.DATA_ANALYST)
QI_TEAM = SignIn("Ngozi Silverthatch", "Head of improvement", UnitRole.QI_TEAM)
ADMINISTRATOR = SignIn("Ada Wrenlock", "Systems manager", UnitRole.ADMINISTRATOR)
STAFF = SignIn("Callum Mistlebarrow", "Community nurse", UnitRole.STAFF)

SIGN_INS = (
    WARD_LEAD,
    TEAM_MEMBER,
    SERVICE_USER,
    CARER,
    COACH,
    SPONSOR,
    ADVISOR,
    MANAGER,
    BOARD_MEMBER,
    PARTICIPATION_LEAD,
    ANALYST,
    QI_TEAM,
    ADMINISTRATOR,
    STAFF,
)
