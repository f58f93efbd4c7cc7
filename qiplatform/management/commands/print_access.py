from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand

from people.roles import PROJECT_ROLES, SCOPES, UNIT_ROLES, Action, RoleMeaning
from qiplatform.access import ADDRESSES, Rules


class Command(BaseCommand):
    help = "Print who may do what, from the role table: docs/access.md is made with this."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(access_page(), ending="")


def access_page() -> str:
    """The role table as a page of the documentation."""
    return "\n".join(
        [
            "# Who may do what",
            "",
            "Printed from `people/roles.py` and `qiplatform/access.py` by the command",
            "`print_access`; a test compares, and others ask every address in every role. Reading",
            "is decided apart: within an organisation, projects are open to all its people unless",
            "they are private, and nothing of another organisation is visible.",
            "",
            "## Roles in the organisation",
            "",
            "Held on a unit for a time, and reaching everything below it.",
            "",
            *_table(UNIT_ROLES),
            "",
            "## Roles in a project",
            "",
            "Held in one project for a time. Service users and carers take part as equals.",
            "",
            *_table(PROJECT_ROLES),
            "",
            "## Keys for machines",
            "",
            "Scopes, held on a unit until the key ends. A key reads what everybody reads, so no",
            "private project; what a scope lets it change:",
            "",
            *_table(SCOPES),
            "",
            "## Addresses",
            "",
            "Opening is what a link does, using what a button does. One of several rules does.",
            "",
            "| address | opened by | used by |",
            "|---|---|---|",
            *(
                f"| `{name}` | {_either(address.opened_by)} | {_either(address.used_by)} |"
                for name, address in sorted(ADDRESSES.items())
            ),
            "",
        ]
    )


def _either(rules: Rules) -> str:
    return "; or ".join(map(str, rules))


def _table(roles: Mapping[Any, RoleMeaning]) -> list[str]:
    labels = [meaning.label for meaning in roles.values()]
    return [
        f"| may | {' | '.join(labels)} |",
        f"|---|{'---|' * len(labels)}",
        *(
            f"| {action.value} | "
            + " | ".join("yes" if action in m.actions else "" for m in roles.values())
            + " |"
            for action in Action
        ),
    ]
