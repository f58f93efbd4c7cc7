"""What `qiplatform.access` promises to somebody in one place, and what came of asking."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import URLPattern, reverse

from people.roles import PROJECT_ROLES, UNIT_ROLES, ProjectRole
from qiplatform.access import ADDRESSES, Circle, Reach, Rule, Rules
from tests.access.worlds import Samples, Somebody, said_with
from tests.addresses import patterns

REFUSALS = {403, 404}
# They end the session that asks, exist in the demonstration or with single sign-on alone, or are
# numbered for one person: tests of their own hold these.
APART = {
    "account_logout", "sessions_end", "session_end", "mfa_remove_webauthn", "mfa_deactivate_totp",
    "mail_page", "mail_message", "sign_on", "sign_on_callback", "api_unknown",
}  # fmt: skip


class Where(Enum):
    """The place that an address leads to, as seen by the cast."""

    HERE = "where the roles are held"
    BESIDE = "in a private project of another ward"
    ABROAD = "in another organisation"


@dataclass(frozen=True)
class Question:
    """One way to come to an address."""

    name: str
    address: str
    rules: Rules
    method: str
    said: dict[str, object] | None
    names_something: bool


def questions(samples: Samples) -> Iterator[Question]:
    """Every address that can be filled from these samples, opened and used."""
    for pattern, route, names in patterns():
        if pattern.name in APART:
            continue
        promised = ADDRESSES[pattern.name]
        values = {name: value_of(name, route, samples) for name in names}
        if None in values.values():
            rules = (*promised.opened_by, *promised.used_by)
            assert all(rule.circle is Circle.ANYONE for rule in rules), f"{route} needs a sample"
            continue
        address = reverse(pattern.name, kwargs=values)
        write = write_of(pattern)
        for method, rules in (("get", promised.opened_by), (write, promised.used_by)):
            if rules:
                said = said_with(pattern.name, samples) if method == write else None
                something = bool(said or set(names) - {"page"})
                yield Question(pattern.name, address, rules, method, said, something)


def write_of(pattern: URLPattern) -> str:
    """How an address is used: what the API changes it does not always change by POST."""
    view = getattr(pattern.callback, "cls", None)
    return next((name for name in ("post", "patch", "delete") if hasattr(view, name)), "post")


def value_of(name: str, route: str, samples: Samples) -> object:
    """By the whole route, by its beginning (the longest counts), or by the name itself."""
    whole = samples.get(route)
    if isinstance(whole, dict):
        return whole[name]
    if whole is not None and name == "public_id":
        return whole
    if name != "public_id":
        return samples.get(name)
    beginnings = [start for start in samples if start.endswith("/") and route.startswith(start)]
    return samples[max(beginnings, key=len)] if beginnings else None


def is_allowed(rule: Rule, who: Somebody, where: Where) -> bool:
    is_here = where is Where.HERE
    match rule.circle:
        case None:
            return _by_unit_role(rule, who, where) or (is_here and _by_project_role(rule, who))
        case Circle.ANYONE | Circle.SIGNED_IN:
            return True
        case Circle.READERS:
            return is_here
        case Circle.LEADS:
            return is_here and ProjectRole.LEAD in who.project_roles
        case Circle.ONE:
            return is_here and who.owns


def _by_unit_role(rule: Rule, who: Somebody, where: Where) -> bool:
    if who.unit_role is None or rule.action not in UNIT_ROLES[who.unit_role].actions:
        return False
    if rule.reach is Reach.WHOLE:
        return who.of_the_whole
    return rule.reach is Reach.ANYWHERE or who.of_the_whole or where is Where.HERE


def _by_project_role(rule: Rule, who: Somebody) -> bool:
    carried = (PROJECT_ROLES[role].actions for role in who.project_roles)
    return rule.reach is Reach.PROJECT and any(rule.action in actions for actions in carried)


def ask(client: Client, question: Question) -> int:
    """The status that one request comes to, after which everything is as it was."""
    before = transaction.savepoint() if question.method != "get" else None
    try:
        answer = send(client, question)
        if answer.streaming:
            answer.getvalue()  # files are closed at their end
        return answer.status_code
    finally:
        if before:
            transaction.savepoint_rollback(before)


def send(client: Client, question: Question) -> Any:
    if question.method == "get" or not question.name.startswith("api_"):
        return getattr(client, question.method)(question.address, question.said)
    return getattr(client, question.method)(
        question.address,
        json.dumps(question.said, default=str),
        content_type="application/json",
        headers={"If-Match": '"v0"'},  # who may change it is asked before what they have seen
    )


def unkept(cast: list[Somebody], asked: Iterable[Question], where: Where) -> dict[str, int]:
    """Every promise that was not kept, with the answer that came instead."""
    clients = {who.words: signed_in(who) for who in cast}
    wrong: dict[str, int] = {}
    for question in each_once(asked) if where is Where.HERE else hardest(asked):
        for who in witnesses(question, cast, where):
            status = ask(clients[who.words], question)
            if not is_kept(question, who, where, status):
                wrong[f"{question.name} {question.method}, {who.words}"] = status
    return wrong


def witnesses(question: Question, cast: list[Somebody], where: Where) -> list[Somebody]:
    """Who asks: everybody who is let in, and enough of the others to notice any hole.

    A door left open lets anybody in, and one that asks for a wrong right whoever has that one. So
    of those who are refused, as few are asked as together hold every right that any of them holds.
    """
    asking = [
        who
        for who in cast
        if (asks_for_the_whole(question) or not who.of_the_whole)
        and (who.is_typical or not depends_on_no_role(question))
        # Elsewhere the typical ones stand for everybody who holds the right nowhere.
        and (who.is_typical or where is Where.HERE or holds_it(question, who))
    ]
    if where is not Where.HERE:
        return asking
    let_in = [who for who in asking if any(is_allowed(r, who, where) for r in question.rules)]
    refused = [who for who in asking if who not in let_in]
    return let_in + _few_with_every_right(refused)


def _few_with_every_right(people: list[Somebody]) -> list[Somebody]:
    chosen: list[Somebody] = [who for who in people if not rights_of(who)][:1]
    missing = set[object]().union(*map(rights_of, people))
    while missing:
        best = max(people, key=lambda who: len(missing & rights_of(who)))
        chosen.append(best)
        missing -= rights_of(best)
    return chosen


def rights_of(who: Somebody) -> set[object]:
    """What somebody may do and how far it reaches, with leading a project and owning things."""
    held = UNIT_ROLES[who.unit_role].actions if who.unit_role else frozenset()
    rights: set[object] = {(action, who.of_the_whole) for action in held}
    for role in who.project_roles:
        rights |= {(action, "in the project") for action in PROJECT_ROLES[role].actions} | {role}
    return rights | ({"owns"} if who.owns else set())


def each_once(asked: Iterable[Question]) -> list[Question]:
    """Without the opening of a form, where that is promised to the same people as its button."""
    chosen: dict[tuple[str, Rules], Question] = {}
    for question in asked:
        chosen[question.address, question.rules] = question
    return list(chosen.values())


def depends_on_no_role(question: Question) -> bool:
    """Whether all of them stand alike before it: then some of them ask."""
    return all(rule.circle and rule.circle is not Circle.LEADS for rule in question.rules)


def holds_it(question: Question, who: Somebody) -> bool:
    """Whether somebody holds one of the rights that an address asks for, in whatever place."""
    held = UNIT_ROLES[who.unit_role].actions if who.unit_role else frozenset()
    held = held.union(*(PROJECT_ROLES[role].actions for role in who.project_roles))
    leads = ProjectRole.LEAD in who.project_roles
    return any(
        rule.action in held or (rule.circle is Circle.LEADS and leads) for rule in question.rules
    )


def hardest(asked: Iterable[Question]) -> list[Question]:
    """Of each address that names something the one way to come to it: its button, if it has one."""
    chosen = {question.address: question for question in asked if question.names_something}
    return list(chosen.values())


def asks_for_the_whole(question: Question) -> bool:
    return any(rule.reach is Reach.WHOLE for rule in question.rules)


def is_kept(question: Question, who: Somebody, where: Where, status: int) -> bool:
    is_open = any(rule.circle is Circle.ANYONE for rule in question.rules)
    # Of a body of the API that names it, the same is said as of what was never there.
    names_unknown = question.name.startswith("api_") and where is not Where.HERE and status == 422
    if where is Where.ABROAD and not is_open:
        # Whoever may use no such address at all is told so whatever it names.
        is_unknown = status == 404 or names_unknown
        return is_unknown or (status == 403 and not named_first(question))
    if any(is_allowed(rule, who, where) for rule in question.rules):
        # A right that reaches everywhere does not open what is private.
        is_private = where is Where.BESIDE and status == 404
        return (status not in REFUSALS and status < 500) or is_private
    return status in REFUSALS or names_unknown


def named_first(question: Question) -> bool:
    """Whether what the address names is looked up before the right to use it."""
    return all(rule.reach in (Reach.PROJECT, Reach.UNIT, None) for rule in question.rules)


def signed_in(who: Somebody) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(who.user)
    return client


def names() -> set[str]:
    return {pattern.name for pattern, _, _ in patterns() if isinstance(pattern, URLPattern)}
