"""What is drawn once and filled in many times is what the template itself would have written."""

import re
from types import SimpleNamespace

import pytest
from django.template import engines
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from common.markup import filled

NASTY = "<b>'Ward' & \"co\"</b>"
TAG = "components/tag.html"
TAB = "components/tab.html"
NAMES = (
    "href place stage leads why more_reasons drawing measure_href measure sentence contact meeting"
    " score log_href brief_href is_under_way close_href key"
)
COACHED = dict.fromkeys(NAMES.split(), "-")


@pytest.mark.parametrize("count", [None, 0, 7, 1234])
@pytest.mark.parametrize("current", [True, False])
@pytest.mark.parametrize("label", ["Team", NASTY, ""])
def test_it_writes_what_the_template_writes(label: str, current: bool, count: int | None) -> None:
    values = {"label": label, "href": f"/{label}/", "current": current, "count": count}

    assert filled(TAB, values) == render_to_string(TAB, values)


def test_what_people_typed_is_escaped_and_our_own_markup_is_not() -> None:
    values = {"word": NASTY, "tone": "ok", "icon": ""}

    assert "<b>" not in filled(TAG, values)
    assert "<b>Ours</b>" in filled(TAG, values | {"word": mark_safe("<b>Ours</b>")})


def test_a_text_that_looks_like_a_place_is_only_a_text() -> None:
    typed = "\ue000tone\ue001"

    assert typed in filled(TAG, {"word": typed, "tone": "danger", "icon": ""})


def test_values_told_apart_have_a_drawing_each() -> None:
    drawn = [
        filled(TAG, {"word": "Late", "tone": "warning", "icon": icon}, told_apart=("icon",))
        for icon in ("clock", "warning", "clock")
    ]

    assert "#clock" in drawn[0]
    assert "#warning" in drawn[1]
    assert drawn[2] == drawn[0]


def test_each_row_of_a_list_has_its_own_words_and_the_token_of_the_page() -> None:
    rows = [SimpleNamespace(**COACHED, title=NASTY, id="k1"), SimpleNamespace(**COACHED, id="k2")]
    rows[1].title = "Plain"
    page = engines["django"].from_string('{% each "dashboards/_coached.html" rows today="-" %}')

    html = page.render({"rows": rows, "csrf_token": "abc"})

    assert "<b>" not in html
    assert html.count("Pause: Plain") == 1
    assert re.findall('name="only" value="(.*?)"', html) == ["k1", "k2"]
    assert html.count('name="csrfmiddlewaretoken" value="abc"') == 4
