"""What a person hears from us, in words."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import joined
from dashboards.models import DigestRhythm, Hearing, NewsKind
from dashboards.presenters.history import Happening

_DIGEST = {
    DigestRhythm.DAILY: lazily("Chose a digest every morning"),
    DigestRhythm.WEEKLY: lazily("Chose a digest every Monday"),
    DigestRhythm.OFF: lazily("Switched the digest off"),
}
_NEWS = {
    NewsKind.SIGNAL: "charts",
    NewsKind.CYCLE: "tests",
    NewsKind.CHARTER: "charters",
    NewsKind.BARRIER: "barriers",
}


def answers_in(hearing: Hearing, rhythm: DigestRhythm) -> dict[str, Any]:
    """What the form shows as chosen."""
    return {
        "version": hearing.version,
        "digest": rhythm,
        "reminders": ["data"] if hearing.reminders else [],
        "news": [kind.value for kind in NewsKind if kind not in hearing.without_news],
    }


def hearing_history(changes: Iterable[Change]) -> list[Happening]:
    """What was chosen when, newest first."""
    return [
        Happening(change.at, change.by, sentence)
        for change in changes
        if (sentence := hearing_sentence(change))
    ]


def hearing_sentence(change: Change) -> str:
    """One change of what somebody hears; nothing where nothing was chosen."""
    if change.before is None or change.after is None:
        return ""
    before, after = change.before, change.after
    said = []
    if change.changed("digest"):
        said.append(_DIGEST[DigestRhythm(after.digest)])
    if change.changed("reminders"):
        said.append(_("Switched reminders {verb}").format(verb="on" if after.reminders else "off"))
    for verb, more, less in (("on", before, after), ("off", after, before)):
        kinds = [k for k in NewsKind if k in more.without_news and k not in less.without_news]
        if kinds:
            said.append(
                _("Switched news of {kinds} {verb}").format(
                    kinds=joined([_NEWS[kind] for kind in kinds]), verb=verb
                )
            )
    return ". ".join(said)
