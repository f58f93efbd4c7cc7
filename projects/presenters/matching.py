"""Why a person and an opportunity fit, in words that both can check. Nothing is weighed in secret.

What somebody would like to do counts three, a time or a way in common one, a word that both use
two, for at most three words. What may not fit is said as well and takes nothing away.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from common.templatetags.words import joined
from people.models import StrengthsProfile
from people.vocabulary import Activity, Time, Way
from projects.models import Opportunity

MOST_WORDS = 3
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_COMMON = """
about after again also another because been before being between both could does doing down
each ever every from good have having help helps here into just know like make many more most
much need never only other over people person project really same should since some someone
something staff such take team than that their them then there these they thing things think
this those through time times under used very want ward wards well were what when where which
while will with work working would years your yours month months week weeks hour hours able
done give given come comes going getting less service services user users carer carers
look looks looking once twice read reads reading learn learns learning talk tell told keep kept
find found write first last next together always often
"""
_TOO_COMMON = frozenset(_COMMON.split())


@dataclass(frozen=True)
class Fit:
    """How well it fits, why, and what to ask about."""

    score: int
    reasons: tuple[str, ...]
    doubts: tuple[str, ...]


def fit_of(profile: StrengthsProfile, opportunity: Opportunity) -> Fit:
    """Compare one page with one opportunity (its project is loaded with it)."""
    reasons, doubts, score = [], [], 0
    liked = _in_both(Activity, profile.activities, opportunity.activities)
    if liked:
        reasons.append(_("In common: %(what)s.") % {"what": _listed(liked)})
        score += 3 * len(liked)
    words = _words_in_both(profile, opportunity)
    if words:
        quoted = joined([f"“{word}”" for word in words])
        reasons.append(_("Both speak of %(words)s.") % {"words": quoted})
        score += 2 * len(words)
    for choices, own, asked, said, doubted in _when_and_how(profile, opportunity):
        common = _in_both(choices, own, asked)
        if common:
            reasons.append(said % {"what": _listed(common)})
            score += len(common)
        elif own and asked:
            doubts.append(doubted % {"what": _listed(_in_both(choices, asked, asked))})
    return Fit(score, tuple(reasons), tuple(doubts))


def _when_and_how(profile: StrengthsProfile, opportunity: Opportunity) -> Iterator[tuple]:
    yield (
        Time,
        profile.times,
        opportunity.times,
        _("A time that suits: %(what)s."),
        _("The times may not fit. This is: %(what)s."),
    )
    yield (
        Way,
        profile.ways,
        opportunity.ways,
        _("A way that suits: %(what)s."),
        _("The way may not fit. This is: %(what)s."),
    )


def _in_both(
    choices: type[Activity] | type[Time] | type[Way], own: Iterable[str], asked: Iterable[str]
) -> list[str]:
    common = set(own) & set(asked)
    return [str(choice.label) for choice in choices if choice.value in common]


def _listed(labels: list[str]) -> str:
    return joined([label[:1].lower() + label[1:] for label in labels])


def _words_in_both(profile: StrengthsProfile, opportunity: Opportunity) -> list[str]:
    own = _stems(f"{profile.brings} {profile.would_like}")
    project = opportunity.project
    asked = _stems(f"{opportunity.title} {opportunity.what} {project.title} {project.aim}")
    return [word for stem, word in asked.items() if stem in own][:MOST_WORDS]


def _stems(text: str) -> dict[str, str]:
    """The telling words of a text by what is left of them without an ending."""
    found: dict[str, str] = {}
    for word in _LETTERS.findall(text.lower()):
        if word not in _TOO_COMMON:
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    for ending in ("ings", "ing", "ies", "es", "ed", "s", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
