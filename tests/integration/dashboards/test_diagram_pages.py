"""The pages of a driver diagram: who may see and change it, and that nobody's words are lost."""

from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from charts.models import NodeMeasure
from charts.services.node_measures import attach_measure
from pdsa.stages import CycleStage, Decision
from people.roles import ProjectRole
from projects.layers import Layer
from projects.models import DiagramLink, DiagramNode, DriverDiagram
from projects.services import diagrams
from tests.cycles import a_cycle
from tests.integration.dashboards.conftest import signed_in, work_done
from tests.world import (
    FALLS,
    World,
    a_measure,
    a_member,
    a_person,
    a_project,
    a_world,
    closed,
    some_data,
)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def diagram(world: World) -> DriverDiagram:
    return diagrams.open_diagram(project=world.project, by=world.lead, at=timezone.now())


def aim(diagram: DriverDiagram) -> DiagramNode:
    return DiagramNode.objects.get(diagram=diagram, layer=Layer.AIM)


def a_box(world: World, diagram: DriverDiagram, layer: Layer, text: str, *targets: DiagramNode):
    return diagrams.add_node(
        diagram=diagram, layer=layer, text=text, targets=targets, by=world.lead, at=timezone.now()
    )


def page_of(world: World, name: str = "diagram") -> str:
    return reverse(name, args=[world.project.public_id])


def address(node: DiagramNode, name: str = "box") -> str:
    return reverse(name, args=[node.diagram.project.public_id, node.public_id])


def texts(diagram: DriverDiagram) -> list[str]:
    return [node.text for node in DiagramNode.objects.filter(diagram=diagram).standing()]


# Who may see it, and who may change it.

WRITES = ("words", "new", "up", "down", "link", "unlink", "watch", "unwatch", "remove", "put_back")


def test_another_organisation_sees_nothing(world: World, diagram: DriverDiagram) -> None:
    stranger = signed_in(a_world("Southgate").lead)

    for name in ("diagram", "diagram_versions", "diagram_svg", "diagram_csv"):
        assert stranger.get(page_of(world, name)).status_code == 404, name
    assert stranger.get(address(aim(diagram))).status_code == 404
    for write in WRITES:
        assert stranger.post(address(aim(diagram), f"box_{write}")).status_code == 404, write


def test_colleagues_read_but_do_not_change(world: World, diagram: DriverDiagram) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    colleague = signed_in(a_person(world.organisation))

    page = colleague.get(page_of(world))
    assert "Calm ward" in page.content.decode()
    assert "Move up" not in colleague.get(address(box)).content.decode()
    for write in WRITES:
        assert colleague.post(address(box, f"box_{write}")).status_code == 403, write
    for name in ("diagram_paste", "diagram_import"):
        assert colleague.get(page_of(world, name)).status_code == 403
    assert texts(diagram) == [world.project.title, "Calm ward"]


def test_service_users_in_the_team_draw_like_everybody(
    world: World, diagram: DriverDiagram
) -> None:
    partner = signed_in(a_member(world.project, world.lead, ProjectRole.SERVICE_USER))

    answer = partner.post(address(aim(diagram), "box_new"), {"text": "Peace", "layer": "primary"})

    assert answer.status_code == 302
    assert texts(diagram) == [world.project.title, "Peace"]


def test_a_closed_project_keeps_its_diagram_as_it_is(world: World, diagram: DriverDiagram) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    closed(world.project, world.lead)
    lead = signed_in(world.lead)

    page = lead.get(page_of(world)).content.decode()
    lead.post(address(box, "box_words"), {"text": "Another", "version": box.version})

    assert "Calm ward" in page
    assert "Move up" not in page
    assert texts(diagram) == [world.project.title, "Calm ward"]


def test_a_box_of_another_project_is_not_found_here(world: World, diagram: DriverDiagram) -> None:
    other = a_project(world.ward, world.lead)

    answer = signed_in(world.lead).get(
        reverse("box", args=[other.public_id, aim(diagram).public_id])
    )

    assert answer.status_code == 404


