"""Opportunities, profiles and the start in a team, in words and links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from audit.selectors import Change
from common.language import lazily
from common.templatetags.words import joined
from people.models import StrengthsProfile, User
from people.roles import PARTNERS, ProjectRole
from people.vocabulary import Activity, ProfileReader, Time, Way
from projects.models import Interest, Opportunity, ProjectMembership
from projects.presenters.matching import Fit, fit_of
from projects.presenters.team import within_sentence
from projects.vocabulary import INDUCTION, InterestState, OpportunityState

NO_FIT = Fit(0, (), ())
_STATE_TONES = {OpportunityState.OPEN: "ok", OpportunityState.FILLED: "brand"}
STANDING = {
    InterestState.SUGGESTED: lazily("Suggested to you"),
    InterestState.NO_THANK_YOU: lazily("You said no thank you"),
    InterestState.INTERESTED: lazily("You are interested"),
    InterestState.JOINED: lazily("You are in the team"),
    InterestState.NOT_NOW: lazily("Not this time"),
}


@dataclass(frozen=True)
class OpportunityLine:
    """One opportunity as somebody reads it, and where they stand with it."""

    title: str
    href: str
    project: str
    project_href: str
    where: str
    what: str
    pictured: Sequence[tuple[str, str, str]]  # a glyph for the easy pages, the term, the words
    contact: str
    posted_at: datetime
    state: str
    state_tone: str
    fit: Fit
    standing: str
    told: str
    yes_href: str
    no_href: str

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What people want to know, term by term."""
        return [(term, words) for _glyph, term, words in self.pictured]

    @property
    def yes_label(self) -> str:
        """The button's name for those who hear it: there are several alike."""
        return _("I’m interested: %(title)s") % {"title": self.title}


@dataclass(frozen=True)
class AnswerLine:
    """Somebody who is interested in an opportunity of one's own project, or was answered."""

    name: str
    since: datetime
    suggested_by: str
    state: str
    waits: bool
    answer_href: str
    profile_href: str


@dataclass(frozen=True)
class MatchLine:
    """A person beside an opportunity: why they fit, and where they stand with it."""

    key: str
    name: str
    profile_href: str
    brings: str
    helps: str
    availability: str
    fit: Fit
    standing: str
    take_back_href: str


@dataclass(frozen=True)
class ProfileWords:
    """A strengths profile to be read."""

    name: str
    parts: Sequence[tuple[str, str]]
    readers: str
    written_at: datetime


@dataclass(frozen=True)
class StepLine:
    """One step of the start in a team."""

    key: str
    words: str
    is_done: bool


def opportunity_line(
    opportunity: Opportunity,
    interest: Interest | None,
    profile: StrengthsProfile | None,
    *,
    is_in_team: bool = False,
) -> OpportunityLine:
    """One opportunity for a reader with this profile, who stands with it as `interest` says."""
    state = InterestState(interest.state) if interest else None
    may_say_yes = (
        opportunity.state == OpportunityState.OPEN
        and state not in (InterestState.INTERESTED, InterestState.JOINED)
        and not is_in_team
    )
    address = [opportunity.public_id]
    return OpportunityLine(
        title=opportunity.title,
        href=reverse("opportunity", args=address),
        project=opportunity.project.title,
        project_href=reverse("project", args=[opportunity.project.public_id]),
        where=opportunity.project.unit.name,
        what=opportunity.what,
        pictured=facts_of(opportunity),
        contact=opportunity.contact.name,
        posted_at=opportunity.posted_at,
        state=opportunity.get_state_display(),
        state_tone=_STATE_TONES.get(OpportunityState(opportunity.state), "neutral"),
        fit=fit_of(profile, opportunity) if profile else NO_FIT,
        standing=_standing(interest),
        told=interest.decision if interest else "",
        yes_href=reverse("interest_new", args=address) if may_say_yes else "",
        no_href=(
            reverse("interest_no", args=[interest.public_id])
            if interest and state in (InterestState.SUGGESTED, InterestState.INTERESTED)
            else ""
        ),
    )


def facts_of(opportunity: Opportunity) -> list[tuple[str, str, str]]:
    """What people want to know before they say yes, as far as it was said."""
    said = (
        ("calendar", _("When"), _with(opportunity.happens, _labels(Time, opportunity.times))),
        ("clock", _("How long"), opportunity.how_long),
        ("pin", _("Where"), _with(opportunity.place, _labels(Way, opportunity.ways))),
        ("hand", _("What you would do"), _labels(Activity, opportunity.activities)),
        ("coins", _("Payment and expenses"), opportunity.payment),
        ("heart", _("Support"), opportunity.support),
    )
    return [fact for fact in said if fact[2]]


def answer_lines(interests: Iterable[Interest], readable: Mapping[int, object]) -> list[AnswerLine]:
    """Who is interested; a profile is offered where its writer lets this reader see it."""
    return [
        AnswerLine(
            name=one.user.name,
            since=one.said_at,
            suggested_by=one.suggested_by.name if one.suggested_by else "",
            state=one.get_state_display(),
            waits=one.state == InterestState.INTERESTED,
            answer_href=reverse("interest_answer", args=[one.public_id]),
            profile_href=(
                reverse("strengths", args=[one.user.public_id]) if one.user_id in readable else ""
            ),
        )
        for one in interests
    ]


