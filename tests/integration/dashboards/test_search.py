"""One search: forgiving, honest about what it did, and blind to what one may not read."""

from datetime import date
from random import Random
from urllib.parse import urlencode

import pytest
from django.db.models import Model
from django.test import Client
from django.test.utils import ContextList
from django.urls import reverse
from django.utils import timezone

from charts.models import Measure
from dashboards.models import SearchDocument
from dashboards.selectors.search import Sought, search
from pdsa.models import Cycle
from people.models import User
from people.roles import ProjectRole, UnitRole
from people.services.units import edit_unit
from projects.models import DiagramNode, Project
from projects.services.projects import edit_project, move_to_stage
from projects.services.team import add_member
from projects.stages import Stage
from tests.cycles import a_cycle, an_idea
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import World, a_measure, a_person, a_project, a_unit, a_world


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world.lead)


def ask(client: Client, words: str, **filters: object) -> ContextList:
    page = client.get(f"{reverse('search')}?{urlencode({'q': words, **filters})}")
    assert page.status_code == 200
    return page.context


def found(client: Client, words: str, **filters: object) -> list[str]:
    lines = ask(client, words, **filters)["lines"]
    return [line.title.replace("<mark>", "").replace("</mark>", "") for line in lines]


def test_strangers_sign_in_first(world: World) -> None:
    assert Client().get(f"{reverse('search')}?q=falls").status_code == 302


def test_every_kind_is_found_by_its_words(world: World, client: Client) -> None:
    a_project(world.ward, world.lead, "Zebra crossings", aim="Halve the collisions by May.")
    an_idea(world.project, world.lead, text="Zebra stickers on the floor")
    a_cycle(world.project, world.lead, title="Zebra trial on one bay")
    a_measure(world.project, world.lead, name="Zebra sightings")
    a_unit(world.organisation, "Zebra ward")

    answer = ask(client, "zebra")

    assert {line.kind for line in answer["lines"]} == {
        "Project",
        "Change idea",
        "Cycle",
        "Measure",
        "Place",
    }
    assert [kind.number for kind in answer["kinds"]] == [1, 1, 1, 1, 1]
    assert found(client, "collision") == ["Zebra crossings"]
    assert all(client.get(line.href).status_code == 200 for line in answer["lines"])


@pytest.mark.parametrize(
    "words",
    [
        "discharge safer",
        "SAFER Discharges",
        "safer willow",
        "seven days",
        "cafe",
        "dischrage",
        "safr dicsharge",
        "disch",
        '"safer discharge"',
        "discharge -zeppelin",
    ],
)
def test_typing_is_forgiven(world: World, client: Client, words: str) -> None:
    a_project(world.ward, world.lead, "Safer discharge", aim="A café visit within seven days.")
    work_done()

    assert found(client, words) == ["Safer discharge"]


def test_the_reason_is_shown(world: World, client: Client) -> None:
    a_project(
        world.ward, world.lead, "Going home", aim='Waits for medicines < 2 hours & no "surprises".'
    )

    [line] = ask(client, "medicine")["lines"]

    assert "<mark>medicines</mark> &lt; 2 hours &amp; no &quot;surprises&quot;" in line.says


def test_other_words_are_said(world: World, client: Client) -> None:
    a_project(world.ward, world.lead, "Safer discharge")
    work_done()

    assert ask(client, "dischrage")["other_words"] == (
        "Nothing says “dischrage”. These say “discharge”."
    )
    assert ask(client, "zeppelin discharge")["other_words"] == (
        "Nothing says “zeppelin”. These say “discharge”."
    )


def test_words_that_never_stand_together_are_found_one_by_one(world: World, client: Client) -> None:
    a_project(world.ward, world.lead, "Safer discharge")
    a_project(world.ward, world.lead, "Hand washing")

    answer = ask(client, "discharge washing")

    assert "some of them" in answer["other_words"]
    assert set(found(client, "discharge washing")) == {"Safer discharge", "Hand washing"}


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "the and of",
        '"',
        "'; DROP TABLE people_user; --",
        "100%",
        "back\\slash\\",
        "a" * 1000,
        "word " * 200,
        "🙂🙃",
        "-",
        "!|&():*<->",
        "\x00falls",
        "falls\x00",
        "' or ''='",
        "ééé",
        "ﷺ",
        "\ue000\ue001",
    ],
)
def test_whatever_is_typed_gets_a_sentence(world: World, client: Client, typed: str) -> None:
    page = client.get(
        f"{reverse('search')}?{urlencode({'q': typed, 'kind': typed, 'page': typed})}"
    )

    assert page.status_code == 200
    assert not page.context["lines"]
    assert "Nothing found" in page.text or "What are you looking for?" in page.text


def test_filters_narrow_and_lead_back(world: World, client: Client) -> None:
    oak = a_unit(world.organisation, "Oak ward")
    bay = a_unit(world.organisation, "Bay 2", parent=oak)
    colleague = a_person(world.organisation)
    there = a_project(bay, colleague, "Quieter nights in the bay")
    a_project(world.ward, world.lead, "Quieter nights on Willow")
    move_to_stage(project=there, stage=Stage.PLANNING, by=colleague, at=timezone.now())
    a_measure(oak, a_person(world.organisation, "", UnitRole.DATA_ANALYST), name="Noise at night")

    assert found(client, "night", place=oak.public_id, kind="project") == [
        "Quieter nights in the bay"
    ]
    assert found(client, "night", place=oak.public_id, kind="measure") == ["Noise at night"]
    assert found(client, "night", stage="planning") == ["Quieter nights in the bay"]
    assert found(client, "night", mine="on") == ["Quieter nights on Willow"]
    assert found(client, "night", stage="nonsense", place="x", kind="y") == found(client, "night")
    nothing = ask(client, "willow", place=oak.public_id)
    assert (nothing["lines"], nothing["elsewhere"]) == ([], 3)


