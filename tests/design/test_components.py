"""Each tag writes what pages rely on: names that are heard, states that are said."""

import re

import pytest
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory

from charts.engine import Assurance, Variation
from common.verdicts import ASSURANCES, VARIATIONS
from common.views import ExampleForm, gallery

pytestmark = pytest.mark.django_db  # every page names the organisation


def rendered(source: str, request: HttpRequest | None = None, **context: object) -> str:
    return engines["django"].from_string(source).render(context, request)


def words_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_button_submits_and_takes_attributes_with_hyphens() -> None:
    html = rendered('{% button "Save" hx_post="/there/" name="action" %}')

    assert 'type="submit"' in html
    assert 'hx-post="/there/"' in html
    assert 'name="action"' in html


def test_what_people_typed_is_escaped_everywhere() -> None:
    source = """{% card name link=name href="#" %}{{ name }}{% endcard %}
        {% tag name %}{% person name role=name %}{% kpi name name note=name %}
        {% notice title=name %}{{ name }}{% endnotice %}{% breadcrumb name "#" %}
        {% task name hint=name %}{% tab name "#" %}{% button name title=name %}
        {% measure_card name "#" "" "no_data" latest=name period=name sentence=name %}"""

    html = rendered(source, name="<b>'Ward' & \"co\"</b>")

    assert "<b>" not in html


def test_every_answer_of_the_engine_has_its_words() -> None:
    assert set(VARIATIONS) == set(Variation)
    assert set(ASSURANCES) == set(Assurance)


@pytest.mark.parametrize("variation", Variation)
def test_verdict_is_word_glyph_and_tone_together(variation: Variation) -> None:
    html = rendered("{% verdict variation %}", variation=variation)

    verdict = VARIATIONS[variation]
    assert words_of(html) == verdict.word
    assert f"#{verdict.glyph}" in html
    assert f"tone--{verdict.tone}" in html


def test_icons_are_hidden_from_those_who_listen() -> None:
    assert 'aria-hidden="true"' in rendered('{% icon "note" %}')


def test_person_of_one_name_and_of_three_has_initials() -> None:
    assert words_of(rendered('{% person "Amara Ngozi Okafor" %}')) == "AO Amara Ngozi Okafor"
    assert words_of(rendered('{% person "Bao" %}')) == "B Bao"


def test_current_tab_is_said() -> None:
    html = rendered('{% tab "Overview" "/a/" current=True %}{% tab "Team" "/b/" count=0 %}')

    assert re.findall(r'<a href="([^"]+)" aria-current="page">', html) == ["/a/"]
    assert "0" in words_of(html)


def test_steps_say_what_is_done_and_where_one_is() -> None:
    html = rendered('{% steps 2 "You" "Team" "Project" %}')

    assert words_of(html) == "You (done) 2 Team 3 Project"
    assert html.count('aria-current="step"') == 1


def test_pagination_keeps_the_filters_of_the_address() -> None:
    request = RequestFactory().get("/projects/", {"team": "ward-3", "page": "2"})

    html = rendered("{% pagination page %}", request, page=Paginator(range(90), 20).page(2))

    assert "?team=ward-3&amp;page=3" in html
    assert words_of(html) == "21 to 40 of 90 results Previous Page 2 of 5 Next"


def test_one_page_of_results_offers_no_other() -> None:
    request = RequestFactory().get("/projects/")

    html = rendered("{% pagination page %}", request, page=Paginator(range(3), 20).page(1))

    assert "<a " not in html
    assert words_of(html) == "3 results"


def test_what_is_alone_is_said_in_the_singular() -> None:
    html = rendered(
        '{% pagination page "person,people" %}',
        RequestFactory().get("/people/"),
        page=Paginator(range(1), 20).page(1),
    )

    assert words_of(html) == "1 person"


def test_error_summary_links_each_refusal_to_its_field() -> None:
    form = ExampleForm({"number": "twelve"})
    form.add_error("number", "Enter a number, such as 12.")
    form.add_error(None, "The project is closed.")

    html = rendered("{% error_summary form %}", form=form)

    assert '<a href="#id_number">Enter a number, such as 12.</a>' in html
    assert '<a href="#id_better_0">Say which way is better.</a>' in html
    assert "<li>The project is closed.</li>" in html
    assert 'tabindex="-1" autofocus' in html


def test_error_summary_is_absent_from_a_form_that_was_not_refused() -> None:
    assert rendered("{% error_summary form %}", form=ExampleForm()).strip() == ""


def test_field_ties_label_hint_and_error_to_its_box() -> None:
    form = ExampleForm({"title": ""})

    html = rendered("{{ form.title.as_field_group }}", form=form)

    assert '<label class="field__label" for="id_title">Title</label>' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_title_helptext"' in html
    assert 'id="id_title_error"' in html


def test_choices_stand_in_a_fieldset_with_a_legend() -> None:
    html = rendered("{{ form.better.as_field_group }}", form=ExampleForm())

    assert re.search(r"<fieldset>\s*<legend>Which way is better\?</legend>", html)
    assert html.count('type="radio"') == 3
    assert '<label class="option" for="id_better_0">' in html


def test_optional_fields_say_so_and_required_ones_do_not() -> None:
    form = ExampleForm()

    assert "(optional)" in rendered("{{ form.note.as_field_group }}", form=form)
    assert "(optional)" not in rendered("{{ form.title.as_field_group }}", form=form)


def test_gallery_shows_every_verdict_and_repeats_no_id() -> None:
    response = gallery(RequestFactory().get("/gallery/"))

    html = response.content.decode()
    assert all(verdict.word in html for verdict in VARIATIONS.values())
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert sorted(set(ids)) == sorted(ids)
    assert "This field is required" not in html


@pytest.mark.parametrize("name", ["400.html", "403_csrf.html", "500.html", "503.html"])
def test_error_pages_need_no_context(name: str) -> None:
    html = engines["django"].get_template(name).render()

    assert html.count("<h1>") == 1
    assert "<script" not in html


def test_the_page_of_a_fault_gives_its_number() -> None:
    html = engines["django"].get_template("500.html").render({"reference": "7f3a"})

    assert "7f3a" in html


def test_explore_button_waits_hidden_for_the_script_and_knows_its_frame() -> None:
    html = rendered(
        '{% chart_frame "<svg></svg>" "<svg></svg>" name="chart" %}'
        '{% explore_button "/figure/" frame="chart" %}'
    )

    assert 'id="chart"' in html
    assert re.search(r'<button [^>]*hidden data-explore="chart" data-figure-url="/figure/"', html)
    assert 'data-plotly-src="/static/plotly/plotly' in html
