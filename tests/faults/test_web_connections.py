"""The web keeps its connections to the database from page to page, and gets over losing them."""

from django.urls import reverse

from tests.connections import connections_of_others, cut
from tests.stack import Stack
from tests.visitor import Visitor
from tests.world import a_measure, a_world


def test_no_page_fails_after_the_database_has_ended_its_connections(own_stack: Stack) -> None:
    world = a_world()
    pages = [
        reverse("home"),
        reverse("measurement_new", args=[a_measure(world.project, world.lead).public_id]),
    ]
    with own_stack.web() as web:
        visitor = Visitor(web.address, world.lead)
        for _ in range(3):
            assert [visitor.open(page).status for page in pages] == [200, 200]
            kept = connections_of_others()
            assert kept
            cut(*kept)
        assert [visitor.open(page).status for page in pages] == [200, 200]