# Drawing it.


def test_a_project_without_a_diagram_offers_to_start_one(world: World) -> None:
    lead = signed_in(world.lead)

    before = lead.get(page_of(world)).content.decode()
    lead.post(page_of(world, "diagram_start"))
    after = lead.get(page_of(world)).content.decode()

    assert "No driver diagram yet" in before
    assert "No driver diagram yet" not in after
    assert DriverDiagram.objects.filter(project=world.project).count() == 1


def test_looking_starts_nothing(world: World) -> None:
    signed_in(world.lead).get(page_of(world))
    signed_in(world.lead).get(page_of(world, "diagram_paste"))

    assert not DriverDiagram.objects.exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_a_box_is_added_under_another(
    world: World, diagram: DriverDiagram, headers: dict[str, str]
) -> None:
    lead = signed_in(world.lead)

    answer = lead.post(
        address(aim(diagram), "box_new"), {"text": "Calm ward", "layer": "primary"}, headers=headers
    )

    box = DiagramNode.objects.get(text="Calm ward")
    assert [link.target for link in box.leads_to.all()] == [aim(diagram)]
    if headers:
        assert "Added the primary driver “Calm ward”." in answer.content.decode()
    else:
        assert answer.url == f"{page_of(world)}#box-{box.public_id}"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "Say what this is in a few words."), ("x" * 201, "Shorten this to 200 characters")],
    ids=["nothing", "too much"],
)
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_words_that_do_not_fit_are_refused_and_kept(
    world: World, diagram: DriverDiagram, text: str, said: str, headers: dict[str, str]
) -> None:
    answer = signed_in(world.lead).post(
        address(aim(diagram), "box_new"), {"text": text, "layer": "primary"}, headers=headers
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert text in page
    assert (answer.headers.get("HX-Retarget") == "closest [data-panel]") is bool(headers)


def test_boxes_move_among_their_neighbours_and_the_answer_says_where(
    world: World, diagram: DriverDiagram
) -> None:
    first = a_box(world, diagram, Layer.PRIMARY, "First", aim(diagram))
    other = a_box(world, diagram, Layer.PRIMARY, "Unlinked")
    last = a_box(world, diagram, Layer.PRIMARY, "Last", aim(diagram))
    lead = signed_in(world.lead)

    moved = lead.post(address(last, "box_up"), headers=HTMX).content.decode()
    again = lead.post(address(last, "box_up"), headers=HTMX).content.decode()

    assert "Moved “Last” up, now 1 of 2." in moved
    assert "“Last” is the first here already." in again
    assert texts(diagram)[1:3] == ["Last", "First"]
    assert {first, other, last} == set(DiagramNode.objects.filter(layer=Layer.PRIMARY))


def test_links_are_made_weakened_and_taken_away(world: World, diagram: DriverDiagram) -> None:
    primary = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    idea = a_box(world, diagram, Layer.IDEA, "Walk")
    lead = signed_in(world.lead)
    to_primary = {"target": str(primary.public_id)}

    lead.post(address(idea, "box_link"), {**to_primary, "strength": "strong"})
    lead.post(address(idea, "box_link"), {**to_primary, "strength": "weak"})
    assert DiagramLink.objects.get(source=idea).strength == "weak"

    lead.post(address(idea, "box_unlink"), to_primary)
    assert not DiagramLink.objects.filter(source=idea).exists()


@pytest.mark.parametrize("target", ["itself", "away from the aim", "gone", "nonsense"])
def test_a_link_that_makes_no_sense_is_refused_in_words(
    world: World, diagram: DriverDiagram, target: str
) -> None:
    primary = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    idea = a_box(world, diagram, Layer.IDEA, "Walk", primary)
    meant = {
        "itself": str(primary.public_id),
        "away from the aim": str(idea.public_id),
        "gone": str(UUID(int=7)),
        "nonsense": "nonsense",
    }[target]

    answer = signed_in(world.lead).post(
        address(primary, "box_link"), {"target": meant, "strength": "strong"}
    )

    assert answer.status_code == 422
    assert "the link would not lead to the aim" in answer.content.decode()
    assert DiagramLink.objects.count() == 2


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_the_second_of_two_editors_sees_both_texts_and_can_choose(
    world: World, diagram: DriverDiagram, headers: dict[str, str]
) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    other = a_member(world.project, world.lead)
    seen = {"version": box.version}
    signed_in(world.lead).post(address(box, "box_words"), {"text": "Calm evenings", **seen})
    second = signed_in(other)

    answer = second.post(address(box, "box_words"), {"text": "Quiet ward", **seen}, headers=headers)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f"{world.lead} has just changed these words to “Calm evenings”." in page
    assert 'value="Quiet ward"' in page
    second.post(address(box, "box_words"), {"text": "Quiet ward", "version": box.version + 1})
    assert texts(diagram)[1] == "Quiet ward"


def test_a_box_that_somebody_has_just_changed_is_not_removed_unseen(
    world: World, diagram: DriverDiagram
) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    lead = signed_in(world.lead)
    lead.post(address(box, "box_words"), {"text": "Calm evenings", "version": box.version})

    answer = lead.post(address(box, "box_remove"), {"version": box.version})

    assert answer.status_code == 409
    assert "it says “Calm evenings” now" in answer.content.decode()
    assert "Calm evenings" in texts(diagram)


def test_a_removed_box_can_be_put_back_with_its_links(world: World, diagram: DriverDiagram) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    lead = signed_in(world.lead)

    lead.post(address(box, "box_remove"), {"version": box.version})
    without = lead.get(page_of(world))
    lead.post(address(box, "box_put_back"))

    assert texts(diagram) == [world.project.title, "Calm ward"]
    assert without.context["diagram"].removed[0].text == "Calm ward"
    assert lead.get(page_of(world)).context["diagram"].links == 1


def test_a_button_of_a_page_that_was_tampered_with_changes_nothing(
    world: World, diagram: DriverDiagram
) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    lead = signed_in(world.lead)

    lead.post(address(box, "box_remove"), {"version": "x"})
    lead.post(address(box, "box_unlink"), {"target": "x"})

    assert texts(diagram) == [world.project.title, "Calm ward"]
    assert DiagramLink.objects.count() == 1


# What goes on in it.


def test_boxes_show_the_state_of_tests_and_what_measures_say(
    world: World, diagram: DriverDiagram
) -> None:
    primary = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    ideas = [a_box(world, diagram, Layer.IDEA, f"Idea {n}", primary) for n in range(5)]
    for idea, stage, decision in (
        (ideas[0], CycleStage.DONE, Decision.ADOPT),
        (ideas[1], CycleStage.DONE, Decision.ADAPT),
        (ideas[2], CycleStage.DO, Decision.ADAPT),
        (ideas[3], CycleStage.PLAN, Decision.ADAPT),
    ):
        a_cycle(world.project, world.lead, stage, decision=decision, idea=idea, title=str(idea))
    measure = a_measure(world.project, world.lead, FALLS)
    some_data(measure, world.lead, [*[9.0] * 10, *[3.0] * 10])
    attach_measure(node=primary, measure=measure, by=world.lead, at=timezone.now())
    work_done()

    page = signed_in(world.lead).get(page_of(world))

    rows = page.context["diagram"].rows[0].below[0]
    assert [row.state.word for row in rows.below] == [
        "Adopted",
        "Being adapted",
        "Testing",
        "Not tested yet",
        "Not tested yet",
    ]
    assert rows.watches[0].values[-1] == 3.0
    assert rows.watches[0].words == f"Falls: {rows.watches[0].word}"


def test_tests_that_try_no_idea_of_the_diagram_are_named(
    world: World, diagram: DriverDiagram
) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    idea = a_box(world, diagram, Layer.IDEA, "Walk after supper", box)
    lone = a_cycle(world.project, world.lead, title="Huddle at 9")
    a_cycle(world.project, world.lead, title="Walk on Monday", idea=idea)

    gaps = {
        gap.words: gap.links
        for gap in signed_in(world.lead).get(page_of(world)).context["diagram"].gaps
    }

    assert gaps["Tests of no idea"] == (
        ("Huddle at 9", reverse("cycle_details", args=[lone.public_id])),
    )


def test_the_page_of_an_idea_shows_its_tests(world: World, diagram: DriverDiagram) -> None:
    idea = a_box(world, diagram, Layer.IDEA, "Walk after supper")
    a_cycle(world.project, world.lead, CycleStage.DONE, title="Walk on Monday", idea=idea)

    page = signed_in(world.lead).get(address(idea))

    assert [step.title for step in page.context["tests"].steps] == ["Walk on Monday"]
    assert "Tests of this idea" in page.text
    assert signed_in(world.lead).get(address(aim(diagram))).context["tests"] is None


def test_a_measure_of_the_project_is_attached_and_taken_away(
    world: World, diagram: DriverDiagram
) -> None:
    measure = a_measure(world.project, world.lead)
    elsewhere = a_measure(a_project(world.ward, world.lead), world.lead)
    lead = signed_in(world.lead)
    box = aim(diagram)

    refused = lead.post(address(box, "box_watch"), {"measure": str(elsewhere.public_id)})
    lead.post(address(box, "box_watch"), {"measure": str(measure.public_id)})
    assert [row.measure for row in NodeMeasure.objects.all()] == [measure]
    assert refused.status_code == 422

    lead.post(address(box, "box_unwatch"), {"target": str(measure.public_id)})
    assert not NodeMeasure.objects.exists()


def test_the_page_asks_the_same_few_questions_however_large_the_diagram(
    world: World, diagram: DriverDiagram, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        box = a_box(world, diagram, Layer.PRIMARY, f"Driver {number}", aim(diagram))
        a_box(world, diagram, Layer.IDEA, f"Idea {number}", box)
    lead = signed_in(world.lead)

    with django_assert_max_num_queries(13):
        lead.get(page_of(world))


# Many boxes at once, and files.


def pasted(lead: Client, world: World, **answers: str):
    data = {"text": "Sleep\n  Light\n    Masks", "first": "primary", "under": ""} | answers
    return lead.post(page_of(world, "diagram_paste"), data)


def test_a_pasted_outline_is_shown_first_and_then_added(
    world: World, diagram: DriverDiagram
) -> None:
    lead = signed_in(world.lead)
    under = str(aim(diagram).public_id)

    shown = pasted(lead, world, under=under)
    assert [row.text for row in shown.context["preview"].rows] == ["Sleep", "Light", "Masks"]
    assert texts(diagram) == [world.project.title]

    added = pasted(lead, world, under=under, add="1")
    assert added.url == page_of(world)
    assert texts(diagram) == [world.project.title, "Masks", "Sleep", "Light"]
    assert DiagramLink.objects.count() == 3


def test_going_back_from_the_check_keeps_what_was_pasted(
    world: World, diagram: DriverDiagram
) -> None:
    page = pasted(signed_in(world.lead), world, edit="1").content.decode()

    assert "Sleep\n  Light\n    Masks" in page


def test_500_drivers_are_refused_in_a_sentence(world: World, diagram: DriverDiagram) -> None:
    many = "\n".join(f"Driver {number}" for number in range(500))

    answer = pasted(signed_in(world.lead), world, text=many, add="1")

    assert answer.status_code == 422
    assert "A diagram holds at most 300 boxes." in answer.content.decode()
    assert texts(diagram) == [world.project.title]


def test_a_file_written_here_is_read_into_another_project(
    world: World, diagram: DriverDiagram
) -> None:
    primary = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    a_box(world, diagram, Layer.IDEA, "=evil()", primary)
    other = a_project(world.ward, world.lead)
    diagrams.open_diagram(project=other, by=world.lead, at=timezone.now())
    lead = signed_in(world.lead)
    content = lead.get(page_of(world, "diagram_csv")).content

    address_there = reverse("diagram_import", args=[other.public_id])
    shown = lead.post(address_there, {"file": _file("theory.csv", content)})
    form = shown.context["form"]
    lead.post(address_there, {"text": form.data["text"], "add": "1"})

    assert texts(other.diagram)[:2] == [other.title, "=evil()"]
    assert DiagramLink.objects.filter(diagram=other.diagram).count() == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.csv", b"", "The file is empty."),
        ("picture.csv", b"\x89PNG\x00\x00", "This is no CSV file."),
        ("other.csv", b"a,b\n1,2", "The first row needs the headings"),
        ("huge.csv", b"x" * 1_000_001, "larger than 1 MB"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    world: World, diagram: DriverDiagram, name: str, content: bytes, said: str
) -> None:
    answer = signed_in(world.lead).post(
        page_of(world, "diagram_import"), {"file": _file(name, content)}
    )

    assert said in answer.content.decode()
    assert texts(diagram) == [world.project.title]


def _file(name: str, content: bytes):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile(name, content, content_type="text/csv")


@pytest.mark.parametrize(
    ("ending", "content_type", "begins"),
    [
        ("png", "image/png", b"\x89PNG\r\n"),
        ("svg", "image/svg+xml", b"<svg"),
        ("pdf", "application/pdf", b"%PDF-"),
        ("csv", "text/csv; charset=utf-8", "\ufeffNumber".encode()),
    ],
)
def test_the_diagram_is_kept_as_a_file(
    world: World, diagram: DriverDiagram, ending: str, content_type: str, begins: bytes
) -> None:
    a_box(world, diagram, Layer.PRIMARY, "Calm <b>ward</b>", aim(diagram))

    answer = signed_in(a_person(world.organisation)).get(page_of(world, f"diagram_{ending}"))

    assert answer.headers["Content-Type"] == content_type
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.content.startswith(begins)


def test_without_the_libraries_for_pdf_files_a_sentence_says_so(
    world: World, diagram: DriverDiagram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "weasyprint", None)

    answer = signed_in(world.lead).get(page_of(world, "diagram_pdf"), follow=True)

    assert "Print the page instead" in answer.content.decode()


# How it changed.


def test_versions_tell_what_changed_and_show_the_diagram_of_a_day(
    world: World, diagram: DriverDiagram
) -> None:
    box = a_box(world, diagram, Layer.PRIMARY, "Calm ward", aim(diagram))
    lead = signed_in(world.lead)
    lead.post(address(box, "box_words"), {"text": "Calm evenings", "version": box.version})
    box.refresh_from_db()
    lead.post(address(box, "box_link"), {"target": str(aim(diagram).public_id), "strength": "weak"})
    lead.post(address(box, "box_remove"), {"version": box.version})

    days = lead.get(page_of(world, "diagram_versions")).context["days"]

    # A test is one transaction, so that all of it happens at one moment: boxes come first.
    assert days[0].sentences == (
        f"Added the aim “{world.project.title}”",
        "Added the primary driver “Calm ward” under the aim",
        "Changed the primary driver “Calm ward” to “Calm evenings”",
        "Took off the primary driver “Calm evenings”",
        "Made the link from “Calm evenings” to the aim weak",
    )
    assert days[0].by == world.lead.name
    today = reverse("diagram_version", args=[world.project.public_id, days[0].day.isoformat()])
    assert world.project.title in lead.get(today).content.decode()


@pytest.mark.parametrize(
    ("day", "status"), [("2001-01-01", 200), ("2001-99-01", 404), ("yesterday", 404)]
)
def test_a_day_before_the_diagram_shows_none_and_no_day_is_not_found(
    world: World, diagram: DriverDiagram, day: str, status: int
) -> None:
    answer = signed_in(world.lead).get(
        reverse("diagram_version", args=[world.project.public_id, day])
    )

    assert answer.status_code == status
    if status == 200:
        assert "There was no diagram then." in answer.content.decode()
