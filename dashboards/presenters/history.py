"""The history of a project in sentences: when, who, what."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from audit.selectors import Change
from charts.figures.period_words import day_words, period_words
from charts.models import Annotation, Entry, Measure, Phase
from common.language import lazily
from common.templatetags.words import counted, joined
from dashboards.presenters.idea_history import idea_box_sentence, idea_sentence
from pdsa.models import Cycle, Prediction
from pdsa.presenters.history import cycle_sentence, prediction_sentence
from people.roles import PROJECT_ROLES, ProjectRole
from projects.methods import METHODS
from projects.models import (
    Attachment,
    Barrier,
    BarrierStep,
    ChangeIdea,
    ClosingSummary,
    CoachingNote,
    Comment,
    DiagramNode,
    Induction,
    InvolvementLevel,
    MadeDifference,
    Opportunity,
    ProgrammePlace,
    ProgressScore,
    Project,
    ProjectMembership,
    StageRecord,
    Thanks,
    ToldImprovement,
)
from projects.presenters.barriers import barrier_sentence, step_sentence
from projects.presenters.history import closing_sentence, score_sentence, told_sentence
from projects.presenters.involvement import difference_sentence, level_sentence
from projects.presenters.opportunities import induction_sentence, opportunity_sentence
from projects.presenters.programmes import place_sentence
from projects.presenters.talk import file_sentence, remark_sentence
from projects.presenters.team import within_sentence
from projects.presenters.thanks import thanks_sentence
from projects.stages import LABELS, Stage

_OF_A_PROJECT = {
    "title": lazily("the title"),
    "aim": lazily("the aim"),
    "unit_id": lazily("where it takes place"),
    "plain_words": lazily("what it is about in plain words"),
    "visibility": lazily("who can see it"),
}
_OF_A_CHART = ("method", "rule_set", "baseline_points", "screened")
_OF_A_MEASURE = ("name", "target", "definition", "direction", "rhythm", "role", "data_shape")


@dataclass(frozen=True)
class Happening:
    """One thing that somebody did."""

    at: datetime
    by: str
    sentence: str


def happenings(
    changes: Iterable[Change], entries: Iterable[Entry], *, most: int
) -> list[Happening]:
    """What happened, newest first. Changes that nobody would tell of are left out.

    What one act did at one moment keeps the order in which it is given.
    """
    told = [Happening(e.made_at, e.author, entry_sentence(e)) for e in entries if _periods(e)]
    told += [
        Happening(change.at, change.by, sentence)
        for change in changes
        if (sentence := SENTENCES[change.model](change))
    ]
    return sorted(told, key=lambda happening: happening.at, reverse=True)[:most]


def _project(change: Change) -> str:
    if change.before is None:
        return _("Started the project")
    parts = [words for field, words in _OF_A_PROJECT.items() if change.changed(field)]
    sentences = [_("Changed {parts}").format(parts=joined(parts))] if parts else []
    if change.changed("stage"):
        before, after = (LABELS[Stage(row.stage)] for row in (change.before, change.after))
        sentences.append(
            _("Moved the project from “{before}” to “{after}”").format(before=before, after=after)
        )
    if change.changed("method"):
        sentences.append(
            _("Changed the way of working to {label}").format(
                label=METHODS[change.row.method].label
            )
        )
    return ". ".join(sentences)


def _stage(change: Change) -> str:
    row = change.row
    method = METHODS[row.method]
    stage = method.stage(row.stage)
    title = (
        _("“{title}” of {label}").format(title=stage.title, label=method.label)
        if stage
        else method.label
    )
    if change.before is None:
        return _("Wrote {title}").format(title=title)
    if change.changed("ticked") and stage:
        new = [t.words for t in stage.ticks if t.key in set(row.ticked) - set(change.before.ticked)]
        if new:
            return _("Ticked in {title}: {points}").format(
                title=title, points=joined([f"“{words}”" for words in new])
            )
    if change.changed("happens_on") and row.happens_on:
        return _("Set the day of {title} to {happens_on}").format(
            title=title, happens_on=day_words(row.happens_on)
        )
    return _("Changed {title}").format(title=title) if change.after else ""


def _membership(change: Change) -> str:
    row = change.row
    role = within_sentence(PROJECT_ROLES[ProjectRole(row.role)].label)
    if change.before is None:
        return _("Added {user} to the team as {role}").format(user=row.user, role=role)
    return (
        _("Ended the place of {user} as {role}").format(user=row.user, role=role)
        if change.changed("ends_on")
        else ""
    )


def _measure(change: Change) -> str:
    row = change.row
    if change.before is None:
        return _("Added the measure “{name}”").format(name=row.name)
    if change.changed("closed_on"):
        return _("{did}: the measure “{name}”").format(
            did="Closed" if row.closed_on else "Opened again", name=row.name
        )
    if change.changed("shared_id"):
        return _joined_or_left(change)
    if any(change.changed(field) for field in _OF_A_CHART):
        return _("Changed how “{name}” is charted").format(name=row.name)
    changed = [field for field in _OF_A_MEASURE if change.changed(field)]
    if changed == ["target"]:
        return _("Changed the target of “{name}”").format(name=row.name)
    return _("Changed the measure “{name}”").format(name=row.name) if changed else ""


def _joined_or_left(change: Change) -> str:
    name = change.row.name
    if change.row.shared_id:
        return _("Let “{name}” be added up with the same measure of other teams").format(name=name)
    return _("Took “{name}” out of what is added up over several teams").format(name=name)


def _phase(change: Change) -> str:
    row = change.row
    name, day = row.measure.name, day_words(row.starts_on)
    if change.before is None:
        return _("Started a new phase of “{name}” from {day}: {reason}").format(
            name=name, day=day, reason=row.reason
        )
    return (
        _("Joined the phase from {day} of “{name}” with the one before").format(day=day, name=name)
        if not change.after
        else ""
    )


def _annotation(change: Change) -> str:
    row = change.row
    if row.made_from is not None:
        return ""  # whatever drew it by itself tells its own story
    if change.before is None:
        return _("Wrote on the chart of “{name}”: {text}").format(
            name=row.measure.name, text=row.text
        )
    return (
        ""
        if change.after
        else _("Took a mark off the chart of “{name}”: {text}").format(
            name=row.measure.name, text=row.text
        )
    )


def _coaching(change: Change) -> str:
    minutes, day = counted(change.row.minutes, "minute"), day_words(change.row.happened_on)
    if change.before is None:
        return _("Met with the team: {minutes} on {day}").format(minutes=minutes, day=day)
    if change.after is None:
        return _("Took {minutes} on {day} out of the coaching log").format(minutes=minutes, day=day)
    return _("Corrected the coaching log of {day}").format(day=day)


def entry_sentence(entry: Entry) -> str:
    """What one press of “Save” wrote down or took back."""
    name, count = entry.measure.name, _periods(entry)
    verb = _("Took back") if entry.removed == count else _("Recorded")  # type: ignore[attr-defined]
    what = (
        period_words(entry.first, entry.measure.rhythm)  # type: ignore[attr-defined]
        if count == 1
        else counted(count, "period")
    )
    undone = ", and undid it later" if entry.undone_at else ""
    return _("{verb} {what} for “{name}”{undone}").format(
        verb=verb, what=what, name=name, undone=undone
    )


def _periods(entry: Entry) -> int:
    return entry.periods  # type: ignore[attr-defined]


SENTENCES: dict[type, Callable[[Change], str]] = {
    Project: _project,
    ProjectMembership: _membership,
    StageRecord: _stage,
    InvolvementLevel: level_sentence,
    MadeDifference: difference_sentence,
    Opportunity: opportunity_sentence,
    Induction: induction_sentence,
    Measure: _measure,
    Phase: _phase,
    Annotation: _annotation,
    ChangeIdea: idea_sentence,
    DiagramNode: idea_box_sentence,
    ProgrammePlace: place_sentence,
    ProgressScore: score_sentence,
    ToldImprovement: told_sentence,
    ClosingSummary: closing_sentence,
    CoachingNote: _coaching,
    Cycle: cycle_sentence,
    Prediction: prediction_sentence,
    Comment: remark_sentence,
    Attachment: file_sentence,
    Barrier: barrier_sentence,
    BarrierStep: step_sentence,
    Thanks: thanks_sentence,
}
