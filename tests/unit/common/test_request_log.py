"""What the log says of a request."""

import pytest
from django.test import RequestFactory

from common.middleware import requests_logged


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/wall/s3cret/", "GET /wall/…/"),
        ("/invitation/s3cret/", "GET /invitation/…/"),
        ("/digest/stop/s3cret/", "GET /digest/stop/…/"),
        ("/account/password/reset/key/1-s3cret/", "GET /account/password/reset/key/…/"),
        (
            "/account/organisation/1/callback/?state=x&code=s3cret&more=1",
            "GET /account/organisation/1/callback/?state=x&code=…&more=1",
        ),
        ("/units/1/board/screens/?page=2", "GET /units/1/board/screens/?page=2"),
    ],
)
def test_codes_that_open_something_stay_out_of_it(path: str, line: str) -> None:
    assert requests_logged.format_request(RequestFactory().get(path)) == line
