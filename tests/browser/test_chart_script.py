"""Reading and exploring a chart in a real browser, under the strict policy that pages have."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Locator, Page, expect

from charts.engine import RuleSetName
from charts.figures.drawing import Size, draw_chart
from charts.figures.interactive import plotly_figure
from charts.figures.spec import ChartSpec
from tests.browser.conftest import check_accessible
from tests.figures.specs import a_spec, months

POLICY = (
    "default-src 'self'; script-src 'self'; "
    "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
    "img-src 'self' data: blob:"
)
SCRIPT = Path(__file__).parents[2] / "static/js/chart.js"
STYLES = "[hidden]{display:none!important} .narrow{display:none} svg{width:100%;height:auto}"
FRAME = """
<figure data-chart id="falls">
  <div data-chart-drawing>{wide}</div>
  <div class="narrow" data-chart-drawing>{narrow}</div>
  <div data-chart-explorer hidden></div>
  <p role="status" data-chart-status></p>
  <button type="button" data-explore data-figure-url="/figure" data-plotly-src="/plotly.js"
          hidden>Explore</button>
</figure>
"""
PAGE = """<!doctype html><html lang="en"><title>Falls</title><link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/styles.css"><script type="module" src="/chart.js"></script>
<main id="main"><h1>Falls</h1>{frame}</main></html>"""


@dataclass
class ChartSite:
    """A server of one page with one chart; `broken` addresses answer with an error."""

    address: str
    spec: ChartSpec
    broken: set[str] = field(default_factory=set)

    def answer(self, path: str) -> tuple[str, bytes]:
        if path == "/plotly.js":
            found = find_spec("plotly")
            assert found
            assert found.origin
            script = Path(found.origin).parent / "package_data/plotly.min.js"
            return "text/javascript", script.read_bytes()
        pages = {
            "/": ("text/html", PAGE.format(frame=self.frame())),
            "/chart.js": ("text/javascript", SCRIPT.read_text()),
            "/styles.css": ("text/css", STYLES),
            "/icon.svg": ("image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>'),
            "/figure": ("application/json", json.dumps(plotly_figure(self.spec))),
        }
        kind, text = pages[path]
        return kind, text.encode()

    def frame(self) -> str:
        wide, narrow = (draw_chart(self.spec, size=size) for size in (Size.WIDE, Size.NARROW))
        return FRAME.format(wide=wide, narrow=narrow)


@pytest.fixture
def chart_site() -> Iterator[ChartSite]:
    values = [6.0, 7.0, None, 5.0, 6.5, 5.5, 6.0, 7.5, 6.0, 5.0, 6.0, 25.0]
    shewhart, words = RuleSetName.SHEWHART, {"title": "Falls <b>here</b>", "notes": {11: "Flood"}}
    spec = a_spec(values, labels=months(12, 2026), rule_set=shewhart, **words)
    site = ChartSite("", spec)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path in site.broken:
                self.send_error(503)
                return
            kind, body = site.answer(self.path)
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing: the browser's own console is what is judged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield site
    server.shutdown()
    server.server_close()
    thread.join()


def drawing_of(page: Page) -> Locator:
    return page.get_by_role("application", name="Chart: Falls <b>here</b>, Cedar Ward.")


def test_arrow_keys_read_the_points_from_the_latest_back(page: Page, chart_site: ChartSite) -> None:
    page.goto(chart_site.address)
    status = page.get_by_role("status")

    drawing_of(page).focus()
    page.keyboard.press("ArrowLeft")
    expect(status).to_have_text(
        "December 2026: 25.0 falls per 1,000 bed days. sign of concern: outside the limits. Flood"
    )
    page.keyboard.press("ArrowLeft")
    expect(status).to_have_text("November 2026: 6.0 falls per 1,000 bed days. usual variation")
    page.keyboard.press("Home")
    expect(status).to_contain_text("January 2026: 6.0")
    page.keyboard.press("ArrowLeft")
    expect(status).to_contain_text("January 2026: 6.0")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(status).to_have_text("March 2026: no number")
    page.keyboard.press("End")
    expect(status).to_contain_text("December 2026: 25.0")
    page.keyboard.press("Tab")
    expect(status).to_have_text("")


def test_only_the_drawing_that_shows_takes_the_focus(page: Page, chart_site: ChartSite) -> None:
    page.goto(chart_site.address)

    page.keyboard.press("Tab")
    expect(drawing_of(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Explore")).to_be_focused()


def test_pointer_reads_the_nearest_point(page: Page, chart_site: ChartSite) -> None:
    page.goto(chart_site.address)
    point = page.locator("[data-point='4'] circle").first.bounding_box()
    assert point

    page.mouse.move(point["x"] + 6, point["y"] + 60)
    expect(page.get_by_role("status")).to_contain_text("May 2026: 6.5")
    expect(page.locator("[data-cursor]").first).to_have_attribute("visibility", "visible")
    page.mouse.move(2, 2)
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator("[data-cursor]").first).to_have_attribute("visibility", "hidden")


def test_explore_replaces_the_drawing_when_plotly_is_ready(
    page: Page, chart_site: ChartSite
) -> None:
    page.goto(chart_site.address)

    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_role("status")).to_contain_text("ready")
    expect(drawing_of(page)).to_be_hidden()
    expect(page.locator(".js-plotly-plot .scatterlayer .point")).to_have_count(11)
    expect(page.locator(".gtitle")).to_have_text("Falls <b>here</b>, Cedar Ward")
    expect(page.locator("[data-title*='Share']")).to_have_count(0)


def test_explore_says_so_when_it_fails_and_works_the_next_time(
    page: Page, chart_site: ChartSite, expect_console: object
) -> None:
    assert callable(expect_console)
    expect_console("503")
    chart_site.broken = {"/plotly.js"}
    page.goto(chart_site.address)

    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_role("status")).to_contain_text("could not be loaded")
    expect(drawing_of(page)).to_be_visible()
    chart_site.broken = set()
    page.get_by_role("button", name="Explore").click()
    expect(page.get_by_role("status")).to_contain_text("ready")


def test_a_chart_that_is_swapped_in_later_reads_as_well(page: Page, chart_site: ChartSite) -> None:
    page.goto(chart_site.address)

    page.evaluate(
        """frame => {
            document.querySelector("figure").remove();
            document.querySelector("main").insertAdjacentHTML("beforeend", frame);
            document.dispatchEvent(new CustomEvent("htmx:after:swap"));
        }""",
        chart_site.frame(),
    )
    drawing_of(page).focus()
    page.keyboard.press("End")
    expect(page.get_by_role("status")).to_contain_text("December 2026: 25.0")


def test_a_chart_breaks_no_rule_of_accessibility(page: Page, chart_site: ChartSite) -> None:
    page.goto(chart_site.address)
    expect(drawing_of(page)).to_be_visible()

    check_accessible(page)
