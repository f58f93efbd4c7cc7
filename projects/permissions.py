"""Who may do what with a project: the roles of its team joined with those of the organisation."""

from datetime import date

from django.db.models import BigIntegerField, QuerySet
from django.utils.translation import gettext as _

from common.access import allowed
from common.errors import Denied
from common.prepared import Given, planned
from people.models import Organisation, Unit, User
from people.models.somebody import SOME_DAY, SOMEBODY, asked_by
from people.permissions import actions_at, units_where
from people.roles import PROJECT_ROLES, Action, ProjectRole
from projects.models import Programme, Project, ProjectMembership, Review


def actions_on(user: User, project: Project, *, on: date) -> frozenset[Action]:
    """Everything this person may do with a project, by roles in its team or on its unit and above.

    Two queries. Whether the person can see the project at all is `visible_to`'s answer.
    """
    if user.organisation_id != project.organisation_id:
        return frozenset()
    return actions_at(user, project.unit, on=on) | _actions_in_team(user, project, on=on)


def _actions_in_team(user: User, project: Project, *, on: date) -> frozenset[Action]:
    roles = _roles_in_team.ask(project=project.pk, **asked_by(user, on=on))
    return frozenset[Action]().union(*(PROJECT_ROLES[ProjectRole(role)].actions for role in roles))


@planned
def _roles_in_team() -> QuerySet[ProjectMembership, str]:
    return (
        ProjectMembership.objects.filter(
            project=Given("project", BigIntegerField()), user=SOMEBODY.pk
        )
        .current(SOME_DAY)
        .values_list("role", flat=True)
    )


def check_may(user: User, action: Action, project: Project, *, on: date) -> None:
    """Refuse unless one of this person's roles carries the action: mostly one in the team."""
    if user.organisation_id == project.organisation_id and (
        action in _actions_in_team(user, project, on=on)
        or action in actions_at(user, project.unit, on=on)
    ):
        return
    raise Denied(
        _("Only the project's team can do this. Ask the lead of “{project}” to add you.").format(
            project=project
        )
    )


def check_can_start_projects(user: User, *, on: date) -> None:
    """Whoever may start a project somewhere may start one anywhere. One query."""
    if not units_where(user, Action.START_PROJECT, on=on).exists():
        raise Denied(_("Ask an administrator for a staff role, then you can start projects."))


def check_can_start_project(user: User, unit: Unit, *, on: date) -> None:
    if user.organisation_id != unit.organisation_id:
        raise Denied(_("Projects are started in one's own organisation."))
    check_can_start_projects(user, on=on)


def check_can_edit(user: User, project: Project, *, on: date) -> None:
    check_may(user, Action.EDIT_PROJECT, project, on=on)


def check_can_manage_team(user: User, project: Project, *, on: date) -> None:
    check_may(user, Action.MANAGE_TEAM, project, on=on)


def check_can_approve(user: User, project: Project, *, on: date) -> None:
    """A sponsor of the project or of its unit, or whoever looks after all projects there."""
    check_may(user, Action.APPROVE_CHARTER, project, on=on)


def check_can_claim(user: User, project: Project, *, on: date) -> None:
    """Whoever leads the project or coaches it, for the team."""
    if Action.CLAIM_SCORE not in actions_on(user, project, on=on):
        raise Denied(
            _(
                "The lead or the coach of “{project}” claims its score for the team. "
                "Ask one of them."
            ).format(project=project)
        )


def check_can_countersign(user: User, project: Project, *, on: date) -> None:
    if Action.COUNTERSIGN_SCORE not in actions_on(user, project, on=on):
        raise Denied(
            _("A coach countersigns the score of “{project}”. Ask theirs, or the QI team.").format(
                project=project
            )
        )


def check_can_review(user: User, project: Project, *, on: date) -> None:
    check_may(user, Action.REVIEW_WORK, project, on=on)


def check_can_comment(user: User, project: Project, *, on: date) -> None:
    check_may(user, Action.COMMENT, project, on=on)


def check_can_raise_barrier(user: User, project: Project, *, on: date) -> None:
    """Any member of the team, service users and carers among them."""
    check_may(user, Action.RAISE_BARRIER, project, on=on)


