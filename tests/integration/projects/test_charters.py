"""Charters and aims: written, submitted, approved or returned; every version of an aim kept."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from common.errors import Denied, Invalid, NotNow
from common.models import EditedElsewhere
from people.models import User
from people.roles import ProjectRole
from projects.aims import AimParts
from projects.models import Aim, Charter
from projects.services import charters
from projects.services.bulk import CharterRecord, Stamp, write_up_charter
from projects.stages import Stage
from tests.world import World, a_member, a_world

FALLS = AimParts(
    "falls",
    "decrease",
    place="Willow ward",
    baseline=12,
    target=6,
    value_words="a month",
    by_when=date(2027, 3, 31),
)


@pytest.fixture
def world(db: None) -> World:
    return a_world()


@pytest.fixture
def sponsor(world: World) -> User:
    return a_member(world.project, world.lead, ProjectRole.SPONSOR)


@pytest.fixture
def charter(world: World) -> Charter:
    return charters.open_charter(project=world.project, by=world.lead, at=timezone.now())


def revise(world: World, parts: AimParts, why: str = "") -> Aim:
    world.project.refresh_from_db()
    return charters.revise_aim(
        project=world.project, parts=parts, why=why, by=world.lead, at=timezone.now()
    )


def submitted(world: World, charter: Charter) -> Charter:
    revise(world, FALLS)
    charter.refresh_from_db()
    charters.submit_charter(charter=charter, by=world.lead, at=timezone.now())
    return charter


def test_the_aim_writes_its_own_sentence(world: World) -> None:
    revise(world, FALLS)

    world.project.refresh_from_db()
    assert world.project.aim == (
        "To reduce falls on Willow ward from 12 to 6 a month by 31 March 2027."
    )


def test_every_version_of_the_aim_is_kept_with_its_reason(world: World) -> None:
    revise(world, FALLS)

    with pytest.raises(Invalid):
        revise(world, AimParts("falls", "decrease", target=4))
    revise(world, AimParts("falls", "decrease", target=4), why="We got there early")

    assert list(Aim.objects.order_by("number").values_list("target", "why_revised")) == [
        (6, ""),
        (4, "We got there early"),
    ]


def test_a_charter_is_approved_by_the_sponsor_and_planning_begins(
    world: World, charter: Charter, sponsor: User
) -> None:
    submitted(world, charter)

    charters.decide_charter(charter=charter, approve=True, note="", by=sponsor, at=timezone.now())

    world.project.refresh_from_db()
    assert charter.state == Charter.State.APPROVED
    assert world.project.stage == Stage.PLANNING


def test_a_charter_is_returned_with_a_reason(world: World, charter: Charter, sponsor: User) -> None:
    submitted(world, charter)

    with pytest.raises(Invalid):
        charters.decide_charter(
            charter=charter, approve=False, note=" ", by=sponsor, at=timezone.now()
        )
    charters.decide_charter(
        charter=charter, approve=False, note="For whom?", by=sponsor, at=timezone.now()
    )

    assert (charter.state, charter.decision_note) == (Charter.State.RETURNED, "For whom?")


def test_the_team_cannot_approve_its_own_charter(
    world: World, charter: Charter, sponsor: User
) -> None:
    submitted(world, charter)

    with pytest.raises(Denied):
        charters.decide_charter(
            charter=charter, approve=True, note="", by=world.lead, at=timezone.now()
        )


def test_a_charter_without_an_aim_or_a_sponsor_is_not_sent(world: World, charter: Charter) -> None:
    with pytest.raises(NotNow, match="aim"):
        charters.submit_charter(charter=charter, by=world.lead, at=timezone.now())
    revise(world, FALLS)
    charter.refresh_from_db()
    with pytest.raises(NotNow, match="sponsor"):
        charters.submit_charter(charter=charter, by=world.lead, at=timezone.now())


def test_a_charter_that_waits_is_not_changed(world: World, charter: Charter, sponsor: User) -> None:
    submitted(world, charter)

    with pytest.raises(NotNow, match="with the sponsor"):
        charters.write_charter(
            charter=charter,
            seen_version=charter.version,
            parts={"background": "x"},
            by=world.lead,
            at=timezone.now(),
        )


def test_of_two_writers_the_second_is_told(world: World, charter: Charter) -> None:
    seen = charter.version

    def write(words: str) -> None:
        charters.write_charter(
            charter=charter,
            seen_version=seen,
            parts={"background": words},
            by=world.lead,
            at=timezone.now(),
        )

    write("first")
    with pytest.raises(EditedElsewhere):
        write("second")

    charter.refresh_from_db()
    assert charter.background == "first"


def test_a_pasted_book_is_refused_in_words(world: World, charter: Charter) -> None:
    with pytest.raises(Invalid) as refused:
        charters.write_charter(
            charter=charter,
            seen_version=charter.version,
            parts={"background": "x" * 10_001},
            by=world.lead,
            at=timezone.now(),
        )

    assert "10,000 characters" in refused.value.fields["background"]


def test_a_charter_agreed_elsewhere_comes_with_its_stamps(world: World, sponsor: User) -> None:
    then = timezone.now() - timedelta(days=90)
    record = CharterRecord(
        parts={"background": "Twelve falls a month."},
        aim=FALLS,
        written=Stamp(world.lead, then),
        submitted=Stamp(world.lead, then),
        decided=Stamp(sponsor, then + timedelta(days=4)),
        note="Start small.",
    )

    charter = write_up_charter(
        project=world.project, record=record, by=world.lead, at=timezone.now()
    )

    assert (charter.state, charter.decided_by) == (Charter.State.APPROVED, sponsor)
    assert charter.submitted_at == then
    assert Aim.objects.get().written_at == then
    assert world.project.aim.startswith("To reduce falls on Willow ward from 12 to 6")


@pytest.mark.parametrize(
    "changes",
    [
        {"submitted": None},
        {"decided": "the lead"},
        {"is_returned": True, "note": ""},
    ],
)
def test_what_no_page_would_let_through_is_refused_in_bulk(
    world: World, sponsor: User, changes: dict[str, object]
) -> None:
    now = timezone.now()
    if changes.get("decided") == "the lead":
        changes = {"decided": Stamp(world.lead, now)}
    stamps = {"submitted": Stamp(world.lead, now), "decided": Stamp(sponsor, now)}
    record = CharterRecord(parts={}, **{**stamps, **changes})

    with pytest.raises(Invalid):
        write_up_charter(project=world.project, record=record, by=world.lead, at=now)
    assert not Charter.objects.exists()
