"""The way of working of a project, and what the team writes of its stages."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from audit.services import recorded
from common.errors import EditedElsewhere, Invalid
from people.calendar import local_date
from people.models import User
from projects.methods import METHODS, MethodStage
from projects.methods.standing import Written
from projects.models import Project, StageRecord
from projects.permissions import check_can_edit
from projects.policies import check_is_open
from projects.selectors.methods import offer_of

EARLIEST, LATEST = 1990, 2100  # years
LONGEST_ANSWER = 2_000  # characters: a few words, not a report


@recorded
def choose_method(
    *, project: Project, method: str, by: User, at: datetime, seen: str | None = None
) -> None:
    """Take another way of working. What was written under the one before stays with it.

    With `seen`, the way of working that the person has seen, whoever comes second of two is told
    (`common.errors.EditedElsewhere`).
    """
    _check(project, by=by, at=at)
    project.refresh_from_db(from_queryset=Project.objects.select_for_update(no_key=True))
    if seen is not None and project.method != seen:
        raise EditedElsewhere(_("Somebody else has just chosen another way of working."))
    if project.method == method:
        return
    if method not in offer_of(project.organisation).offered:
        raise Invalid(fields={"method": _("Choose one of the ways of working that are offered.")})
    Project.objects.edit(project, seen_version=project.version, method=method)


@recorded
def write_stage(*, project: Project, stage: str, words: Written, by: User, at: datetime) -> None:
    """Save what a team says of one stage of its present way of working.

    Its version is the one that the person has seen, 0 where nothing was written yet. Raises
    EditedElsewhere for whoever comes second.
    """
    _check(project, by=by, at=at)
    template = METHODS[project.method].stage(stage)
    if template is None:
        raise Invalid(_("The project has another way of working now. Open its stages again."))
    check_words(template, words)
    columns = _columns(words)
    own = {"organisation": project.organisation, "project": project, "method": project.method}
    if words.version == 0:
        _record, is_new = StageRecord.objects.get_or_create(**own, stage=stage, defaults=columns)
        if not is_new:
            raise EditedElsewhere(_("Someone else has just written in this stage."))
        return
    record = StageRecord.objects.get(**own, stage=stage)
    StageRecord.objects.edit(record, seen_version=words.version, **columns)


@recorded
def write_up_stages(
    *, project: Project, stages: Mapping[str, Written], by: User, at: datetime
) -> None:
    """Bring in what was written of stages of the project's way of working, by their keys."""
    if not stages:
        return
    _check(project, by=by, at=at)
    method = METHODS[project.method]
    for key, written in stages.items():
        template = method.stage(key)
        if template is None:
            raise Invalid(_("{label} has no stage “{key}”.").format(label=method.label, key=key))
        check_words(template, written)
    StageRecord.objects.bulk_create(
        StageRecord(
            organisation=project.organisation,
            project=project,
            method=project.method,
            stage=key,
            **_columns(written),
        )
        for key, written in stages.items()
    )


def check_words(stage: MethodStage, words: Written) -> None:
    """Refuse answers that are too long, days that nobody means, and keys of another stage."""
    asked = {prompt.key for prompt in stage.prompts}
    offered = {tick.key for tick in stage.ticks}
    if unknown := (words.answers.keys() - asked) | (set(words.ticked) - offered):
        raise TypeError(f"Not of this stage: {', '.join(sorted(unknown))}")
    wrong = {
        key: _("Use at most {most:,} characters here. This has {text:,}.").format(
            most=LONGEST_ANSWER, text=len(text)
        )
        for key, text in words.answers.items()
        if len(text) > LONGEST_ANSWER
    }
    if words.day and not EARLIEST <= words.day.year <= LATEST:
        wrong["day"] = _("Write a day between {earliest} and {latest}.").format(
            earliest=EARLIEST, latest=LATEST
        )
    if wrong:
        raise Invalid(fields=wrong)


def _columns(words: Written) -> dict[str, object]:
    return {
        "answers": {key: text for key, text in words.answers.items() if text},
        "ticked": sorted(set(words.ticked)),
        "happens_on": words.day,
    }


def _check(project: Project, *, by: User, at: datetime) -> None:
    check_can_edit(by, project, on=local_date(project.organisation, at))
    check_is_open(project)
