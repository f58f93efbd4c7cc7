"""Which of the main pages is the one that an open page belongs to."""

import pytest
from django.test import RequestFactory

from dashboards.context_processors import navigation
from people.models import User


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", ["Home"]),
        ("/projects/", ["Projects"]),
        ("/projects/x/team/", ["Projects"]),
        ("/measures/x/data/", ["Projects"]),
        ("/cycles/x/", ["Projects"]),
        ("/units/x/", ["Places"]),
        ("/people/invite/", ["People"]),
        ("/gallery/", []),
    ],
)
def test_the_main_page_that_a_page_belongs_to_is_current(path: str, current: list[str]) -> None:
    request = RequestFactory().get(path)
    request.user = User(name="Ada")

    items = navigation(request)["navigation"]

    assert [item["label"] for item in items if item["current"]] == current
