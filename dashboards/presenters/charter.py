"""A project's charter in words and links: its parts, its aim, where it stands."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from common.templatetags.words import day, joined
from dashboards.presenters.charter_aim import AimVersion, aim_version, parts_of_aim
from dashboards.presenters.charter_parts import NUMBERS, PARTS, KeptBy, Part, Question
from people.models import User
from people.roles import Action, ProjectRole
from projects.aims import SmartCheck, sentence, smart_checks
from projects.models import Aim, Charter, Project, ProjectMembership
from projects.policies import is_not_waiting, is_open
from projects.presenters.project import Difference
from projects.presenters.team import involvement_words

State = Charter.State
_STATE_TONES = {
    State.DRAFT: ("neutral", "edit"),
    State.SUBMITTED: ("brand", "clock"),
    State.APPROVED: ("ok", "tick"),
    State.RETURNED: ("warning", "warning"),
}


@dataclass(frozen=True)
class Answer:
    """One question of a part with what was written."""

    words: str
    text: str


@dataclass(frozen=True)
class PartView:
    """One part as it stands. Without `href` it is not this person's to write."""

    number: int
    key: str
    anchor: str
    title: str
    about: str
    answers: tuple[Answer, ...]
    is_written: bool
    href: str

    @property
    def action(self) -> str:
        return _("Change") if self.is_written else _("Write")


@dataclass(frozen=True)
class Standing:
    """Where a charter stands, and what this person may do about it."""

    state: str
    tone: str
    icon: str
    words: str
    note: str
    may_submit: bool
    may_decide: bool


@dataclass(frozen=True)
class CharterPage:
    """A charter for one person."""

    parts: tuple[PartView, ...]
    written: int
    standing: Standing
    aims: tuple[AimVersion, ...]
    checks: tuple[SmartCheck, ...]

    @property
    def progress_words(self) -> str:
        return f"{self.written} of {len(self.parts)}"


def charter_page(
    project: Project,
    charter: Charter | None,
    aims: Sequence[Aim],
    team: Sequence[ProjectMembership],
    *,
    reader: User,
    actions: Collection[Action],
    today: date,
    has_measure: bool,
) -> CharterPage:
    """The charter for somebody who may do `actions`; `aims` come newest first."""
    edits = Action.EDIT_PROJECT in actions
    may_write = edits and is_open(project) and is_not_waiting(charter)
    standing = _standing(charter, reader, actions, may_write=may_write)
    parts = tuple(_part(part, project, charter, aims, team, may_write=may_write) for part in PARTS)
    return CharterPage(
        parts=parts,
        written=sum(part.is_written for part in parts),
        standing=standing,
        aims=tuple(aim_version(aim) for aim in aims),
        checks=_checks(aims, today, has_measure),
    )


def _checks(aims: Sequence[Aim], today: date, has_measure: bool) -> tuple[SmartCheck, ...]:
    """What the newest version of the aim has and lacks."""
    if not aims:
        return ()
    return smart_checks(parts_of_aim(aims[0]), today=today, has_measure=has_measure)


def row_of(part: Part, project: Project, charter: Charter | None) -> Model | None:
    """The row that holds the answers of a part."""
    return project if part.kept_by is KeptBy.PROJECT else charter


def answers_in(part: Part, row: Model | None) -> dict[str, object]:
    """What stands in the fields of a part now."""
    return {q.name: getattr(row, q.name) if row else "" for q in part.questions}


def seen_of(part: Part, row: Model | None) -> str:
    """A mark of the answers as they stand: two people who write different parts do not collide."""
    values = "\x1f".join(str(value or "") for value in answers_in(part, row).values())
    return sha256(values.encode()).hexdigest()[:32]


def part_differences(
    part: Part, row: Model | None, answers: Mapping[str, object]
) -> list[Difference]:
    """Where what is saved of a part differs from what was about to be saved."""
    return [
        Difference(question.words, _said(question, row), _shown(question, row, answers))
        for question in part.questions
        if _plain(getattr(row, question.name) if row else "") != _plain(answers[question.name])
    ]


