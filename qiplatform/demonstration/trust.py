"""The trust itself: its name, what it says of itself, and its units. All of it is invented."""

from people.models import Unit
from qiplatform.demonstration.plans import UnitPlan

NAME = "Larkwater Mental Health Trust"
SHORT_NAME = "Larkwater"
NOTICE = (
    "Larkwater is fictional: no real person, ward or number. Some charts imitate figures in the "
    "King's Fund report “Quality improvement in mental health” (2017), such as 42% less violence, "
    "restraint from 2.83 to 1.46 and a wait from 98 to 7 days. Those figures were reported by the "
    "services themselves and cannot be put down to the method alone."
)

INPATIENT = "Adult inpatient and crisis care"
COMMUNITY = "Adult community care"
AGES = "Children, young people and older people"
SPECIALIST = "Forensic and specialist care"
DIRECTORATES = (INPATIENT, COMMUNITY, AGES, SPECIALIST)

ACUTE = "Acute and intensive care wards"
OLDER_WARDS = "Older people's wards"
FORENSIC = "Forensic wards"

WREN_HOUSE = "Wren House"
MEADOW_HOUSE = "Meadow House"
_WITH_BEDS = {WREN_HOUSE: "young_ward", MEADOW_HOUSE: "disability_ward"}  # unlike their service

# (directorate, service, kind of care, teams)
_SERVICES = (
    (
        INPATIENT,
        ACUTE,
        "ward",
        (
            "Bittern Ward",
            "Curlew Ward",
            "Dipper Ward",
            "Heron Ward",
            "Kittiwake Ward",
            "Plover Ward",
        ),
    ),
    (INPATIENT, "Crisis service", "crisis", ("Home treatment team", "Hospital liaison team")),
    (
        COMMUNITY,
        "North locality",
        "community",
        ("Fernhithe team", "Mossgate team", "Oldwater team", "Quillbridge team", "Tarnley team"),
    ),
    (
        COMMUNITY,
        "East locality",
        "community",
        ("Brackenfold team", "Elverstow team", "Pettleford team", "Saltmere team", "Wickfen team"),
    ),
    (
        COMMUNITY,
        "South locality",
        "community",
        (
            "Ashlingdale team",
            "Cobbleham team",
            "Holmwater team",
            "Sallowby team",
            "Thornmere team",
        ),
    ),
    (
        COMMUNITY,
        "Therapies and recovery",
        "therapies",
        ("Talking therapies", "Early intervention team", "Recovery college"),
    ),
    (
        AGES,
        "Children and young people's service",
        "young",
        ("Tarnley young people's team", "Saltmere young people's team", WREN_HOUSE),
    ),
    (
        AGES,
        OLDER_WARDS,
        "older_ward",
        ("Alder Ward", "Aspen Ward", "Hazel Ward", "Juniper Ward", "Larch Ward", "Willow Ward"),
    ),
    (
        AGES,
        "Older people's community service",
        "older",
        ("Memory service", "Older people's home team"),
    ),
    (
        SPECIALIST,
        FORENSIC,
        "forensic",
        (
            "Agate Ward",
            "Basalt Ward",
            "Flint Ward",
            "Garnet Ward",
            "Marble Ward",
            "Onyx Ward",
            "Slate Ward",
            "Topaz Ward",
        ),
    ),
    (
        SPECIALIST,
        "Learning disability service",
        "disability",
        (MEADOW_HOUSE, "Community learning disability team"),
    ),
    (SPECIALIST, "Perinatal service", "perinatal", ("Perinatal community team",)),
)


def units() -> tuple[UnitPlan, ...]:
    """Every unit below the trust, each after the one it lies in."""
    plans = [UnitPlan(name, Unit.Kind.DIRECTORATE, NAME) for name in DIRECTORATES]
    for directorate, service, care, teams in _SERVICES:
        plans.append(UnitPlan(service, Unit.Kind.SERVICE, directorate, care))
        plans += [
            UnitPlan(team, Unit.Kind.TEAM, service, _WITH_BEDS.get(team, care)) for team in teams
        ]
    return tuple(plans)


def teams_giving(*care: str) -> tuple[str, ...]:
    """The names of the teams and wards that give these kinds of care."""
    return tuple(unit.name for unit in units() if unit.kind == Unit.Kind.TEAM and unit.care in care)
