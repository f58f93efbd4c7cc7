"""What stands in the form of a stage, and where two people wrote different things in it."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from common.templatetags.words import day
from projects.methods import MethodStage
from projects.methods.standing import Step, Written
from projects.presenters.project import Difference


def answers_in(stage: MethodStage, step: Step) -> dict[str, object]:
    """What stands in the fields of a stage now."""
    written: Mapping[str, str] = step.written.answers
    return {
        **{prompt.key: written.get(prompt.key, "") for prompt in stage.prompts},
        "ticked": list(step.written.ticked),
        "day": step.written.day,
        "version": step.written.version,
    }


def stage_differences(step: Step, words: Written) -> list[Difference]:
    """Where what is saved of a stage differs from what was about to be saved."""
    stage, saved = step.stage, step.written
    rows = [
        (prompt.words, saved.answers.get(prompt.key, ""), words.answers.get(prompt.key, ""))
        for prompt in stage.prompts
    ]
    rows.append((_("Ticked"), _ticked(stage, saved.ticked), _ticked(stage, words.ticked)))
    if stage.day and stage.day.is_written:
        rows.append((stage.day.words, day(saved.day), day(words.day)))
    return [
        Difference(label, theirs or _("Nothing"), mine or _("Nothing"))
        for label, theirs, mine in rows
        if _plain(theirs) != _plain(mine)
    ]


def _ticked(stage: MethodStage, ticked: Collection[str]) -> str:
    return "\n".join(tick.words for tick in stage.ticks if tick.key in ticked)


def _plain(text: str) -> str:
    """An answer for comparing: the browser sends other line ends than it got."""
    return "\n".join(text.splitlines())
