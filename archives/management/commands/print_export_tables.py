from django.core.management.base import BaseCommand

from archives.packing import tables_page


class Command(BaseCommand):
    help = "Print every table and column of an export: docs/export-tables.md is made with this."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(tables_page(), ending="")
