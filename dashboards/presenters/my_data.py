"""One person's data in one file that people can read and machines too."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.templatetags.words import day, moment
from dashboards.selectors.my_data import PersonalData
from projects.presenters.opportunities import profile_words, readers_words
from projects.presenters.pulse import given_lines


@dataclass(frozen=True)
class Kept:
    """One kind of thing that is kept of a person: how much, what for, and how to erase it."""

    title: str
    words: str
    href: str
    erase_href: str


def kept_of(data: PersonalData) -> list[Kept]:
    """What a person wrote of themselves, kind by kind."""
    pulses, interests = len(data.pulses), len(data.interests)
    profile = data.profile
    return [
        Kept(
            _("The page about you"),
            readers_words(profile.seen_by) if profile else _("You have not written one."),
            reverse("my_strengths"),
            _erase("page") if profile else "",
        ),
        Kept(
            _("How you said it is going"),
            ngettext("%(n)d answer", "%(n)d answers", pulses) % {"n": pulses}
            + _(". Each is read by those whom you chose for it."),
            reverse("pulse"),
            _erase("pulse") if pulses else "",
        ),
        Kept(
            _("What you were interested in"),
            ngettext("%(n)d opportunity", "%(n)d opportunities", interests) % {"n": interests}
            + _(". Read by the teams whom you told so."),
            reverse("opportunities"),
            _erase("interests") if interests else "",
        ),
    ]


def file_of(data: PersonalData, *, on: date) -> tuple[str, str]:
    """The name of the file and its text: JSON whose names are words."""
    text = json.dumps(_everything(data, on), ensure_ascii=False, indent=2)
    return f"my-data-{on.isoformat()}.json", text


def _everything(data: PersonalData, on: date) -> dict[str, object]:
    return {
        _("What this is"): _("Everything that is kept of you, on %(day)s") % {"day": day(on)},
        _("Account"): {
            _("Name"): data.person.name,
            _("E-mail address"): data.person.email,
            _("Job title"): data.person.job_title,
            _("Reads the easy pages"): _yes(data.person.easy_read),
            _("Since"): day(data.person.created_at),
        },
        _("The page about you"): _page(data),
        _("How you said it is going"): [
            {
                _("Month"): f"{one.month:%Y-%m}",
                _("Project"): one.project,
                **{question: answer for question, answer, _number in one.answers},
                _("Your words"): one.words,
                _("Who may see it"): one.readers,
            }
            for one in given_lines(data.pulses)
        ],
        _("What you were interested in"): [
            {
                _("Opportunity"): str(one.opportunity),
                _("Project"): str(one.opportunity.project),
                _("Where it stands"): one.get_state_display(),
                _("What the team said"): one.decision,
                _("Since"): moment(one.said_at),
            }
            for one in data.interests
        ],
        _("Your places in teams"): [
            {
                _("Project"): str(one.project),
                _("As"): one.get_role_display(),
                _("From"): day(one.starts_on),
                _("To"): day(one.ends_on),
            }
            for one in data.places
        ],
        _("Your roles"): [
            {
                _("Role"): one.get_role_display(),
                _("Where"): str(one.unit),
                _("From"): day(one.starts_on),
                _("To"): day(one.ends_on),
            }
            for one in data.roles
        ],
        _("What you wrote about the work"): _of_the_work(data),
        _("Signing in"): [
            {
                _("When"): moment(one.at),
                _("What"): one.get_act_display(),
                _("Device"): one.device,
                _("Network address"): one.network_address or "",
            }
            for one in data.events
        ],
    }


def _page(data: PersonalData) -> dict[str, str]:
    if data.profile is None:
        return {}
    page = profile_words(data.profile, is_own=True)
    return {**dict(page.parts), _("Who may read it"): page.readers}


def _of_the_work(data: PersonalData) -> list[dict[str, str]]:
    found: list[tuple[str, str, Sequence]] = [
        *(
            (_("Remark"), str(one.project), (one.text, moment(one.written_at)))
            for one in data.remarks
        ),
        *((_("Idea"), "", (str(one), moment(one.suggested_at))) for one in data.ideas),
        *(
            (_("What changed"), str(one.project), (one.words, day(one.happened_on)))
            for one in data.differences
        ),
    ]
    return [
        {_("Kind"): kind, _("Project"): project, _("Words"): words, _("When"): when}
        for kind, project, (words, when) in found
    ]


def _yes(is_so: bool) -> str:
    return _("Yes") if is_so else _("No")


def _erase(kind: str) -> str:
    return reverse(f"my_data_erase_{kind}")
