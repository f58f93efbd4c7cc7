from collections.abc import Iterator

from django.core.management.base import BaseCommand

from projects.methods import DEFAULT, FACT_WORDS, METHODS, Method, MethodStage
from projects.stages import LABELS


class Command(BaseCommand):
    help = "Print the ways of working and their stages: docs/methods.md is made with this."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(methods_page(), ending="")


def methods_page() -> str:
    """Every way of working as a page of the documentation."""
    return "\n".join(
        [
            "# Ways of working",
            "",
            "Printed from `projects/methods` by `manage.py print_methods`; a test compares. A way",
            "of working is a template of stages. Each stage asks a few questions, says what shows",
            "that it is done, and names the [stage of the project](states/project.md) in which a",
            "team works on it. What the record shows by itself is read from it; the team ticks the",
            f"rest. A new project begins with the {METHODS[DEFAULT].label} unless the organisation",
            "has named another one as its usual one.",
            "",
            *(line for method in METHODS.values() for line in _method(method)),
        ]
    )


def _method(method: Method) -> Iterator[str]:
    yield from (f"## {method.label}", "", method.about, "", f"Good for: {method.good_for}", "")
    for number, stage in enumerate(method.stages, start=1):
        yield from _stage(number, stage)


def _stage(number: int, stage: MethodStage) -> Iterator[str]:
    yield from (f"### {number}. {stage.title}", "", stage.about, "")
    yield f"* Project at: {LABELS[stage.stage]}"
    if stage.day:
        kind = "the team writes it" if stage.day.is_written else "counted"
        yield f"* Day: {stage.day.words} ({kind})"
    yield from (f"* Asks: {prompt.words}" for prompt in stage.prompts)
    yield from (f"* Shown by the record: {FACT_WORDS[fact]}" for fact in stage.facts)
    yield from (f"* Ticked by the team: {tick.words}" for tick in stage.ticks)
    yield ""
