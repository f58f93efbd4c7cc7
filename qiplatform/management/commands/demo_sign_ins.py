from django.core.management.base import BaseCommand

from people.demonstration import PASSWORD, SIGN_INS

HEADINGS = ("Role", "Name", "E-mail")


class Command(BaseCommand):
    help = "Show as whom one can sign in to the demonstration: one person for each role."

    def handle(self, *args: object, **options: object) -> None:
        for line in table(HEADINGS, [(one.role, one.name, one.email) for one in SIGN_INS]):
            self.stdout.write(line)
        self.stdout.write(f"\nThe password of each of them: {PASSWORD}")


def table(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    """Lines of text with aligned columns and a rule below the headings."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    rule = tuple("─" * width for width in widths)
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (headings, rule, *rows)
    ]