def test_private_projects_leave_no_trace(world: World) -> None:
    secret = a_project(world.ward, world.lead, "Xylophone therapy", visibility="private")
    an_idea(secret, world.lead, text="Xylophone on Mondays")
    a_cycle(secret, world.lead, title="Xylophone trial")
    a_measure(secret, world.lead, name="Xylophone hours")
    work_done()
    colleague = signed_in(a_person(world.organisation))
    advisor = signed_in(a_person(world.organisation, "", UnitRole.QI_TEAM))

    assert len(found(signed_in(world.lead), "xylophone")) == 4
    assert len(found(advisor, "xylophone")) == 4
    for typed in ("xylophone", "xylophon", "xylohpone", "xyl", "xylophone nonsense"):
        page = colleague.get(f"{reverse('search')}?q={typed}")
        assert "Nothing found" in page.text
        assert "xylophone" not in page.text.replace(typed, "").lower()
    narrowed = ask(colleague, "xylophone", place=world.ward.public_id, mine="on")
    assert (narrowed["kinds"], narrowed["elsewhere"]) == ([], 0)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_found_is_exactly_what_may_be_read(world: World, seed: int) -> None:
    """Over random organisations, teams, roles and privacy, for whoever looks."""
    chance = Random(seed)
    worlds = [world, a_world("Southgate Fictional Health")]
    things: list[Model] = []
    readers: list[User] = []
    for place in worlds:
        units = [place.ward, *(a_unit(place.organisation) for _ in range(2))]
        roles = [UnitRole.STAFF, UnitRole.QI_TEAM, UnitRole.IMPROVEMENT_ADVISOR, None]
        people = [a_person(place.organisation, "", role, chance.choice(units)) for role in roles]
        readers += people
        for _ in range(5):
            project = a_project(
                chance.choice(units),
                place.lead,
                "Lantern walks",
                visibility=chance.choice(["open", "private"]),
            )
            things += [
                project,
                an_idea(project, place.lead, text="Lantern on the table"),
                a_cycle(project, place.lead, title="Lantern for one night"),
                a_measure(project, place.lead, name="Lanterns lit"),
            ]
            add_member(
                project=project,
                user=chance.choice(people),
                role=chance.choice([ProjectRole.TEAM_MEMBER, ProjectRole.SERVICE_USER]),
                by=place.lead,
                at=timezone.now(),
            )
    today = timezone.now().date()

    for reader in readers:
        answer = search(reader, Sought("lantern"), on=today)
        may_read = {
            (type(thing), thing.pk) for thing in things if _may_read(reader, thing, on=today)
        }
        assert {(_MODELS[row.kind], row.key) for row in answer.documents} == may_read
        assert answer.count == len(may_read)


_MODELS = {"project": Project, "idea": DiagramNode, "cycle": Cycle, "measure": Measure}


def _may_read(reader: User, thing: Model, *, on: date) -> bool:
    project = thing.diagram.project if isinstance(thing, DiagramNode) else thing
    project = getattr(project, "project", project)
    return Project.objects.visible_to(reader, on=on).filter(pk=project.pk).exists()


def test_another_organisation_is_not_searched(world: World, client: Client) -> None:
    elsewhere = a_world("Southgate Fictional Health")
    a_project(elsewhere.ward, elsewhere.lead, "Unicorn rides")
    a_unit(elsewhere.organisation, "Unicorn ward")
    work_done()

    assert found(client, "unicorn") == []
    assert found(client, "unicron") == []


def test_documents_follow_what_is_written(world: World, client: Client) -> None:
    project = a_project(world.ward, world.lead, "Gardening")
    idea = an_idea(project, world.lead, text="Tomatoes")
    edit_project(
        project=project,
        seen_version=project.version,
        changes={"title": "Beekeeping"},
        by=world.lead,
        at=timezone.now(),
    )
    DiagramNode.objects.filter(pk=idea.pk).update(removed_at=timezone.now())

    assert found(client, "gardening") == []
    assert found(client, "beekeeping") == ["Beekeeping"]
    assert found(client, "tomatoes") == []


def test_a_renamed_place_renames_where_things_are(world: World, client: Client) -> None:
    edit_unit(
        unit=world.ward,
        parent=world.ward.parent,
        name="Hornbeam ward",
        kind="team",
        by=world.administrator,
        at=timezone.now(),
    )

    assert world.project.title in found(client, "hornbeam")
    assert found(client, "willow") == []


def test_every_row_has_one_document_however_often_it_is_saved(world: World) -> None:
    world.project.save()
    world.project.save()

    assert SearchDocument.objects.filter(kind="project", key=world.project.pk).count() == 1


def test_a_word_in_very_many_things_shows_the_newest(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboards.selectors.search.MOST_RANKED", 1)
    a_project(world.ward, world.lead, "Lanterns")
    a_project(world.ward, world.lead, "More about lanterns")

    assert found(client, "lantern") == ["More about lanterns", "Lanterns"]


def test_a_search_takes_few_queries(
    world: World, client: Client, django_assert_num_queries: object
) -> None:
    for number in range(30):
        a_project(world.ward, world.lead, f"Falls {number}")
    ask(client, "falls")

    with django_assert_num_queries(5):  # type: ignore[operator]
        ask(client, "falls")
