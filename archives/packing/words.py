"""What the tables of an export are, in words: for the descriptor and for the documentation."""

import inspect

from archives.contents import LEFT_OUT, TABLES, Table, columns_of, table_of

_OF_THROUGHS = {
    "comment-mentions": "Who is mentioned in which comment.",
    "change-idea-voters": "Who voted for which change idea.",
    "measures-of-cycles": "Which measures a cycle looks at.",
    "verdicts": "What each chart said, and since when. All else of an analysis is computed anew.",
}


def described(table: Table) -> str:
    """What a row of the table is, as the code says it."""
    if table.name in _OF_THROUGHS:
        return _OF_THROUGHS[table.name]
    words = inspect.cleandoc(table.model.__doc__ or "").split("\n\n")[0]
    return " ".join(words.split())


def tables_page() -> str:
    """The page of the documentation that lists every table and column."""
    return "\n".join(
        [
            "# The tables of an export",
            "",
            "Printed from `archives/contents` by the command `print_export_tables`; a test",
            "compares. What the export is for, and how it is read in: [export](export.md).",
            "",
            *(line for table in TABLES for line in _section(table)),
            "## Left out",
            "",
            "History of every kind stays behind as well: [ADR 22](adr/0022-exports.md).",
            "",
            "| what | why |",
            "|---|---|",
            *(f"| `{label}` | {reason} |" for label, reason in sorted(LEFT_OUT.items())),
            *(
                f"| `{table.name}.{name}` | {reason} |"
                for table in TABLES
                if not table.is_filled_in
                for name, reason in table.without.items()
            ),
            "",
        ]
    )


def _section(table: Table) -> list[str]:
    confidential = ["Said in confidence: only in exports made on the server.", ""]
    return [
        f"## {table.name}",
        "",
        described(table),
        "",
        *(confidential if table.is_confidential else []),
        "| column | type | what |",
        "|---|---|---|",
        *(
            f"| `{column.name}` | {_type(column.kind.value, column.refers_to)} | {column.words}"
            f"{' (said in confidence)' if column.in_confidence else ''} |"
            for column in columns_of(table)
        ),
        "",
    ]


def _type(kind: str, target: type | None) -> str:
    if target is None:
        return kind
    name = table_of(target).name
    return f"[{name}](#{name})"