def check_can_answer_barrier(user: User, project: Project, *, on: date) -> None:
    """A sponsor of the project, of its unit or of one above, or the central QI team."""
    if Action.ANSWER_BARRIER not in actions_on(user, project, on=on):
        raise Denied(
            _(
                "Only a sponsor or the central QI team can answer this. The barrier "
                "says with whom it lies."
            )
        )


def check_can_ask(user: User, project: Project, *, on: date) -> None:
    """A coaching question stays with the team until it is answered: those who coach ask it."""
    if Action.REVIEW_WORK not in actions_on(user, project, on=on):
        raise Denied(_("Coaches ask coaching questions. Say what you wonder about as a remark."))


def check_can_offer_methods(user: User, organisation: Organisation, *, on: date) -> None:
    """What is offered holds for the whole organisation, so the role is held at its top."""
    top = units_where(user, Action.OFFER_METHODS, on=on).filter(parent=None)
    if user.organisation_id != organisation.pk or not top.exists():
        raise Denied(_("Ask an administrator or the central QI team to change what is offered."))


def check_can_coach(user: User, project: Project, *, on: date) -> None:
    """Write time given to its team in the coaching log."""
    if Action.LOG_COACHING not in actions_on(user, project, on=on):
        raise Denied(
            _("Only a coach of “{project}” can do this. Ask its lead to add you as one.").format(
                project=project
            )
        )


def check_can_make_programmes(user: User, *, on: date) -> None:
    """A programme belongs to the whole organisation, so the role is held at its top. One query."""
    if not units_where(user, Action.MAKE_PROGRAMMES, on=on).filter(parent=None).exists():
        raise Denied(_("Ask the central QI team or an administrator to make a programme."))


def check_can_lead_programme(user: User, programme: Programme, *, on: date) -> None:
    """Whoever leads it, or makes programmes. At most one query."""
    if user.organisation_id == programme.organisation_id and user.pk == programme.lead_id:
        return
    top = units_where(user, Action.MAKE_PROGRAMMES, on=on).filter(parent=None)
    if user.organisation_id != programme.organisation_id or not top.exists():
        raise Denied(
            _("{lead} leads this programme. Ask them, or the central QI team.").format(
                lead=programme.lead
            )
        )


def check_can_join(user: User, project: Project, *, on: date) -> None:
    """Whoever leads or coaches a project speaks for it."""
    if Action.JOIN_PROGRAMME not in actions_on(user, project, on=on):
        raise Denied(
            _("The lead or the coach of “{project}” decides this. Ask one of them.").format(
                project=project
            )
        )


def check_can_give_pulse(user: User, project: Project, *, on: date) -> None:
    """Service users and carers of the team, about themselves."""
    if Action.GIVE_PULSE not in actions_on(user, project, on=on):
        raise Denied("Service users and carers of the team are asked this, and nobody else.")


def check_can_match(user: User, *, on: date) -> None:
    """People participation leads, for the whole organisation wherever they are that. One query."""
    if not units_where(user, Action.MATCH_PEOPLE, on=on).exists():
        raise Denied("A people participation lead does this. Ask one of them.")


def check_can_give(user: User, review: Review) -> None:
    """Whoever was asked to look says what they see."""
    if review.coach_id != user.pk:
        raise Denied(_("{coach} was asked to review this.").format(coach=review.coach))


can_start_project = allowed(check_can_start_project)
can_start_projects = allowed(check_can_start_projects)
can_edit = allowed(check_can_edit)
can_manage_team = allowed(check_can_manage_team)
can_approve = allowed(check_can_approve)
can_claim = allowed(check_can_claim)
can_countersign = allowed(check_can_countersign)
can_review = allowed(check_can_review)
can_comment = allowed(check_can_comment)
can_offer_methods = allowed(check_can_offer_methods)
can_coach = allowed(check_can_coach)
can_raise_barrier = allowed(check_can_raise_barrier)
can_answer_barrier = allowed(check_can_answer_barrier)
can_ask = allowed(check_can_ask)
can_make_programmes = allowed(check_can_make_programmes)
can_lead_programme = allowed(check_can_lead_programme)
can_join = allowed(check_can_join)
can_match = allowed(check_can_match)
can_give_pulse = allowed(check_can_give_pulse)
