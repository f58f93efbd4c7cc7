from django.core.management.base import BaseCommand

from projects.stages import ACTIVE, CLOSED, LABELS, MOVES, Stage


class Command(BaseCommand):
    help = (
        "Print the stages of a project and their moves: docs/states/project.md is made with this."
    )

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(project_page(), ending="")


def project_page() -> str:
    """The table of stages and moves as a page of the documentation, with a diagram."""
    return "\n".join(
        [
            "# The stages of a project",
            "",
            "Printed from `projects/stages.py` by `manage.py print_states`; a test compares. A",
            "charter that the sponsor approves takes an idea to planning; every other move is a",
            "person's. Closing early with what was learned is a success of its own.",
            "",
            "```mermaid",
            "stateDiagram-v2",
            *(f"    {stage.value} : {label}" for stage, label in LABELS.items()),
            f"    [*] --> {Stage.IDEA.value}",
            *(f"    {stage.value} --> {after.value}" for stage, after in _moves()),
            *(f"    {stage.value} --> [*]" for stage in Stage if stage in CLOSED),
            "```",
            "",
            f"Under way: {_named(ACTIVE)}. Closed: {_named(CLOSED)}.",
            "",
        ]
    )


def _moves() -> list[tuple[Stage, Stage]]:
    """Every move, in the order of a project's life."""
    return [(stage, after) for stage in Stage for after in Stage if after in MOVES[stage]]


def _named(stages: frozenset[Stage]) -> str:
    return ", ".join(LABELS[stage].lower() for stage in Stage if stage in stages)
