"""A small trust, really built: through the services, once, and ready to look at."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.utils import timezone
from pytest_django import Settings

from archives.models import Export
from audit.selectors import changes_of
from charts import periods
from charts.engine import ENGINE_VERSION
from charts.models import Measure, Measurement, MeasureState
from charts.recalculation import fresh_analysis
from charts.selectors import newest_period, period_due
from dashboards.boardroom.asking import two_points_in
from dashboards.models import BoardPack, PackTile, ProjectSummary, UnitSummary
from people.calendar import today_of
from people.demonstration import (
    ADMINISTRATOR,
    CARER,
    PASSWORD,
    SERVICE_USER,
    SIGN_INS,
    WARD_LEAD,
)
from people.models import RoleAssignment, User
from people.selectors import open_invitations_for
from projects.models import Comment, Project, ProjectMembership
from projects.selectors.conversations import mentions_waiting_for, questions_waiting_for
from projects.stages import Stage
from tests.world import an_organisation


@pytest.fixture(autouse=True)
def demonstration(settings: Settings) -> None:
    settings.DEMONSTRATION = True


@pytest.fixture
def lead(seeded: str) -> User:
    return User.objects.select_related("organisation").get(email=WARD_LEAD.email)


def test_every_chart_is_made(seeded: str) -> None:
    states = MeasureState.objects.all()

    assert states.count() > 20
    assert not states.stale(ENGINE_VERSION).exists()
    assert not states.exclude(last_error="").exists()
    assert all(state.headline and state.chart_small for state in states)


def test_an_export_is_ready(seeded: str) -> None:
    export = Export.objects.get()

    assert (export.stage, export.missing) == ("done", 0)
    assert export.file.size == export.size > 100_000


def test_every_summary_is_made(seeded: str) -> None:
    assert ProjectSummary.objects.count() == Project.objects.count()
    assert not ProjectSummary.objects.stale().exists()
    assert not UnitSummary.objects.stale().exists()


def test_stored_charts_are_those_of_the_stored_numbers(seeded: str) -> None:
    for state in MeasureState.objects.order_by("pk")[:5]:
        assert state.input_digest == fresh_analysis(state.measure_id).input_digest


def test_it_says_how_far_it_has_come(seeded: str) -> None:
    assert "Projects and measures" in seeded
    assert "Charts" in seeded


def test_a_second_time_changes_nothing(seeded: str) -> None:
    before = (Measurement.objects.count(), Measure.objects.count(), User.objects.count())
    said = StringIO()

    call_command("seed_demo", size="small", stdout=said)

    assert "there already" in said.getvalue()
    assert (Measurement.objects.count(), Measure.objects.count(), User.objects.count()) == before


def test_the_ward_lead_has_one_number_due(lead: User) -> None:
    today = today_of(lead)
    measures = Measure.objects.filter(project__memberships__user=lead)

    due = {
        measure: period
        for measure in measures
        if (period := period_due(measure, newest_period(measure), today=today))
    }

    [(measure, period)] = due.items()
    assert (measure.role, measure.data_shape) == ("outcome", "count")
    assert period == periods.latest_finished(measure.every, today)


def test_the_ward_leads_outcome_has_improved_and_still_does(lead: User) -> None:
    outcome = Measure.objects.select_related("state").get(
        project__memberships__user=lead, role="outcome"
    )

    assert outcome.state.variation == "improvement"
    assert outcome.annotations.count() >= 4
    assert "since" in outcome.state.headline


def test_the_ward_leads_team_has_a_service_user_and_a_carer_without_other_roles(
    lead: User,
) -> None:
    project = Project.objects.get(memberships__user=lead, memberships__role="lead")

    partners = ProjectMembership.objects.filter(
        project=project, user__email__in=[SERVICE_USER.email, CARER.email]
    )
    assert partners.count() == 2
    assert not RoleAssignment.objects.filter(user__in=partners.values("user")).exists()


def test_everyone_whose_sign_in_is_shown_can_sign_in_and_holds_their_role(seeded: str) -> None:
    for one in SIGN_INS:
        user = User.objects.get(email=one.email)
        held = set(user.role_assignments.values_list("role", flat=True))

        assert user.check_password(PASSWORD)
        assert user.is_active
        assert one.unit_role is None or one.unit_role.value in held
        if one.project_role is not None:
            assert user.memberships.filter(role=one.project_role).exists()


def test_nobody_else_can_sign_in(seeded: str) -> None:
    others = User.objects.exclude(email__in=[one.email for one in SIGN_INS])

    assert others.exists()
    assert not any(user.has_usable_password() for user in others)


def test_ended_projects_ended_in_the_past(seeded: str) -> None:
    completed = Project.objects.filter(stage=Stage.COMPLETED)

    assert completed.exists()
    assert not completed.filter(closed_on__gte=date.today()).exists()  # noqa: DTZ011
    assert not completed.filter(closed_on__lt=F("started_on")).exists()


def test_history_names_the_demonstration_as_its_author(seeded: str) -> None:
    started = changes_of(Project)

    assert started
    assert {change.by for change in started} == {"The demonstration"}


@pytest.mark.django_db
def test_it_is_refused_where_passwords_must_not_be_public(settings: Settings) -> None:
    settings.DEMONSTRATION = False

    with pytest.raises(CommandError, match="DEMONSTRATION=1"):
        call_command("seed_demo", size="small")


@pytest.mark.django_db
def test_it_is_refused_beside_another_organisation() -> None:
    an_organisation("Someone else")

    with pytest.raises(CommandError, match="Someone else is here already"):
        call_command("seed_demo", size="small")


def test_people_talk_and_the_lead_is_waited_for(seeded: str, lead: User) -> None:
    said = Comment.objects.select_related("answers")

    assert said.filter(is_question=True, answered_at=None).exists()
    assert said.filter(is_question=True).exclude(answered_at=None).exists()
    assert all(reply.written_at > reply.answers.written_at for reply in said.exclude(answers=None))
    today = today_of(lead)
    questions = questions_waiting_for(lead, on=today)
    mentions = mentions_waiting_for(lead, at=timezone.now(), on=today)
    assert len(questions) >= 1
    assert [said.written_by.email for said in mentions] == [SERVICE_USER.email]


def test_the_board_has_packs_to_read_and_one_being_prepared(seeded: str) -> None:
    *published, draft = BoardPack.objects.order_by("month")

    assert [pack.is_published for pack in published] == [True] * 3
    assert not draft.is_published
    presenting = [pack.presents_id for pack in published if pack.presents_id]
    assert len(set(presenting)) == len(presenting)
    for tile in PackTile.objects.filter(pack__in=published):
        assert two_points_in(tile.question) == ""
        assert tile.frozen["points"]
        assert tile.frozen["wide"].startswith("<svg")


def test_invitations_wait_for_an_answer(seeded: str) -> None:
    at = timezone.now()
    administrator = User.objects.get(email=ADMINISTRATOR.email)

    waiting = open_invitations_for(administrator, on=today_of(administrator), at=at)
    assert len(waiting) == 3
    assert {invitation.unit.name for invitation in waiting} == {"Heron Ward"}
