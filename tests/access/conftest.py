"""What has no part in who may do what is left out here: there are thousands of requests.

Pages have no words on them, for whether somebody may see one is decided before its first word;
nobody writes a log; and a session lives in its cookie.
"""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.template import Origin

from common import markup
from common.loaders import MarkingLoader


class Blank(MarkingLoader):
    """Finds every template, and nothing in it; components alone, which some keep, are as ever."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        if template_name.startswith("components/"):
            yield from super().get_template_sources(template_name)
        else:
            yield Origin(name=template_name, template_name=template_name, loader=self)

    def get_contents(self, origin: Origin) -> str:
        is_component = str(origin.template_name).startswith("components/")
        return super().get_contents(origin) if is_component else ""


@pytest.fixture(autouse=True)
def only_decisions(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    (engine,) = settings.TEMPLATES
    blank = ("django.template.loaders.cached.Loader", [f"{__name__}.Blank"])
    settings.TEMPLATES = [{**engine, "OPTIONS": engine["OPTIONS"] | {"loaders": [blank]}}]
    monkeypatch.setattr(markup, "_shapes", {})  # what was drawn blank is not kept for other tests
    without = "common.middleware.requests_logged"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != without]
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    logging.disable()
    yield
    logging.disable(logging.NOTSET)
