"""What the answers on a cycle's page have to be, whoever writes them and however many at once."""

from collections.abc import Iterable, Mapping
from datetime import date
from math import isfinite

from django.utils.translation import gettext as _

from charts.models import Measure
from charts.services.checks import check_day, check_text
from common.errors import Invalid
from pdsa.stages import Decision
from people.models import User
from projects.layers import Layer
from projects.models import DiagramNode, Project, ProjectMembership

EARLIEST, LATEST = 1990, 2100  # years
LONGEST_TITLE = 150
LONGEST_LINE = 300
LONGEST_TEXT = 10_000  # characters: a page or two, not a pasted document


def check_texts(answers: Mapping[str, object]) -> None:
    """Refuse what is too long to be the answer to one question."""
    too_long = {
        name: _(
            "Use at most {most:,} characters here. This has {text:,}. Keep "
            "the long version as a file."
        ).format(most=LONGEST_TEXT, text=len(text))
        for name, text in answers.items()
        if isinstance(text, str) and len(text) > LONGEST_TEXT
    }
    if too_long:
        raise Invalid(fields=too_long)


def check_title(title: str) -> None:
    otherwise = _("Give the test a name, such as “Huddle on one early shift”.")
    check_text(title, "title", otherwise=otherwise, longest=LONGEST_TITLE)


def check_coming_day(day: date | None, field: str) -> None:
    """Refuse a day for which nobody plans."""
    if day and not EARLIEST <= day.year <= LATEST:
        raise Invalid(
            fields={
                field: _("Enter a day between {earliest} and {latest}.").format(
                    earliest=EARLIEST, latest=LATEST
                )
            }
        )


def check_planned_days(start: date | None, end: date | None) -> None:
    check_coming_day(start, "planned_start")
    check_coming_day(end, "planned_end")
    if start and end and end < start:
        raise Invalid(fields={"planned_end": _("This is before the test starts. Check both days.")})


def check_idea(idea: DiagramNode | None, project: Project) -> None:
    if idea is None:
        return
    if idea.layer != Layer.IDEA or idea.diagram.project_id != project.pk:
        raise Invalid(fields={"idea": _("Choose a change idea of this project's driver diagram.")})


def check_measures(measures: Iterable[Measure], project: Project) -> None:
    if any(measure.project_id != project.pk for measure in measures):
        raise Invalid(fields={"measures": _("Choose measures of this project.")})


def check_lead(lead: User, project: Project, *, by: User, on: date) -> None:
    """Whoever leads a test is in the team, or is doing this."""
    team = ProjectMembership.objects.filter(project=project, user=lead).current(on)
    if lead != by and not team.exists():
        raise Invalid(
            fields={
                "lead": _("{lead} is not in the team. Choose somebody who is.").format(lead=lead)
            }
        )


def check_tested_days(start: date, end: date | None, *, today: date) -> None:
    """A test begins and ends on days that have come, in that order."""
    check_day(start, "started_on", today=today)
    if end is None:
        return
    check_day(end, "ended_on", today=today)
    if end < start:
        raise Invalid(fields={"ended_on": _("This is before the test started. Check both days.")})


def check_done(
    observations: str, *, as_planned: bool | None, why_not: str, ended_on: date | None
) -> None:
    """What Do has to say before it is finished."""
    found: dict[str, str] = {}
    if ended_on is None:
        found["ended_on"] = _("Say on which day the test ended.")
    if not observations.strip():
        found["observations"] = _("Write down what you saw and heard, in a sentence or two.")
    if as_planned is None:
        found["as_planned"] = _("Say whether the test went as planned.")
    if as_planned is False and not why_not.strip():
        found["why_not_as_planned"] = _("Say what was different and why: that is worth knowing.")
    if found:
        raise Invalid(fields=found)


def check_studied(texts: Iterable[object], *, unjudged: Iterable[str]) -> None:
    """What Study has to say before it is finished: something, and about every prediction."""
    left = list(unjudged)
    if left:
        raise Invalid(
            _("Compare with what you expected first: “{expected}”.").format(expected=left[0])
        )
    if not any(str(text).strip() for text in texts):
        raise Invalid(
            fields={"learned": _("Write down what the test showed, in a sentence or two.")}
        )


def check_decision(decision: str) -> None:
    if decision not in set(Decision):
        raise Invalid(fields={"decision": _("Choose one of the three: adopt, adapt or abandon.")})


def check_prediction(
    *,
    words: str,
    lowest: float | None,
    highest: float | None,
    has_measure: bool,
    confidence: int | None,
) -> None:
    """A prediction says something, and a number where it names a measure."""
    numbers = [number for number in (lowest, highest) if number is not None]
    if not all(isfinite(number) for number in numbers):
        raise Invalid(fields={"lowest": _("Enter ordinary numbers, such as 12 or 0.5.")})
    if has_measure and not numbers:
        raise Invalid(
            fields={"lowest": _("Say how much you expect to see: at least, at most, or both.")}
        )
    if lowest is not None and highest is not None and lowest > highest:
        raise Invalid(fields={"highest": _("At most is below at least. Check both numbers.")})
    if not words.strip() and not has_measure:
        raise Invalid(fields={"words": _("Say what you expect to see, or choose a measure.")})
    if len(words) > LONGEST_LINE:
        raise Invalid(
            fields={
                "words": _("Use at most {most} characters. This has {words}.").format(
                    most=LONGEST_LINE, words=len(words)
                )
            }
        )
    if confidence is not None and not 0 <= confidence <= 100:
        raise Invalid(fields={"confidence": _("Enter a number from 0 to 100.")})
