"""From an opportunity to a place in the team, and who may read whose page on the way."""

import pytest
from django.utils import timezone

from common.errors import Denied, EditedElsewhere, Invalid, NotNow, NotVisible
from dashboards.presenters.history import happenings
from dashboards.selectors.history import changes_in
from people.calendar import today_of
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.vocabulary import ProfileReader
from projects.models import Interest, Opportunity, Project, ProjectMembership
from projects.selectors.opportunities import (
    answers_waiting_for,
    inductions_of,
    interests_in,
    opportunities_for,
    people_to_match,
    profile_for,
    waiting_for_people,
)
from projects.services import interests, opportunities
from projects.services.team import add_member, end_membership
from projects.vocabulary import INDUCTION, InterestState, OpportunityState
from tests.participation import LETTER, a_partner, a_profile, an_opportunity
from tests.world import World, a_member, a_person, a_project, a_world, closed

NOW = timezone.now()


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def letter(world: World) -> Opportunity:
    return an_opportunity(world.project, world.lead)


@pytest.fixture
def ruth(world: World) -> User:
    return a_partner(world.project)


@pytest.fixture
def chair(world: World) -> User:
    return a_person(world.organisation, "Pat Participation", UnitRole.PARTICIPATION_LEAD)


def yes(opportunity: Opportunity, person: User) -> Interest:
    return interests.show_interest(opportunity=opportunity, by=person, at=NOW)


def waiting(person: User):
    return answers_waiting_for(person, on=today_of(person), at=NOW)


def found_by(person: User, **asked: str) -> list[str]:
    return [str(one) for one in opportunities_for(person, on=today_of(person), **asked)]


def test_it_is_found_by_words_time_and_way(world: World, letter: Opportunity, ruth: User) -> None:
    an_opportunity(world.project, world.lead, title="Sleep", what="x", times=(), ways=())

    assert found_by(ruth) == ["Sleep", LETTER.title]
    assert found_by(ruth, words="letter willow") == [LETTER.title]
    assert found_by(ruth, words="létter") == [LETTER.title]
    assert found_by(ruth, time="evenings") == ["Sleep"]
    assert found_by(ruth, way="online") == ["Sleep", LETTER.title]
    assert found_by(a_world("Southgate Fictional Health").lead) == []


@pytest.mark.parametrize("state", [OpportunityState.FILLED, OpportunityState.CLOSED])
def test_what_is_over_is_not_found_and_not_answered(
    world: World, letter: Opportunity, ruth: User, state: OpportunityState
) -> None:
    opportunities.set_state(opportunity=letter, state=state, by=world.lead, at=NOW)

    assert found_by(ruth) == []
    with pytest.raises(NotNow):
        yes(letter, ruth)
    opportunities.set_state(opportunity=letter, state=OpportunityState.OPEN, by=world.lead, at=NOW)
    assert found_by(ruth) == [LETTER.title]


def test_only_who_looks_after_the_team_posts_and_not_for_private_or_closed_projects(
    world: World,
) -> None:
    member = a_member(world.project, world.lead)
    with pytest.raises(Denied):
        an_opportunity(world.project, member)
    with pytest.raises(NotNow, match="private"):
        an_opportunity(a_project(world.ward, world.lead, visibility="private"), world.lead)
    with pytest.raises(NotNow, match="closed"):
        an_opportunity(closed(a_project(world.ward, world.lead), world.lead), world.lead)


