"""Who may do what: the roles of the field, and the actions each one carries.

This table is the only place that decides. Roles of the organisation are held on a unit and reach
everything below it; roles of a project reach that project alone. `docs/access.md` is printed from
here.
"""

from dataclasses import dataclass
from enum import StrEnum

from common.language import lazily


class Action(StrEnum):
    """Something that a person may want to do. Reading is decided by `visible_to`."""

    MANAGE_ORGANISATION = "manage the organisation"
    LOOK_AFTER_SIGN_IN = "set how people sign in, and read the security log"
    MANAGE_KEYS = "make and revoke keys for machines, and webhooks"
    READ_AUDIT = "read who did what in the whole organisation"
    EXPORT_ORGANISATION = "take out everything that the organisation has"
    MANAGE_UNITS = "create and change units"
    ASSIGN_ROLES = "give and end roles"
    INVITE_PEOPLE = "invite people"
    START_PROJECT = "start a project"
    EDIT_PROJECT = "change a project"
    MANAGE_TEAM = "change who is in a project's team"
    DEFINE_MEASURE = "define and close measures"
    RECORD_MEASUREMENT = "record measurements"
    SHAPE_CHART = "set phases, exclusions and notes on a chart"
    APPROVE_CHARTER = "approve or return a charter"
    CLAIM_SCORE = "claim a progress score"
    COUNTERSIGN_SCORE = "countersign a progress score"
    REVIEW_WORK = "review charters and cycles when asked"
    OFFER_METHODS = "choose which ways of working are offered"
    COMMENT = "comment and ask questions"
    RAISE_BARRIER = "raise a barrier"
    ANSWER_BARRIER = "resolve, decline or take on a barrier"
    READ_PRIVATE_PROJECTS = "read private projects"
    LOG_COACHING = "write in the coaching log"
    LOOK_AFTER_PORTFOLIO = "look after the portfolio and its coaches"
    PREPARE_BOARD = "prepare the board's packs and its survey"
    ANSWER_BOARD_SURVEY = "answer the board's yearly survey"
    NOTE_VISIT = "keep a note of a walk-around"
    READ_BOARD = "read the board's packs, when held for the whole organisation"
    MAKE_PROGRAMMES = "make and change programmes"
    LET_LOG = "make and revoke links by which a measure is logged without an account"
    GIVE_PULSE = "say once a month how taking part is"
    MATCH_PEOPLE = "match service users and carers to projects"
    LOAD_DATA = "load data from the warehouse, and say what its codes stand for"
    JOIN_PROGRAMME = "take a project into a programme and out of it"


A = Action
_TEAM_WORK = frozenset(
    {
        A.RECORD_MEASUREMENT,
        A.SHAPE_CHART,
        A.DEFINE_MEASURE,
        A.EDIT_PROJECT,
        A.COMMENT,
        A.RAISE_BARRIER,
    }
)
_LEADING = _TEAM_WORK | {A.MANAGE_TEAM, A.INVITE_PEOPLE, A.CLAIM_SCORE, A.JOIN_PROGRAMME, A.LET_LOG}
_COACHING = _LEADING | {A.COUNTERSIGN_SCORE, A.REVIEW_WORK, A.LOG_COACHING}
_SPONSORING = frozenset({A.APPROVE_CHARTER, A.COMMENT, A.RAISE_BARRIER, A.ANSWER_BARRIER})


@dataclass(frozen=True)
class RoleMeaning:
    """What a role is called, what its holder does, and the actions it carries."""

    label: str
    does: str
    actions: frozenset[Action] = frozenset()


class UnitRole(StrEnum):
    """A role in the organisation, held on a unit for a time."""

    ADMINISTRATOR = "administrator"
    QI_TEAM = "qi_team"
    IMPROVEMENT_ADVISOR = "improvement_advisor"
    QI_COACH = "qi_coach"
    SPONSOR = "sponsor"
    DIRECTORATE_MANAGER = "directorate_manager"
    BOARD_MEMBER = "board_member"
    PARTICIPATION_LEAD = "participation_lead"
    DATA_ANALYST = "data_analyst"
    STAFF = "staff"


class ProjectRole(StrEnum):
    """A role in one project, held for a time. Service users take part as equals."""

    LEAD = "lead"
    TEAM_MEMBER = "team_member"
    SERVICE_USER = "service_user"
    CARER = "carer"
    COACH = "coach"
    SPONSOR = "sponsor"


