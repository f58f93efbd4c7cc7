"""The page of a progress score: claimed beside suggested, receipts, claims and countersigning."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people.models import User
from people.roles import ProjectRole, UnitRole
from projects.models import ProgressScore, Project, ToldImprovement
from projects.services import scores
from tests.integration.dashboards.conftest import commit_what_is_due, signed_in, work_done
from tests.records import a_measured_project, a_planned_project
from tests.world import World, a_member, a_person, a_project, a_world, closed


@pytest.fixture
def coach(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.COACH)


def address(project: Project) -> str:
    return reverse("project_score", args=[project.public_id])


def page_of(project: Project, reader: User):
    return signed_in(reader).get(address(project))


def claimed(project: Project, by: User, score: str = "0.5", why: str = "") -> ProgressScore:
    return scores.claim_score(
        project=project, score=Decimal(score), suggested=Decimal("0.5"), why=why, by=by,
        at=timezone.now(),
    )  # fmt: skip


def claim_on_page(project: Project, by: User, score: str, why: str = "", seen: int = 0):
    return signed_in(by).post(address(project), {"score": score, "why": why, "seen": seen})


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(address(world.project)).status_code == 302


def test_other_organisations_find_nothing(world: World) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    assert page_of(world.project, elsewhere.lead).status_code == 404


def test_claimed_and_suggested_stand_side_by_side_with_the_next_step(world: World) -> None:
    project = a_planned_project(world)
    claimed(project, world.lead, "2.0", "We have begun to count")

    page = page_of(project, world.lead)

    card = page.context["page"].card
    assert (card.claimed, card.suggested) == (Decimal("2.0"), Decimal("1.5"))
    assert card.next_step.startswith("To reach 2.0: say what exactly the outcome measure counts")
    assert [n.score for n in card.scale if n.is_suggested] == [Decimal("1.5")]
    assert "2.0 Activity, but no changes yet: claimed" in page.text


def test_receipts_tell_what_is_there_and_lead_to_what_is_missing(world: World) -> None:
    project = a_measured_project(world)
    work_done()

    page = page_of(project, world.lead).context["page"]

    following = next(step for step in page.steps if step.is_next)
    assert following.summary == "3.0 Modest improvement: 0 of 2"
    adopt, gap = following.receipts
    assert adopt.href == reverse("cycles", args=[project.public_id])
    assert gap.so_far == "0% so far"
    outcome = project.measures.get(role="outcome")
    assert gap.href == reverse("measure", args=[outcome.public_id])
    assert all(receipt.is_met for receipt in page.steps[0].receipts)


def test_a_lead_claims_and_the_page_says_since_when(world: World) -> None:
    answer = claim_on_page(world.project, world.lead, "0.5")

    assert answer.status_code == 302
    claim = ProgressScore.objects.get()
    assert (claim.score, claim.suggested, claim.claimed_by) == (
        Decimal("0.5"), Decimal("0.5"), world.lead,
    )  # fmt: skip
    assert "It has stood for less than a day." in page_of(world.project, world.lead).text


def test_above_the_record_needs_a_reason_and_keeps_what_was_chosen(world: World) -> None:
    answer = claim_on_page(world.project, world.lead, "3.0")

    assert answer.status_code == 422
    assert "The record suggests 0.5. Say why you claim more." in answer.text
    assert answer.context["claim"]["score"].value() == "3.0"
    assert not ProgressScore.objects.exists()


def test_going_back_needs_no_reason(world: World) -> None:
    claimed(world.project, world.lead, "3.0", "It felt so")

    assert claim_on_page(world.project, world.lead, "0.5", seen=1).status_code == 302

    line, _ = page_of(world.project, world.lead).context["page"].history
    assert line.moved == "Back from 3.0"


def test_of_two_who_claim_at_once_the_second_is_told_and_keeps_the_words(world: World) -> None:
    claimed(world.project, world.lead, "1.0", "First")

    late = claim_on_page(world.project, world.lead, "1.5", "Mine", seen=0)

    assert late.status_code == 409
    assert "Someone else has just claimed a score" in late.text
    assert late.context["claim"]["why"].value() == "Mine"
    assert late.context["claim"]["seen"].value() == "1"
    assert ProgressScore.objects.count() == 1


def test_the_same_score_is_not_claimed_twice(world: World) -> None:
    claimed(world.project, world.lead)

    answer = claim_on_page(world.project, world.lead, "0.5", seen=1)

    assert answer.status_code == 422
    assert "The score is 0.5 already." in answer.text


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (ProjectRole.TEAM_MEMBER, False),
        (ProjectRole.SERVICE_USER, False),
        (ProjectRole.SPONSOR, False),
        (ProjectRole.COACH, True),
    ],
)
def test_lead_and_coach_claim_for_the_team(world: World, role: ProjectRole, may: bool) -> None:
    person = a_member(world.project, world.lead, role)

    answer = claim_on_page(world.project, person, "0.5")

    assert page_of(world.project, person).context["page"].may_claim == may
    assert answer.status_code == (302 if may else 403)


def test_what_was_typed_survives_a_session_that_ended(world: World) -> None:
    client = Client()
    client.post(address(world.project), {"score": "1.0", "why": "Typed before", "seen": "0"})
    client.force_login(world.lead)

    page = client.get(address(world.project))

    assert page.context["claim"]["why"].value() == "Typed before"
    assert "This is not saved yet" in page.text


def test_a_closed_project_shows_its_score_and_takes_no_claim(world: World) -> None:
    claimed(world.project, world.lead)
    closed(world.project, world.lead)

    assert not page_of(world.project, world.lead).context["page"].may_claim
    assert claim_on_page(world.project, world.lead, "1.0", "x", seen=1).status_code == 422


def test_a_coach_countersigns_from_home_in_two_clicks(world: World, coach: User) -> None:
    claim = claimed(world.project, world.lead, "1.0", "The charter is agreed by word")
    client = signed_in(coach)

    prompt = client.get("/").context["needs"].prompts[0]
    page = client.get(prompt.href).context["page"]
    answer = client.post(page.countersign_href)

    assert (prompt.tag, prompt.title) == ("Score to countersign", world.project.title)
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.countersigned_by == coach
    assert client.get("/").context["needs"].prompts == []


def test_a_team_that_claims_less_than_its_record_shows_is_told_so(world: World) -> None:
    project = a_planned_project(world)
    client = signed_in(world.lead)

    work_done()
    unclaimed = client.get("/").context["needs"].prompts
    claimed(project, world.lead, "1.0", "To begin with")
    commit_what_is_due()
    assert client.get("/").context["needs"].prompts == []  # until it is summed up again
    work_done()
    below = client.get("/").context["needs"].prompts
    claimed(project, world.lead, "1.5", "As the record says")
    work_done()
    level = client.get("/").context["needs"].prompts

    assert [(p.tag, p.title) for p in unclaimed] == [("Further than you say", project.title)]
    assert unclaimed[0].meta.endswith("You have claimed nothing yet.")
    assert below[0].meta == "The record bears out 1.5, planning has begun. You claim 1.0."
    assert level == []


def test_nobody_countersigns_their_own(world: World, coach: User) -> None:
    claim = claimed(world.project, coach)
    sign = reverse("score_countersign", args=[world.project.public_id, claim.public_id])

    assert page_of(world.project, coach).context["page"].countersign_href == ""
    assert signed_in(coach).post(sign).status_code == 403
    assert signed_in(coach).get("/").context["needs"].prompts == []


def test_a_lead_does_not_countersign_and_learns_whom_to_ask(world: World, coach: User) -> None:
    claim = claimed(world.project, coach)
    sign = reverse("score_countersign", args=[world.project.public_id, claim.public_id])

    answer = signed_in(world.lead).post(sign)

    assert answer.status_code == 403
    assert "A coach countersigns" in answer.text


def test_the_central_team_countersigns_where_nobody_coaches(world: World) -> None:
    claimed(world.project, world.lead)
    central = a_person(world.organisation, "Nora", UnitRole.QI_TEAM)

    assert page_of(world.project, central).context["page"].countersign_href


def test_what_a_coach_tells_counts_until_it_is_taken_back(world: World, coach: User) -> None:
    client, at = signed_in(coach), [world.project.public_id]

    empty = client.post(reverse("score_told", args=at), {"words": " "})
    client.post(reverse("score_told", args=at), {"words": "Nights are calmer, staff say."})
    told = ToldImprovement.objects.get()
    page = page_of(world.project, world.lead)
    modest = next(s for s in page.context["page"].steps if s.score == Decimal("3.0"))

    assert empty.status_code == 422
    assert modest.receipts[1].is_met
    assert "Nights are calmer" in page.text
    take_back = reverse("score_told_remove", args=[*at, told.public_id])
    assert signed_in(world.lead).post(take_back).status_code == 403
    assert client.post(take_back).status_code == 302
    assert not ToldImprovement.objects.exists()


def test_history_tells_of_claims_and_countersigning(world: World, coach: User) -> None:
    claim = claimed(world.project, world.lead, "1.0", "Agreed by word")
    scores.countersign_score(score=claim, by=coach, at=timezone.now())

    page = signed_in(world.lead).get(reverse("project_history", args=[world.project.public_id]))

    said = [happening.sentence for happening in page.context["happenings"]]
    assert "Claimed the score 1.0, the record suggested 0.5: Agreed by word" in said
    assert "Countersigned the score 1.0" in said


def test_the_overview_shows_the_score_at_a_glance(world: World) -> None:
    claimed(world.project, world.lead)

    page = signed_in(world.lead).get(reverse("project", args=[world.project.public_id]))

    assert page.context["score"].claimed == Decimal("0.5")
    assert "See what it rests on" in page.text


def test_the_page_asks_as_much_of_the_database_however_long_the_record(world: World) -> None:
    short, long = a_project(world.ward, world.lead), a_measured_project(world)
    for number in range(4):
        claimed(long, world.lead, str(Decimal(number) / 2 + 1), "We see it")
    client = signed_in(world.lead)

    def queries(project: Project) -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert client.get(address(project)).status_code == 200
        return len(seen)

    queries(short)  # what is looked up once is looked up here
    assert queries(long) == queries(short)