def test_what_is_missing_is_said_beside_its_field(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        an_opportunity(world.project, world.lead, title=" ", what="")
    assert set(refused.value.fields) == {"title", "what"}

    with pytest.raises(Invalid) as refused:
        opportunities.post_opportunity(
            project=world.project, offer=LETTER, contact=a_person(world.organisation),
            by=world.lead, at=NOW,
        )  # fmt: skip
    assert set(refused.value.fields) == {"contact"}


def test_of_two_editors_one_wins(world: World, letter: Opportunity) -> None:
    def edit(seen: int) -> None:
        opportunities.edit_opportunity(
            opportunity=Opportunity.objects.get(pk=letter.pk), seen_version=seen, offer=LETTER,
            contact=world.lead, by=world.lead, at=NOW,
        )  # fmt: skip

    edit(1)
    with pytest.raises(EditedElsewhere):
        edit(1)


def test_one_yes_waits_for_the_lead_and_counts_once(
    world: World, letter: Opportunity, ruth: User
) -> None:
    yes(letter, ruth)
    yes(letter, ruth)

    assert [one.user for one in waiting(world.lead).interested] == [ruth]
    assert waiting(ruth).interested == []
    assert waiting(a_person(world.organisation)).interested == []


def test_a_welcome_gives_a_place_in_the_team_and_a_start(
    world: World, letter: Opportunity, ruth: User
) -> None:
    interest = yes(letter, ruth)
    with pytest.raises(Denied):
        interests.welcome(interest=interest, role=ProjectRole.CARER, by=ruth, at=NOW)
    with pytest.raises(Invalid):
        interests.welcome(interest=interest, role=ProjectRole.LEAD, by=world.lead, at=NOW)

    interests.welcome(interest=interest, role=ProjectRole.SERVICE_USER, by=world.lead, at=NOW)

    place = ProjectMembership.objects.get(project=world.project, user=ruth)
    assert place.role == ProjectRole.SERVICE_USER
    assert waiting(world.lead).interested == []
    with pytest.raises(NotNow):
        interests.welcome(interest=interest, role=ProjectRole.CARER, by=world.lead, at=NOW)
    with pytest.raises(NotNow):
        yes(letter, ruth)

    interests.tick_induction(membership=place, done=["aim", "met"], by=ruth, at=NOW)
    assert inductions_of([place]) == {place.pk: ["met", "aim"]}
    with pytest.raises(Denied):
        interests.tick_induction(membership=place, done=[], by=a_person(world.organisation), at=NOW)
    with pytest.raises(Invalid):
        interests.tick_induction(membership=place, done=["dance"], by=world.lead, at=NOW)


def test_a_no_is_kind_and_read_for_two_weeks(world: World, letter: Opportunity, ruth: User) -> None:
    interest = yes(letter, ruth)
    with pytest.raises(Invalid):
        interests.say_not_now(interest=interest, words=" ", by=world.lead, at=NOW)

    words = "We have three people now. May we ask you for the next letter?"
    interests.say_not_now(interest=interest, words=words, by=world.lead, at=NOW)

    assert [one.decision for one in waiting(ruth).not_now] == [words]
    yes(letter, ruth)
    assert waiting(ruth).not_now == []
    assert [one.decision for one in waiting(world.lead).interested] == [""]


def test_whoever_takes_a_yes_back_leaves_nothing_behind(letter: Opportunity, ruth: User) -> None:
    interests.say_no_thank_you(interest=yes(letter, ruth), by=ruth, at=NOW)

    assert not Interest.objects.exists()


def test_a_suggestion_is_the_persons_first_and_the_projects_after_a_yes(
    world: World, letter: Opportunity, ruth: User, chair: User
) -> None:
    with pytest.raises(Denied):
        interests.suggest(opportunity=letter, person=ruth, by=world.lead, at=NOW)
    suggested = interests.suggest(opportunity=letter, person=ruth, by=chair, at=NOW)

    assert [one.suggested_by for one in waiting(ruth).suggested] == [chair]
    assert interests_in(letter) == []
    assert waiting(world.lead).interested == []

    yes(letter, ruth)
    assert [one.user for one in interests_in(letter)] == [ruth]
    with pytest.raises(NotNow):
        interests.take_back_suggestion(
            interest=Interest.objects.get(pk=suggested.pk), by=chair, at=NOW
        )


def test_no_thank_you_to_a_suggestion_is_not_asked_again(
    letter: Opportunity, ruth: User, chair: User
) -> None:
    suggested = interests.suggest(opportunity=letter, person=ruth, by=chair, at=NOW)
    with pytest.raises(Denied):
        interests.say_no_thank_you(interest=suggested, by=chair, at=NOW)
    interests.say_no_thank_you(interest=suggested, by=ruth, at=NOW)

    again = interests.suggest(opportunity=letter, person=ruth, by=chair, at=NOW)

    assert again.state == InterestState.NO_THANK_YOU
    assert waiting(ruth).suggested == []
    assert interests_in(letter) == []


def test_a_suggestion_made_by_a_slip_is_taken_back(
    letter: Opportunity, ruth: User, chair: User
) -> None:
    suggested = interests.suggest(opportunity=letter, person=ruth, by=chair, at=NOW)
    interests.take_back_suggestion(interest=suggested, by=chair, at=NOW)

    assert waiting(ruth).suggested == []


def may_read(reader: User, person: User) -> bool:
    try:
        profile_for(reader, person.public_id, on=today_of(reader))
    except NotVisible:
        return False
    return True


def test_a_page_that_nobody_was_chosen_for_is_read_by_nobody_else(
    world: World, letter: Opportunity, ruth: User, chair: User
) -> None:
    a_profile(ruth, seen_by=())
    yes(letter, ruth)
    add_member(project=world.project, user=ruth, role=ProjectRole.CARER, by=world.lead, at=NOW)

    assert may_read(ruth, ruth)
    assert not any(may_read(reader, ruth) for reader in (chair, world.lead, world.administrator))


def test_each_circle_opens_the_page_to_itself_alone(
    world: World, letter: Opportunity, ruth: User, chair: User
) -> None:
    a_profile(ruth, seen_by=[ProfileReader.LEADS])
    assert may_read(chair, ruth)
    assert not may_read(world.lead, ruth)

    a_profile(ruth, seen_by=[ProfileReader.ANSWERED])
    assert not may_read(world.lead, ruth)
    interest = yes(letter, ruth)
    member = a_member(world.project, world.lead)
    assert may_read(world.lead, ruth)
    assert not may_read(member, ruth)
    assert not may_read(chair, ruth)
    interests.say_not_now(interest=interest, words="Not yet", by=world.lead, at=NOW)
    assert not may_read(world.lead, ruth)

    a_profile(ruth, seen_by=[ProfileReader.TEAMS])
    assert not may_read(member, ruth)
    place = add_member(
        project=world.project, user=ruth, role=ProjectRole.CARER, by=world.lead, at=NOW
    )
    assert may_read(member, ruth)
    assert not may_read(a_person(world.organisation), ruth)
    end_membership(membership=place, by=world.lead, at=NOW)
    ProjectMembership.objects.filter(pk=place.pk).update(
        starts_on="2020-01-01", ends_on="2020-01-02"
    )
    assert not may_read(member, ruth)


def test_another_organisation_never_reads_a_page(ruth: User) -> None:
    a_profile(ruth)
    elsewhere = a_world("Southgate Fictional Health")

    assert not may_read(a_person(elsewhere.organisation, role=UnitRole.PARTICIPATION_LEAD), ruth)


def test_a_lead_finds_those_who_let_them_and_are_not_in_the_team(
    world: World, letter: Opportunity, ruth: User, chair: User
) -> None:
    hidden, member = a_partner(world.project, "Hidden"), a_partner(world.project, "Member")
    a_profile(ruth)
    a_profile(hidden, seen_by=[ProfileReader.TEAMS])
    a_profile(member)
    add_member(project=world.project, user=member, role=ProjectRole.CARER, by=world.lead, at=NOW)

    assert [one.user for one in people_to_match(chair, letter, on=today_of(chair))] == [ruth]


def test_those_that_nobody_said_yes_to_come_first(
    world: World, letter: Opportunity, ruth: User, chair: User
) -> None:
    an_opportunity(world.project, world.lead, title="Second")
    yes(letter, ruth)

    rows = waiting_for_people(chair, on=today_of(chair)).rows
    assert [(str(row), row.yes) for row in rows] == [("Second", 0), (LETTER.title, 1)]


def test_history_tells_of_the_offer_and_the_start_and_of_no_persons_answer(
    world: World, letter: Opportunity, ruth: User
) -> None:
    project: Project = world.project
    a_profile(ruth, brings="A secret of mine")
    interests.welcome(
        interest=yes(letter, ruth), role=ProjectRole.SERVICE_USER, by=world.lead, at=NOW
    )
    place = ProjectMembership.objects.get(project=project, user=ruth)
    interests.tick_induction(membership=place, done=["met"], by=world.lead, at=NOW)
    opportunities.set_state(
        opportunity=letter, state=OpportunityState.FILLED, by=world.lead, at=NOW
    )

    told = [one.sentence for one in happenings(changes_in(project, most=50), [], most=50)]

    assert f"Posted the opportunity “{LETTER.title}”" in told
    assert f"Filled the opportunity “{LETTER.title}”" in told
    assert f"Ticked for the start of Ruth Reader: {INDUCTION[0].words}" in told
    assert not any("interest" in sentence or "secret" in sentence for sentence in told)
