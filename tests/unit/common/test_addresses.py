"""Addresses made by the hundred are those that the router would give."""

from uuid import uuid4

import pytest
from django.urls import reverse

from common.addresses import addresses_of


@pytest.mark.parametrize("name", ["project", "measure", "unit", "project_score"])
def test_they_are_what_the_router_gives(name: str) -> None:
    public_id = uuid4()

    assert addresses_of(name)(public_id) == reverse(name, args=[public_id])