def match_lines(profiles: Iterable[StrengthsProfile], opportunity: Opportunity) -> list[MatchLine]:
    """Everybody who may be asked, the best fit first."""
    lines = [_match_line(profile, opportunity) for profile in profiles]
    return sorted(lines, key=lambda line: -line.fit.score)


def profile_words(profile: StrengthsProfile, *, is_own: bool) -> ProfileWords:
    """One page, part by part."""
    parts = (
        (_("What I bring"), profile.brings),
        (
            _("What I would like to do"),
            _with(profile.would_like, _labels(Activity, profile.activities)),
        ),
        (_("What helps me"), profile.helps),
        (
            _("When and how"),
            _with(
                profile.availability,
                _labels(Time, profile.times),
                _labels(Way, profile.ways),
            ),
        ),
    )
    return ProfileWords(
        name=profile.user.name,
        parts=[(term, words) for term, words in parts if words],
        readers=readers_words(profile.seen_by) if is_own else "",
        written_at=profile.written_at,
    )


def readers_words(seen_by: Sequence[str]) -> str:
    """Who can read it, in a sentence."""
    chosen = [str(reader.label) for reader in ProfileReader if reader.value in seen_by]
    if not chosen:
        return _("Only you can read this.")
    return _("You let these read it: %(who)s.") % {"who": "; ".join(chosen)}


def induction_lines(done: Sequence[str]) -> list[StepLine]:
    """The whole list, with what is done."""
    return [StepLine(step.key, str(step.words), step.key in done) for step in INDUCTION]


def induction_words(done: Sequence[str]) -> str:
    """5 of 8 steps of a good start."""
    return _("%(done)d of %(all)d steps of a good start") % {
        "done": len(done),
        "all": len(INDUCTION),
    }


def starts(
    team: Iterable[ProjectMembership], done: Mapping[int, Sequence[str]]
) -> list[tuple[str, str, str]]:
    """Service users and carers in the team: name, how far their start is, the way to the list."""
    return [
        (
            held.user.name,
            induction_words(done.get(held.pk, ())),
            reverse("induction", args=[held.project.public_id, held.public_id]),
        )
        for held in team
        if held.role in PARTNERS
    ]


def opportunity_sentence(change: Change) -> str:
    """An opportunity as history tells it."""
    row = change.row
    words = {"title": row.title}
    if change.before is None:
        return _("Posted the opportunity “%(title)s”") % words
    if change.after is None:
        return ""
    if change.changed("state"):
        said = {
            OpportunityState.OPEN: _("Opened again: the opportunity “%(title)s”"),
            OpportunityState.FILLED: _("Filled the opportunity “%(title)s”"),
            OpportunityState.CLOSED: _("Closed the opportunity “%(title)s”"),
        }
        return said[OpportunityState(row.state)] % words
    return _("Changed the opportunity “%(title)s”") % words


def induction_sentence(change: Change) -> str:
    """A step of somebody's start, as history tells it."""
    new = set(change.row.done) - set(change.before.done if change.before else ())
    if not new or change.after is None:
        return ""
    words = {step.key: str(step.words) for step in INDUCTION}
    return _("Ticked for the start of %(person)s: %(steps)s") % {
        "person": change.row.membership.user,
        "steps": " ".join(words[key] for key in words if key in new),
    }


def partner_roles() -> list[tuple[str, str]]:
    """As whom somebody can join."""
    return [
        (ProjectRole.SERVICE_USER.value, _("Service user")),
        (ProjectRole.CARER.value, _("Carer")),
    ]


def contacts(team: Iterable[ProjectMembership]) -> list[User]:
    """The people of a team whom one may ask, each once, leads first."""
    return list(dict.fromkeys(held.user for held in team))


def _standing(interest: Interest | None) -> str:
    if interest is None:
        return ""
    if interest.state == InterestState.SUGGESTED and interest.suggested_by:
        return _("%(name)s thinks of you for this") % {"name": interest.suggested_by.name}
    return str(STANDING[InterestState(interest.state)])


def _match_line(profile: StrengthsProfile, opportunity: Opportunity) -> MatchLine:
    interest: Interest | None = profile.interest  # type: ignore[attr-defined]
    is_suggested = interest is not None and interest.state == InterestState.SUGGESTED
    return MatchLine(
        key=str(profile.user.public_id),
        name=profile.user.name,
        profile_href=reverse("strengths", args=[profile.user.public_id]),
        brings=profile.brings,
        helps=profile.helps,
        availability=profile.availability,
        fit=fit_of(profile, opportunity),
        standing=interest.get_state_display() if interest else "",
        take_back_href=(
            reverse("suggestion_take_back", args=[interest.public_id])
            if interest and is_suggested
            else ""
        ),
    )


def _labels(choices: type[Activity] | type[Time] | type[Way], chosen: Sequence[str]) -> str:
    labels = [str(choice.label) for choice in choices if choice.value in chosen]
    return joined([labels[0], *map(within_sentence, labels[1:])]) if labels else ""


def _with(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part)
