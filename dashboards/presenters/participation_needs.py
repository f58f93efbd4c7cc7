"""What waits for somebody about taking part: things suggested, people to answer, answers."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from common.templatetags.words import ago
from dashboards.presenters.prompts import Prompt
from dashboards.selectors.needs import Waiting
from projects.models import Interest, Project
from projects.selectors.opportunities import Answers


def prompts_of_answers(answers: Answers) -> Iterator[Prompt]:
    """People who wait for a team come first, then what is suggested, then what was answered."""
    yield from (_to_answer(one) for one in answers.interested)
    yield from (_suggested(one) for one in answers.suggested)
    yield from (_not_now(one) for one in answers.not_now)


def pulse_prompt(project: Project) -> Prompt:
    """The three questions of this month."""
    return Prompt(
        title=_("How is it going?"),
        href=reverse("pulse"),
        meta=_("%(project)s. Three questions, less than a minute.") % {"project": project},
        tag=_("This month"),
        tone="neutral",
        icon="talk",
        action=_("Answer"),
        leads_to=reverse("pulse_answer", args=[project.public_id]),
    )


def easy_prompts(waiting: Waiting) -> list[Prompt]:
    """What waits on the easy pages: the monthly question, and what is suggested or answered."""
    answers = waiting.answers
    return [
        *(pulse_prompt(project) for project in waiting.pulses),
        *(_suggested(one) for one in answers.suggested),
        *(_not_now(one) for one in answers.not_now),
        *(_to_answer(one) for one in answers.interested),
    ]


def _to_answer(interest: Interest) -> Prompt:
    return Prompt(
        title=_("%(name)s would like to take part") % {"name": interest.user},
        href=_href(interest),
        meta=_("%(project)s. %(title)s, said %(when)s.")
        % {
            "project": interest.opportunity.project,
            "title": interest.opportunity,
            "when": ago(interest.said_at),
        },
        tag=_("To answer"),
        tone="warning",
        icon="people",
        action=_("Answer"),
        leads_to=reverse("interest_answer", args=[interest.public_id]),
    )


def _suggested(interest: Interest) -> Prompt:
    return Prompt(
        title=interest.opportunity.title,
        href=_href(interest),
        meta=_("%(project)s. %(name)s thinks of you for this.")
        % {"project": interest.opportunity.project, "name": interest.suggested_by},
        tag=_("For you"),
        tone="brand",
        icon="people",
        action=_("See it"),
    )


def _not_now(interest: Interest) -> Prompt:
    return Prompt(
        title=interest.opportunity.title,
        href=_href(interest),
        meta=_("%(project)s. %(name)s answered: %(words)s")
        % {
            "project": interest.opportunity.project,
            "name": interest.decided_by,
            "words": interest.decision,
        },
        tag=_("Not this time"),
        tone="neutral",
        icon="note",
        action=_("Read it"),
    )


def _href(interest: Interest) -> str:
    return reverse("opportunity", args=[interest.opportunity.public_id])