def _standing(
    charter: Charter | None, reader: User, actions: Collection[Action], *, may_write: bool
) -> Standing:
    state = State(charter.state) if charter else State.DRAFT
    tone, icon = _STATE_TONES[state]
    is_own = charter is not None and charter.submitted_by_id == reader.pk
    return Standing(
        state=state.label,
        tone=tone,
        icon=icon,
        words=_standing_words(charter),
        note=charter.decision_note if charter and charter.decided_at else "",
        may_submit=state is not State.APPROVED and may_write,
        may_decide=state is State.SUBMITTED and Action.APPROVE_CHARTER in actions and not is_own,
    )


def _standing_words(charter: Charter | None) -> str:
    if charter is None:
        return _("Nothing has been sent yet.")
    sender, decider = charter.submitted_by, charter.decided_by
    match charter.state:
        case State.SUBMITTED:
            return f"{sender} sent it to the sponsor on {day(charter.submitted_at)}."
        case State.APPROVED:
            return f"{decider} approved it on {day(charter.decided_at)}."
        case State.RETURNED:
            return f"{decider} returned it on {day(charter.decided_at)}."
        case _:
            return "Nothing has been sent yet."


def _part(
    part: Part,
    project: Project,
    charter: Charter | None,
    aims: Sequence[Aim],
    team: Sequence[ProjectMembership],
    *,
    may_write: bool,
) -> PartView:
    answers = _answers(part, project, charter, aims, team)
    writable = part.kept_by is not KeptBy.NOTHING or part.key == "aim"
    address = [project.public_id, part.key]
    return PartView(
        number=NUMBERS[part.key],
        key=part.key,
        anchor=part.anchor,
        title=part.title,
        about=part.about,
        answers=answers,
        is_written=bool(answers),
        href=reverse("charter_part", args=address) if may_write and writable else "",
    )


def _answers(
    part: Part,
    project: Project,
    charter: Charter | None,
    aims: Sequence[Aim],
    team: Sequence[ProjectMembership],
) -> tuple[Answer, ...]:
    """What was written in a part; empty while nothing was."""
    if part.key == "method":
        return (Answer("", project.get_method_display()),)
    if part.key == "aim":
        words = sentence(parts_of_aim(aims[0])) if aims else project.aim
        return (Answer("", words),) if words else ()
    if part.key == "approval":
        is_approved = charter is not None and charter.state == State.APPROVED
        return (Answer("", _standing_words(charter)),) if is_approved else ()
    if part.key == "people":
        return _people(project, team)
    row = row_of(part, project, charter)
    return tuple(
        Answer(question.words, _said(question, row))
        for question in part.questions
        if row is not None and getattr(row, question.name)
    )


def _people(project: Project, team: Sequence[ProjectMembership]) -> tuple[Answer, ...]:
    def named(*roles: ProjectRole) -> str:
        return joined(list(dict.fromkeys(m.user.name for m in team if m.role in roles)))

    rows = (
        (_("Lead"), named(ProjectRole.LEAD)),
        (_("Team"), named(ProjectRole.TEAM_MEMBER, ProjectRole.SERVICE_USER, ProjectRole.CARER)),
        (_("Coach"), named(ProjectRole.COACH)),
        (_("Sponsor"), named(ProjectRole.SPONSOR)),
        (_("Service users and carers"), involvement_words(project, team)),
    )
    return tuple(Answer(label, names or _("Nobody yet")) for label, names in rows)


def _said(question: Question, row: Model | None) -> str:
    return _shown(question, row, {question.name: getattr(row, question.name) if row else ""})


def _shown(question: Question, row: Model | None, answers: Mapping[str, object]) -> str:
    value = answers[question.name]
    if isinstance(value, date):
        return day(value)
    labels = row._meta.get_field(question.name).flatchoices if row else []  # type: ignore[union-attr]
    return str(dict(labels).get(value, value) or _("Nothing"))


def _plain(value: object) -> str:
    """An answer for comparing: the browser sends other line ends than it got."""
    return "\n".join(str(value or "").splitlines())
