"""How taking part is: answered by partners, read by whom they chose, charted from five on."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from audit.protection import history_models
from charts.feeding import fill_fed_measures
from charts.feeds import PULSE
from charts.models import Measure, Measurement
from common.errors import Denied, Invalid
from people.calendar import today_of
from people.models import Unit, User
from people.roles import ProjectRole, UnitRole
from people.selectors import top_unit
from projects.models import Project, PulseAnswer
from projects.selectors.pulse import months_of_pulse, poor_times, pulses_due, pulses_shown_to
from projects.services.pulse import Pulse, PulseRecord, give_pulse, record_pulses, remove_pulse
from projects.vocabulary import PulseReader
from tests.integration.dashboards.conftest import signed_in
from tests.world import World, a_member, a_person, a_project, a_unit, a_world, closed

NOW = timezone.now()
GOOD = Pulse(5, 4, 5)
POOR = Pulse(2, 3, 4, "Nobody told me", PulseReader.LEADS_AND_TEAM_LEAD.value)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def ruth(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.SERVICE_USER)


def said(project: Project, person: User, pulse: Pulse = GOOD) -> PulseAnswer:
    return give_pulse(project=project, pulse=pulse, by=person, at=NOW)


def last_month() -> date:
    return (NOW.date().replace(day=1) - timedelta(days=1)).replace(day=1)


def a_directorate(world: World, name: str) -> Unit:
    unit = a_unit(world.organisation, name)
    Unit.objects.filter(pk=unit.pk).update(kind=Unit.Kind.DIRECTORATE)
    unit.refresh_from_db()
    return unit


def told(world: World, unit: Unit, scores: list[int], *, month: date | None = None) -> None:
    """One answer of one new person for each score, last month, in a project of that unit."""
    project = a_project(unit, world.lead, started_on=date(2020, 1, 1))
    records = [
        PulseRecord(
            a_member(project, world.lead, ProjectRole.CARER),
            month or last_month(),
            Pulse(score, score, score),
            NOW,
        )
        for score in scores
    ]
    record_pulses(project=project, records=records, by=world.lead, at=NOW)


def shown() -> dict[str, tuple[float, int]]:
    names = dict(Unit.objects.values_list("pk", "name"))
    return {names[m.unit_id]: (m.mean, m.people) for m in months_of_pulse()}


def test_it_is_asked_once_a_month_of_those_who_take_part(world: World, ruth: User) -> None:
    today = today_of(ruth)
    assert pulses_due(ruth, on=today) == [world.project]
    assert pulses_due(world.lead, on=today) == []

    said(world.project, ruth)

    assert pulses_due(ruth, on=today) == []
    next_month = (today.replace(day=1) + timedelta(days=32)).replace(day=1)
    assert pulses_due(ruth, on=next_month) == [world.project]


def test_of_a_project_that_is_over_nothing_is_asked(world: World, ruth: User) -> None:
    closed(world.project, world.lead)

    assert pulses_due(ruth, on=today_of(ruth)) == []


def test_a_second_answer_takes_the_place_of_the_first(world: World, ruth: User) -> None:
    said(world.project, ruth)
    said(world.project, ruth, POOR)

    assert [(one.listened, one.words) for one in PulseAnswer.objects.all()] == [
        (2, "Nobody told me")
    ]


def test_only_service_users_and_carers_of_the_team_answer(world: World) -> None:
    with pytest.raises(Denied):
        said(world.project, world.lead)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"listened": 6}, "listened"), ({"worth_it": 0}, "worth_it"), ({"words": "x" * 501}, "words"),
     ({"seen_by": "everybody"}, "seen_by")],
)  # fmt: skip
def test_what_is_no_answer_is_refused(
    world: World, ruth: User, changes: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        said(world.project, ruth, Pulse(**{**vars(GOOD), **changes}))

    assert set(refused.value.fields) == {field}


def test_the_database_takes_no_sixth_answer(world: World, ruth: User) -> None:
    said(world.project, ruth)
    with pytest.raises(IntegrityError), transaction.atomic():
        PulseAnswer.objects.update(listened=6)


def test_each_answer_is_seen_by_whom_its_giver_chose(world: World, ruth: User) -> None:
    chair = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)
    elsewhere = a_world("Southgate Fictional Health").organisation
    stranger = a_person(elsewhere, role=UnitRole.PARTICIPATION_LEAD)
    colleague = a_member(world.project, world.lead)

    def readers(seen_by: PulseReader) -> set[str]:
        said(world.project, ruth, Pulse(1, 1, 1, seen_by=seen_by.value))
        everybody = (chair, world.lead, colleague, world.administrator, stranger)
        return {
            person.name
            for person in everybody
            if pulses_shown_to(person, on=today_of(person)).exists()
        }

    assert readers(PulseReader.NOBODY) == set()
    assert readers(PulseReader.LEADS) == {chair.name}
    assert readers(PulseReader.LEADS_AND_TEAM_LEAD) == {chair.name, world.lead.name}
    assert not poor_times(stranger, on=today_of(stranger)).exists()
    assert poor_times(chair, on=today_of(chair)).exists()
    said(world.project, ruth, Pulse(3, 3, 3, seen_by=PulseReader.LEADS.value))
    assert not poor_times(chair, on=today_of(chair)).exists()


def test_four_people_are_no_number_and_five_are(world: World) -> None:
    north = a_directorate(world, "North")
    told(world, north, [1, 2, 3, 4])
    assert shown() == {}

    told(world, north, [5])

    top = top_unit(world.organisation).name
    assert shown() == {"North": (3.0, 5), top: (3.0, 5)}


def test_five_answers_of_one_person_are_one_person(world: World) -> None:
    north = a_directorate(world, "North")
    told(world, north, [1, 2, 3, 4])
    project = Project.objects.get(unit=north)
    person = project.memberships.filter(role=ProjectRole.CARER).first().user
    other = a_project(north, world.lead, started_on=date(2020, 1, 1))
    other.memberships.create(
        organisation=other.organisation, user=person, role=ProjectRole.CARER,
        starts_on=date(2020, 1, 1),
    )  # fmt: skip
    record = PulseRecord(person, last_month(), GOOD, NOW)
    record_pulses(project=other, records=[record], by=world.lead, at=NOW)

    assert shown() == {}


def test_what_is_left_of_the_whole_is_never_of_fewer_than_five(world: World) -> None:
    told(world, a_directorate(world, "North"), [4] * 5)
    south = a_directorate(world, "South")
    told(world, south, [1, 1])
    top = top_unit(world.organisation)

    assert shown() == {"North": (4.0, 5), top.name: (4.0, 5)}
    told(world, top, [1, 1, 1])
    assert shown() == {"North": (4.0, 5), top.name: (2.5, 10)}


def test_a_month_counts_once_it_is_over(world: World) -> None:
    told(world, a_directorate(world, "North"), [4] * 5, month=NOW.date())

    assert shown() == {}


def test_it_is_an_ordinary_measure_which_follows_what_is_erased(world: World) -> None:
    north = a_directorate(world, "North")
    told(world, north, [4, 4, 4, 4, 5])
    fill_fed_measures()

    measure = Measure.objects.get(unit=north, fed_from=PULSE)
    rows = Measurement.objects.filter(measure_id=measure.pk)
    assert [(row.period, row.value, row.note) for row in rows] == [(last_month(), 4.2, "5 people")]
    assert fill_fed_measures() == []

    answer = PulseAnswer.objects.first()
    with pytest.raises(Denied):
        remove_pulse(answer=answer, by=world.lead, at=NOW)
    remove_pulse(answer=answer, by=answer.user, at=NOW)
    fill_fed_measures()

    assert not Measurement.objects.filter(measure_id=measure.pk).exists()


def test_no_trigger_keeps_a_copy_of_what_people_say_of_themselves() -> None:
    tracked = " ".join(model._meta.db_table for model in history_models())

    assert "opportunity" in tracked
    assert not any(name in tracked for name in ("pulse", "strengths", "interest"))


def answers(pulse: Pulse) -> dict[str, object]:
    return {name: str(value) for name, value in vars(pulse).items()}


def test_the_question_stands_at_home_and_is_answered_in_one_form(world: World, ruth: User) -> None:
    client = signed_in(ruth)
    address = reverse("pulse_answer", args=[world.project.public_id])
    assert address in client.get(reverse("home")).text

    page = client.post(address, {**answers(POOR), "listened": ""})
    assert page.status_code == 422
    assert "Choose one of the five answers." in page.text
    assert "Nobody told me" in page.text

    page = client.post(address, answers(POOR), follow=True)
    assert "Nobody told me" in page.text
    assert address not in client.get(reverse("home")).text
    assert "Nobody told me" in client.get(address).text

    answer = PulseAnswer.objects.get()
    erasing = reverse("pulse_remove", args=[answer.public_id])
    assert "cannot be brought back" in client.get(erasing).text
    assert PulseAnswer.objects.exists()
    client.post(erasing)
    assert not PulseAnswer.objects.exists()


def test_a_participation_lead_sees_in_one_click_who_has_a_poor_time(
    world: World, ruth: User
) -> None:
    said(world.project, ruth, POOR)
    chair = a_person(world.organisation, role=UnitRole.PARTICIPATION_LEAD)

    assert "Nobody told me" in signed_in(chair).get(reverse("participation")).text
    assert "Nobody told me" not in signed_in(world.lead).get(reverse("participation")).text
    involvement = reverse("project_involvement", args=[world.project.public_id])
    assert "Nobody told me" in signed_in(world.lead).get(involvement).text
    assert "Nobody told me" not in signed_in(a_person(world.organisation)).get(involvement).text


def test_nobody_erases_an_answer_of_somebody_else(world: World, ruth: User) -> None:
    answer = said(world.project, ruth)
    address = reverse("pulse_remove", args=[answer.public_id])

    assert signed_in(world.lead).get(address).status_code == 404
    assert signed_in(world.lead).post(address).status_code == 404
    assert PulseAnswer.objects.exists()
