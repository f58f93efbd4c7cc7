"""The real product for browser tests: web server, worker and sweeper, and Chromium to use them.

`site` is the running platform on an empty installation; build what a test needs with
`tests.world`, then `sign_in(page, person)`. Every test ends with a clean console and no request
to any other host; `check_accessible(page)` runs the accessibility rules.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.db import connection
from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, expect

from charts.models import Measure, MeasureState
from people.models import User
from tests.sessions import session_key_of
from tests.stack import Stack, embedded_services, wait_until, with_path

VIOLATIONS = """async (wanted) => (await axe.run(wanted)).violations.map(
    ({ id, help, nodes }) => [id, help, nodes.map(({ html }) => html)],
)"""
# On a machine that does other things as well: says when to give up, never how long it may take.
GIVE_UP = 30_000  # milliseconds
expect.set_options(timeout=GIVE_UP)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Site:
    """The running platform: where it answers, and its processes to be killed at will."""

    address: str
    stack: Stack

    @property
    def mail_folder(self) -> str:
        """Where what it writes to people lies."""
        return self.stack.environment["MAIL_FOLDER"]

    def url(self, path: str) -> str:
        return self.address + path


@dataclass
class Hand:
    """Counts what it clicks."""

    clicks: int = 0

    def click(self, what: Locator) -> None:
        what.click()
        self.clicks += 1


def stack_environment(tmp: Path) -> dict[str, str]:
    """The environment of processes that share this test worker's database and Redis."""
    services = embedded_services()
    environment = services.environment()
    name = connection.settings_dict["NAME"]
    for key in ("DATABASE_URL", "MIGRATION_DATABASE_URL"):
        environment[key] = with_path(environment[key], name)
    # One web process with its threads is enough for one browser; each takes seconds to begin.
    return environment | {"MAIL_FOLDER": str(tmp / "mail"), "WEB_WORKERS": "1"}


@pytest.fixture(scope="session")
def running_site(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("site")
    stack = Stack(stack_environment(folder), folder)
    # The sweeper heals what was lost, and here nothing is: every second would only cost time.
    with stack.web() as web, stack.worker(), stack.sweeper(seconds=5):
        yield Site(web.address, stack)


@pytest.fixture
def new_site(running_site: Site, committed: None) -> Iterator[Site]:
    """A web server of the test's own on an empty installation, which nobody has set up yet."""
    with running_site.stack.web() as web:
        yield Site(web.address, running_site.stack)


@pytest.fixture
def site(running_site: Site, committed: None) -> Site:
    """The running platform with nothing in its database."""
    return running_site


# The shell first: the whole of Chromium draws a window of its own around every page, even when
# nobody looks, and takes three times the work for the same page.
BROWSERS = ("chromium-headless-shell", "chromium")
# As root, without a screen, and without a word to any other host.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    return {
        **browser_type_launch_args,
        **({"executable_path": path} if path else {}),
        "args": FLAGS,
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    return {
        **browser_context_args,
        "viewport": {"width": 1366, "height": 900},
        "locale": "en-GB",
        "timezone_id": "Europe/London",
    }


@pytest.fixture(autouse=True)
def clean_console(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in whose pages something went wrong or reached another host."""
    if "context" not in request.fixturenames:
        yield
        return
    context: BrowserContext = request.getfixturevalue("context")
    context.set_default_timeout(GIVE_UP)
    said: list[str] = []
    strangers: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def see(sent: Request) -> None:
        host = urlsplit(sent.url).hostname
        if host not in (None, "", "127.0.0.1", "localhost"):
            strangers.append(sent.url)

    context.on("console", hear)
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", see)
    yield
    expected = getattr(request.node, "expected_console", ())
    unexpected = [line for line in said if not any(part in line for part in expected)]
    assert unexpected == []
    assert strangers == []


@pytest.fixture
def expect_console(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Allow console lines that contain these words: a page that is meant to answer 422 says so."""

    def expect(*words: str) -> None:
        request.node.expected_console = words

    return expect


def sign_in(page: Page, site: Site, person: User) -> None:
    """Give the browser a session of `person`, without the form (which has tests of its own)."""
    page.context.add_cookies(
        [
            {
                "name": settings.SESSION_COOKIE_NAME,
                "value": session_key_of(person),
                "url": site.address,
            }
        ]
    )


def wait_until_analysed(*measures: Measure) -> None:
    """Let the worker finish: the stored analyses are those of the stored data."""

    def are_current() -> bool:
        states = MeasureState.objects.filter(measure__in=measures)
        return all(state.is_current for state in states)

    wait_until(are_current, what="the worker to analyse")
    for measure in measures:
        measure.state.refresh_from_db()


def check_accessible(page: Page) -> None:
    """No violation of WCAG 2.2 AA or of good practice, and no sideways scrolling."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    # What passed is neither gathered nor sent here: that takes longer than to find what does not.
    wanted = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    violations = page.evaluate(VIOLATIONS, wanted)
    assert violations == [], f"{page.url}: {violations}"
    wider = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wider <= 0, f"The page is {wider} px wider than the window: {page.url}"
