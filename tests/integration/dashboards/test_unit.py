"""The page of a unit: counts that are true, charts in a telling order, stages, units below."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from charts.engine import Method
from charts.models import Measure, MeasureState
from charts.services.measures import close_measure
from dashboards.vocabulary import ANY_SIGNAL, SIGNALS, VERDICTS
from people.models import Unit, User
from people.selectors import top_unit
from people.services.units import edit_unit
from projects.services.projects import edit_project
from projects.stages import LABELS, MOVES, Stage
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world, moved, some_data

WORSE = [3.0] * 8 + [9.0] * 8
STEADY = [4.0, 6.0] * 8
WITH_LIMITS = {"method": Method.INDIVIDUALS}


def page_of(unit: Unit, client: Client, query: str = ""):
    return client.get(reverse("unit", args=[unit.public_id]) + query)


def counts_on(page) -> dict[str, int]:
    """By verdict; all signals together are left out."""
    counts = {count.word: count.number for count in page.context["counts"]}
    signals = counts.pop(ANY_SIGNAL.words, 0)
    assert signals == sum(counts.get(group.words, 0) for group in SIGNALS)
    return counts


def titles_on(page) -> list[str]:
    return [tile.title for tile in page.context["tiles"]]


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world.lead)


def test_strangers_sign_in_first(world: World) -> None:
    assert page_of(world.ward, Client()).status_code == 302


def test_other_organisations_find_nothing(world: World) -> None:
    elsewhere = a_world("Southgate Fictional Health")

    assert page_of(world.ward, signed_in(elsewhere.lead)).status_code == 404


def test_counts_equal_a_recount_of_every_unit(world: World, client: Client) -> None:
    """Over a random tree with moves of units and projects, closings and missing data."""
    dice = random.Random(20261123)
    units = [world.ward]
    for _ in range(7):
        units.append(a_unit(world.organisation, parent=dice.choice(units)))
    for number in range(24):
        project = a_project(dice.choice(units), world.lead)
        for _ in range(dice.randrange(3)):
            measure = a_measure(
                project, world.lead, name=f"{number} {dice.random()}",
                direction=dice.choice(["increase", "decrease", "neutral"]),
            )  # fmt: skip
            some_data(measure, world.lead, dice.choice([WORSE, STEADY, [4.0, 5.0, 6.0]]))
            if dice.random() < 0.2:
                close_measure(measure=measure, by=world.lead, at=timezone.now())
        if dice.random() < 0.5:
            moved(project, world.lead, dice.choice(sorted(MOVES[Stage.IDEA])))
        elif dice.random() < 0.3:
            edit_project(
                project=project, seen_version=1, changes={"unit": dice.choice(units)},
                by=world.lead, at=timezone.now(),
            )  # fmt: skip
    work_done()
    leaf = units[-1]
    leaf.refresh_from_db()
    edit_unit(
        unit=leaf,
        name=leaf.name,
        kind=leaf.kind,
        parent=top_unit(world.organisation),
        by=world.administrator,
        at=timezone.now(),
    )
    work_done()

    for unit in Unit.objects.filter(organisation=world.organisation):
        page = page_of(unit, client)
        assert counts_on(page) == recounted_measures(unit)
        assert {s.label: s.count for s in page.context["stages"]} == recounted_stages(unit)


def recounted_measures(unit: Unit) -> dict[str, int]:
    group_of = {variation: group.words for group in VERDICTS for variation in group.variations}
    measures = Measure.objects.filter(closed_on=None).select_related("unit", "state")
    return Counter(group_of[m.state.variation] for m in measures if unit.pk in m.unit.path)


def recounted_stages(unit: Unit) -> dict[str, int]:
    projects = [
        p for below in Unit.objects.all() if unit.pk in below.path for p in below.projects.all()
    ]
    return Counter(LABELS[Stage(project.stage)].lower() for project in projects)


def test_the_most_telling_come_first_then_those_gone_quiet(world: World, client: Client) -> None:
    for name, values, direction, ending in [
        ("Steady", STEADY, "decrease", None),
        ("Quiet", STEADY, "decrease", date(2026, 1, 1)),
        ("Changed", WORSE, "neutral", None),
        ("Better", WORSE, "increase", None),
        ("Worse", WORSE, "decrease", None),
    ]:
        measure = a_measure(world.project, world.lead, name=name, direction=direction)
        some_data(measure, world.lead, values, ending=ending)
    work_done()

    page = page_of(top_unit(world.organisation), client)

    assert titles_on(page) == ["Worse", "Better", "Changed", "Quiet", "Steady"]


def test_a_count_leads_to_its_charts_and_back(world: World, client: Client) -> None:
    for name, direction in [("Better", "increase"), ("Worse", "decrease")]:
        measure = a_measure(world.project, world.lead, name=name, direction=direction)
        some_data(measure, world.lead, WORSE)
    work_done()
    concern = next(c for c in page_of(world.ward, client).context["counts"] if "concern" in c.word)

    page = client.get(concern.href)

    assert titles_on(page) == ["Worse"]
    chosen = next(count for count in page.context["counts"] if count.is_current)
    assert len(titles_on(client.get(chosen.href))) == 2


def test_charts_can_be_read_as_a_table(world: World, client: Client) -> None:
    a_measure(world.project, world.lead)

    page = page_of(world.ward, client, "?view=table")

    assert "<table" in page.text
    assert "Falls" in page.text
    assert "measure-card" not in page.text


def test_units_below_have_their_own_counts(world: World, client: Client) -> None:
    bay = a_unit(world.organisation, "Bay 2", parent=world.ward)
    corner = a_unit(world.organisation, "Corner", parent=bay)
    some_data(a_measure(a_project(corner, world.lead), world.lead), world.lead, STEADY)
    work_done()

    top = page_of(top_unit(world.organisation), client)
    ward = page_of(world.ward, client)

    assert [row.name for row in top.context["below"]] == ["Willow ward"]
    assert [(row.name, row.is_deeper, row.says) for row in ward.context["below"]] == [
        ("Bay 2", False, "1 usual variation"),
        ("Corner", True, "1 usual variation"),
    ]
    assert ward.context["head"].steps == [
        (str(top_unit(world.organisation)),
         reverse("unit", args=[top_unit(world.organisation).public_id]))
    ]  # fmt: skip


def test_charts_of_private_projects_are_counted_but_not_shown(world: World) -> None:
    some_data(a_measure(world.project, world.lead, name="Open"), world.lead, STEADY)
    private = a_project(world.ward, world.lead, visibility="private")
    some_data(a_measure(private, world.lead, name="Private"), world.lead, STEADY)
    work_done()

    page = page_of(world.ward, signed_in(a_person(world.organisation)))

    assert titles_on(page) == ["Open"]
    assert counts_on(page) == {"usual variation": 2}
    assert "1 more belongs to private projects." in page.text


def test_it_says_when_the_counts_are_of_older_facts(world: World, client: Client) -> None:
    work_done()
    assert "Newer data is being added up" not in page_of(world.ward, client).text

    a_measure(world.project, world.lead)

    assert "Newer data is being added up" in page_of(world.ward, client).text


def test_an_empty_unit_says_so(world: World, client: Client) -> None:
    work_done()

    assert "Nothing is measured here yet." in page_of(world.ward, client).text


@pytest.mark.parametrize(
    "query", ["?verdict=x", "?target=x", "?view=x", "?page=x", "?page=-4", "?verdict=%00"]
)
def test_nonsense_in_the_address_counts_as_not_chosen(
    world: World, client: Client, query: str
) -> None:
    a_measure(world.project, world.lead)

    assert titles_on(page_of(world.ward, client, query)) == ["Falls"]


def test_signals_only_come_worst_first_and_stay_in_the_address(
    world: World, client: Client
) -> None:
    for name, values, direction, target in [
        ("Steady", STEADY, "decrease", None),
        ("Better", WORSE, "increase", None),
        ("Worse", WORSE, "decrease", None),
        ("Worse and far from its target", WORSE, "decrease", 1.0),
    ]:
        measure = a_measure(
            world.project, world.lead, name=name, direction=direction, target=target, **WITH_LIMITS
        )
        some_data(measure, world.lead, values)
    work_done()

    page = page_of(world.ward, client, "?verdict=signals")

    assert titles_on(page) == ["Worse and far from its target", "Worse", "Better"]
    assert page.context["charts_heading"] == "Measures with a signal, worst first"
    for href in (page.context["table_href"], page.context["targets"][0].href):
        assert "verdict=signals" in href
    missed = client.get(page.context["targets"][0].href)
    assert titles_on(missed) == ["Worse and far from its target"]
    assert "Misses the target" in missed.text


def test_every_chart_carries_both_verdicts(world: World, client: Client) -> None:
    lower = {"direction": "decrease", "target": 30.0}
    for name, definition in [
        ("Met", {**lower, **WITH_LIMITS}),
        ("On a run chart", lower),
        ("Without a target", {}),
    ]:
        measure = a_measure(world.project, world.lead, name=name, **definition)
        some_data(measure, world.lead, STEADY)
    work_done()

    tiles = {tile.title: tile for tile in page_of(world.ward, client).context["tiles"]}

    assert all("Usual variation" in tile.verdict for tile in tiles.values())
    assert "Meets the target" in tiles["Met"].target
    assert "Target not judged" in tiles["On a run chart"].target
    assert "No target" in tiles["Without a target"].target


def test_a_measure_with_one_point_and_one_without_any_have_their_place(
    world: World, client: Client
) -> None:
    some_data(a_measure(world.project, world.lead, name="One point"), world.lead, [4.0])
    a_measure(world.project, world.lead, name="None yet")
    work_done()

    tiles = {tile.title: tile for tile in page_of(world.ward, client).context["tiles"]}

    assert "Too few points" in tiles["One point"].verdict
    assert tiles["One point"].latest == "4"
    assert "No data yet" in tiles["None yet"].verdict


def test_a_team_that_moves_takes_its_history_along(world: World, client: Client) -> None:
    old, new = a_unit(world.organisation, "Old"), a_unit(world.organisation, "New")
    team = a_unit(world.organisation, "Team", parent=old)
    measure = a_measure(a_project(team, world.lead), world.lead, direction="decrease")
    some_data(measure, world.lead, WORSE)
    work_done()
    assert titles_on(page_of(old, client)) == ["Falls"]

    edit_unit(
        unit=team, name=team.name, kind=team.kind, parent=new,
        by=world.administrator, at=timezone.now(),
    )  # fmt: skip
    work_done()

    before, after = page_of(old, client), page_of(new, client)
    assert (titles_on(before), counts_on(before), before.context["below"]) == ([], {}, [])
    assert (titles_on(after), counts_on(after)) == (["Falls"], {"of concern": 1})
    assert after.context["tiles"][0].drawing == measure_state(measure).chart_small
    assert [row.name for row in after.context["below"]] == ["Team"]


def measure_state(measure: Measure) -> MeasureState:
    return MeasureState.objects.get(pk=measure.pk)


@pytest.mark.parametrize(("measures", "said"), [(3, "3 measures"), (61, "1 to 60 of 61 measures")])
def test_the_matrix_costs_six_queries_however_many_charts(
    world: World, client: Client, measures: int, said: str, django_assert_num_queries: Callable
) -> None:
    """Session, person, summary with its unit, units around, tally, charts."""
    for number in range(measures):
        a_measure(world.project, world.lead, name=f"Measure {number}")
    work_done()
    page_of(world.ward, client)

    with django_assert_num_queries(6):
        page = page_of(world.ward, client)

    assert len(page.context["tiles"]) == min(measures, 60)
    assert f'<p class="hint">{said}</p>' in page.text


def test_more_than_sixty_go_on_to_a_second_page(world: World, client: Client) -> None:
    for number in range(61):
        a_measure(world.project, world.lead, name=f"Measure {number:02}")

    assert titles_on(page_of(world.ward, client, "?page=2")) == ["Measure 60"]


@pytest.mark.parametrize("query", ["", "&verdict=signals", "&verdict=of_concern"])
def test_pages_follow_one_another_without_a_gap(
    world: World, client: Client, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pages of signals alone are read another way than the others."""
    for number in range(3):
        for name, direction in [("Worse", "decrease"), ("Better", "increase")]:
            measure = a_measure(
                world.project, world.lead, name=f"{name} {number}", direction=direction
            )
            some_data(measure, world.lead, WORSE)
    for name in ("Steady", "Calm"):
        some_data(a_measure(world.project, world.lead, name=name), world.lead, STEADY)
    work_done()
    whole = titles_on(page_of(world.ward, client, f"?page=1{query}"))

    monkeypatch.setattr("dashboards.views.unit.PER_PAGE", 2)
    pages = [
        titles_on(page_of(world.ward, client, f"?page={number}{query}"))
        for number in range(1, len(whole) // 2 + len(whole) % 2 + 1)
    ]

    assert [title for page in pages for title in page] == whole
    assert {title.split()[0] for title in whole[:3]} == {"Worse"}


def test_what_somebody_may_not_read_is_left_out_of_stored_counts_too(world: World) -> None:
    private = a_project(world.ward, world.lead, visibility="private")
    for project, name in [(world.project, "Open"), (private, "Private")]:
        measure = a_measure(
            project, world.lead, name=name, direction="decrease", target=1.0, **WITH_LIMITS
        )
        some_data(measure, world.lead, WORSE)
    work_done()

    def missed_for(reader: User) -> int:
        return page_of(world.ward, signed_in(reader)).context["targets"][0].number

    assert missed_for(world.lead) == 2
    assert missed_for(a_person(world.organisation)) == 1
