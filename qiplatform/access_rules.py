"""What the table of addresses is made of: circles, reaches, and the rules that name them."""

from dataclasses import dataclass
from enum import StrEnum

from people.roles import Action as A


class Reach(StrEnum):
    """Where somebody must hold the role that carries the action."""

    PROJECT = "in the project, or on its unit or above"
    UNIT = "on the unit or above"
    WHOLE = "on the whole organisation"
    ANYWHERE = "on any unit"


class Circle(StrEnum):
    """Those who need no action for it."""

    ANYONE = "anyone, without signing in"
    SIGNED_IN = "everybody with an account"
    READERS = "everybody who may read the project"
    LEADS = "who leads a project there"
    ONE = "whoever it belongs to"


@dataclass(frozen=True)
class Rule:
    """Whom it serves: a circle of people, or whoever holds a role that carries the action."""

    circle: Circle | None = None
    action: A | None = None
    reach: Reach | None = None

    def __str__(self) -> str:
        return self.circle.value if self.circle else f"who may {self.action}, {self.reach}"


Rules = tuple[Rule, ...]


@dataclass(frozen=True)
class Address:
    """What a link to an address asks for, and what its buttons ask for: one of these rules."""

    opened_by: Rules = ()
    used_by: Rules = ()


def may(action: A, reach: Reach = Reach.PROJECT) -> Rule:
    return Rule(action=action, reach=reach)


def open_to(*rules: Rule, used_by: Rules = ()) -> Address:
    return Address(opened_by=rules, used_by=used_by)


def form_for(*rules: Rule) -> Address:
    """A page with a form: who may not use it does not see it either."""
    return Address(opened_by=rules, used_by=rules)


def button_for(*rules: Rule) -> Address:
    return Address(used_by=rules)


SIGNED_IN = Rule(Circle.SIGNED_IN)
READERS = Rule(Circle.READERS)
THE_ONE = Rule(Circle.ONE)
EDIT = may(A.EDIT_PROJECT)
TEAM = may(A.MANAGE_TEAM)
MANAGE = may(A.MANAGE_ORGANISATION, Reach.WHOLE)
