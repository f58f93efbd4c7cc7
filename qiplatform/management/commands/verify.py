from django.core.management.base import BaseCommand, CommandError

from charts.verification import wrong_analyses


class Command(BaseCommand):
    help = "Compare every current stored analysis with a fresh one. Ends with 1 on any difference."

    def handle(self, *args: object, **options: object) -> None:
        wrong = 0
        for measure, columns in wrong_analyses():
            wrong += 1
            self.stdout.write(f"measure {measure}: {', '.join(columns)}")
        if wrong:
            raise CommandError(f"{wrong} stored analyses differ from fresh ones.")
        self.stdout.write("Every current stored analysis equals a fresh one.")