UNIT_ROLES: dict[UnitRole, RoleMeaning] = {
    UnitRole.ADMINISTRATOR: RoleMeaning(
        lazily("Administrator"),
        lazily("Looks after places, people and settings"),
        frozenset(
            {
                A.MANAGE_ORGANISATION,
                A.LOOK_AFTER_SIGN_IN,
                A.MANAGE_KEYS,
                A.READ_AUDIT,
                A.EXPORT_ORGANISATION,
                A.MANAGE_UNITS,
                A.ASSIGN_ROLES,
                A.INVITE_PEOPLE,
                A.START_PROJECT,
                A.OFFER_METHODS,
                A.PREPARE_BOARD,
                A.READ_BOARD,
                A.MAKE_PROGRAMMES,
            }
        ),
    ),
    UnitRole.QI_TEAM: RoleMeaning(
        lazily("Central QI team"),
        lazily("Trains, guides and looks after the whole portfolio"),
        _COACHING
        | {
            A.APPROVE_CHARTER,
            A.ANSWER_BARRIER,
            A.MANAGE_UNITS,
            A.START_PROJECT,
            A.READ_PRIVATE_PROJECTS,
            A.OFFER_METHODS,
            A.LOOK_AFTER_PORTFOLIO,
            A.PREPARE_BOARD,
            A.READ_BOARD,
            A.MAKE_PROGRAMMES,
            A.NOTE_VISIT,
        },
    ),
    UnitRole.IMPROVEMENT_ADVISOR: RoleMeaning(
        lazily("Improvement advisor"),
        lazily("Supports the coaches, sponsors and forum of a directorate"),
        _COACHING
        | {
            A.APPROVE_CHARTER,
            A.START_PROJECT,
            A.READ_PRIVATE_PROJECTS,
            A.LOOK_AFTER_PORTFOLIO,
            A.READ_BOARD,
            A.NOTE_VISIT,
        },
    ),
    UnitRole.QI_COACH: RoleMeaning(
        lazily("QI coach"),
        lazily("Supports teams with the method"),
        frozenset({A.START_PROJECT, A.COMMENT, A.REVIEW_WORK}),
    ),
    UnitRole.SPONSOR: RoleMeaning(
        lazily("Sponsor"),
        lazily("Approves charters and clears barriers"),
        _SPONSORING | {A.START_PROJECT, A.READ_BOARD, A.NOTE_VISIT},
    ),
    UnitRole.DIRECTORATE_MANAGER: RoleMeaning(
        lazily("Directorate manager"),
        lazily("Looks for signals across services"),
        frozenset({A.START_PROJECT, A.READ_BOARD, A.NOTE_VISIT}),
    ),
    UnitRole.BOARD_MEMBER: RoleMeaning(
        lazily("Board member"),
        lazily("Asks what lies behind the variation"),
        frozenset({A.READ_BOARD, A.ANSWER_BOARD_SURVEY, A.NOTE_VISIT}),
    ),
    UnitRole.PARTICIPATION_LEAD: RoleMeaning(
        lazily("People participation lead"),
        lazily("Matches service users and carers to projects"),
        frozenset({A.INVITE_PEOPLE, A.START_PROJECT, A.READ_BOARD, A.MATCH_PEOPLE}),
    ),
    UnitRole.DATA_ANALYST: RoleMeaning(
        lazily("Data analyst"),
        lazily("Looks after definitions and feeds"),
        frozenset(
            {
                A.LOAD_DATA,
                A.DEFINE_MEASURE,
                A.RECORD_MEASUREMENT,
                A.SHAPE_CHART,
                A.LET_LOG,
                A.START_PROJECT,
                A.READ_BOARD,
            }
        ),
    ),
    UnitRole.STAFF: RoleMeaning(
        lazily("Staff"), lazily("Reads, learns and starts projects"), frozenset({A.START_PROJECT})
    ),
}

PROJECT_ROLES: dict[ProjectRole, RoleMeaning] = {
    ProjectRole.LEAD: RoleMeaning(
        lazily("Project lead"), lazily("Leads the team and keeps the record"), _LEADING
    ),
    ProjectRole.TEAM_MEMBER: RoleMeaning(
        lazily("Team member"), lazily("Tests changes and collects data"), _TEAM_WORK
    ),
    ProjectRole.SERVICE_USER: RoleMeaning(
        lazily("Service user"), lazily("An equal partner in the team"), _TEAM_WORK | {A.GIVE_PULSE}
    ),
    ProjectRole.CARER: RoleMeaning(
        lazily("Carer"), lazily("An equal partner in the team"), _TEAM_WORK | {A.GIVE_PULSE}
    ),
    ProjectRole.COACH: RoleMeaning(
        lazily("QI coach"), lazily("Supports the team with the method"), _COACHING
    ),
    ProjectRole.SPONSOR: RoleMeaning(
        lazily("Sponsor"), lazily("Approves, clears barriers and champions"), _SPONSORING
    ),
}


class Scope(StrEnum):
    """What the key of a machine opens. It is held on a unit, as a role is."""

    PROJECTS_READ = "projects:read"
    PROJECTS_WRITE = "projects:write"
    MEASUREMENTS_READ = "measurements:read"
    MEASUREMENTS_WRITE = "measurements:write"
    FEEDS_READ = "feeds:read"


SCOPES: dict[Scope, RoleMeaning] = {
    Scope.PROJECTS_READ: RoleMeaning(
        lazily("Read projects"), lazily("Projects, ideas, cycles, barriers, places")
    ),
    Scope.PROJECTS_WRITE: RoleMeaning(
        lazily("Change projects"),
        lazily("Starts projects and keeps their record, as a project lead does"),
        _LEADING - {A.RECORD_MEASUREMENT, A.SHAPE_CHART, A.DEFINE_MEASURE, A.LET_LOG}
        | {A.START_PROJECT},
    ),
    Scope.MEASUREMENTS_READ: RoleMeaning(
        lazily("Read measures"), lazily("Definitions, measurements and analyses")
    ),
    Scope.MEASUREMENTS_WRITE: RoleMeaning(
        lazily("Change measures"),
        lazily("Defines measures and records measurements, as a data analyst does"),
        frozenset({A.DEFINE_MEASURE, A.RECORD_MEASUREMENT, A.SHAPE_CHART, A.LOAD_DATA}),
    ),
    Scope.FEEDS_READ: RoleMeaning(
        lazily("Read feeds"), lazily("Everything that changed, for a data warehouse")
    ),
}

# What can be held on a unit for a time, by a person or by a machine.
HELD_ON_UNITS = {str(held): means for held, means in (*UNIT_ROLES.items(), *SCOPES.items())}

# They take part through their project alone: an invitation makes no staff of them.
PARTNERS = frozenset({ProjectRole.SERVICE_USER, ProjectRole.CARER})


def choices(meanings: dict) -> list[tuple[str, str]]:
    """The roles as Django form and model choices, in the order of the table."""
    return [(str(role), meaning.label) for role, meaning in meanings.items()]
