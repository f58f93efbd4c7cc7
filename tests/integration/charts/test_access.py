"""Who may open and change what about measures: every address, every kind of person."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.models import Annotation, Entry, EntryLink, Measure, Measurement, Phase
from charts.recalculation import recompute
from charts.services import annotations, phases
from charts.services.definitions import roll_up, share_definition
from charts.services.entry_links import make_entry_link
from charts.urls import urlpatterns
from people.roles import UnitRole
from people.selectors import top_unit
from projects.models import Project
from tests.integration.charts.conftest import signed_in
from tests.world import World, a_person, a_world, some_data

PERIOD = date(2026, 5, 1)
READING = {
    "measure",
    "measure_analysis",
    "measure_csv",
    "measure_xlsx",
    "project_xlsx",
    "measure_svg",
    "measure_png",
    "measure_figure",
    "measure_teams",
}
OF_A_ROLL_UP = {"measure_teams", "measure_roll_up", "comparison_switch"}
POST_ONLY = {
    "project_sheet_undo",
    "measure_close",
    "measure_reopen",
    "measurement_withdraw",
    "exclusion_remove",
    "entry_undo",
    "measure_share",
    "measure_leave",
    "measure_roll_up",
    "comparison_switch",
    "entry_link_revoke",
}
OF_A_LINK = ("entry_link_revoke", "entry_link_code", "entry_link_poster")
# Of no one chart: test_entry_links.py and test_proposals.py hold these.
APART = {"log_number", "phases_proposed"}
ANSWERS = {
    "annotation_new": {"text": "Huddle", "happened_on": "3/5/2026", "kind": "event"},
    "phase_new": {"starts_on": "May 2026", "reason": "x"},
    "baseline_edit": {"starts_on": "2026-05-01", "points": "12", "reason": "x"},
    "exclusion_edit": {"period": "May 2026", "because": "x"},
    "method_edit": {"method": "c", "rule_set": "recommended"},
}


@pytest.fixture
def charted(world: World, falls: Measure) -> Measure:
    some_data(falls, world.lead, [4, 5, 6] * 5, ending=PERIOD)
    recompute([falls.pk])
    return falls


@pytest.fixture
def addresses(world: World, charted: Measure) -> dict[str, str]:
    """Every address of this app, by its name."""
    at = timezone.now()
    note = annotations.annotate(
        measure=charted, happened_on=PERIOD, kind="event", text="x", by=world.lead, at=at
    )
    phase = phases.start_phase(
        measure=charted, starts_on=date(2026, 1, 1), reason="x", by=world.lead, at=at
    )
    analyst = a_person(world.organisation, "", UnitRole.DATA_ANALYST)
    definition = share_definition(measure=charted, name="Falls", by=analyst, at=at)
    whole = roll_up(definition=definition, unit=top_unit(world.organisation), by=analyst, at=at)
    recompute([whole.pk])
    link = make_entry_link(measure=charted, name="Day room", by=world.lead, at=at)
    others = {
        **{name: [charted.public_id, link.public_id] for name in OF_A_LINK},
        **{name: [whole.public_id] for name in OF_A_ROLL_UP},
        "measure_new": [world.project.public_id],
        "project_xlsx": [world.project.public_id],
        "project_sheet": [world.project.public_id],
        "project_template": [world.project.public_id],
        "project_sheet_undo": [world.project.public_id, Entry.objects.latest("pk").key],
        "annotation_remove": [note.public_id],
        "phase_remove": [phase.public_id],
        "entry_undo": [charted.public_id, Entry.objects.latest("pk").public_id],
        "measurement_withdraw": [charted.public_id, PERIOD],
        "exclusion_remove": [charted.public_id, PERIOD],
    }
    return {name: reverse(name, args=others.get(name, [charted.public_id])) for name in names()}


def names() -> list[str]:
    found = []
    for pattern in urlpatterns:
        found += getattr(pattern, "url_patterns", [pattern])
    return [pattern.name for pattern in found if pattern.name not in APART]


def snapshot() -> list[object]:
    models = (Measure, Measurement, Phase, Annotation, Entry, EntryLink)
    return [list(model.objects.order_by("pk").values()) for model in models]


def test_the_signed_out_are_asked_to_sign_in(addresses: dict[str, str]) -> None:
    for name, address in addresses.items():
        for answer in (Client().get(address), Client().post(address)):
            assert (name, answer.status_code) == (name, 302)
            assert answer.url.startswith(reverse("account_login"))


def test_another_organisation_finds_nothing(addresses: dict[str, str]) -> None:
    stranger = signed_in(a_world("Southgate Fictional Health").lead)
    before = snapshot()

    for name, address in addresses.items():
        expected = 405 if name in POST_ONLY else 404
        assert (name, stranger.get(address).status_code) == (name, expected)
        assert (name, stranger.post(address).status_code) == (name, 404)
    assert snapshot() == before


def test_a_private_project_is_found_by_nobody_else(world: World, addresses: dict[str, str]) -> None:
    Project.objects.filter(pk=world.project.pk).update(visibility=Project.Visibility.PRIVATE)
    colleague = signed_in(a_person(world.organisation))

    for name, address in addresses.items():
        if name not in OF_A_ROLL_UP:
            assert (name, colleague.post(address).status_code) == (name, 404)


def test_colleagues_outside_the_team_read_and_change_nothing(
    world: World, addresses: dict[str, str]
) -> None:
    colleague = signed_in(a_person(world.organisation))
    before = snapshot()

    for name, address in addresses.items():
        sent = colleague.post(address, ANSWERS.get(name, {}))
        expected = (200, 302) if name in READING else (403,)
        assert (name, sent.status_code in expected) == (name, True)
        if name not in POST_ONLY:
            assert (name, colleague.get(address).status_code in expected) == (name, True)
    assert snapshot() == before


def test_a_refusal_names_whom_to_ask(world: World, charted: Measure) -> None:
    colleague = signed_in(a_person(world.organisation))

    answer = colleague.get(reverse("measurement_new", args=[charted.public_id]))

    assert f"Ask the lead of “{world.project}” to add you." in answer.content.decode()


def test_opening_pages_changes_nothing(addresses: dict[str, str], lead: Client) -> None:
    before = snapshot()

    for name, address in addresses.items():
        expected = (405,) if name in POST_ONLY else (200, 302)
        assert (name, lead.get(address).status_code in expected) == (name, True)
    assert snapshot() == before


def test_the_forgery_token_is_demanded(world: World, addresses: dict[str, str]) -> None:
    careless = Client(enforce_csrf_checks=True)
    careless.force_login(world.lead)
    before = snapshot()

    for name, address in addresses.items():
        assert (name, careless.post(address).status_code) == (name, 403)
    assert snapshot() == before
