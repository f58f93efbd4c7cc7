"""Every word of a template is marked for translation, and nothing else changes."""

import pytest

from common.marking import marked


@pytest.mark.parametrize(
    ("written", "marked_up"),
    [
        ("<dt>Measures</dt>", '<dt>{% translate "Measures" %}</dt>'),
        ("<p>\n  Nothing yet.\n</p>", '<p>\n  {% translate "Nothing yet." %}\n</p>'),
        (
            "<p>It goes to {{ barrier.sponsor|lower }}.</p>",
            "<p>{% blocktranslate trimmed with sponsor=barrier.sponsor|lower %}"
            "It goes to {{ sponsor }}.{% endblocktranslate %}</p>",
        ),
        (
            "<p>{{ name }} and {{ other.name }}</p>",
            "<p>{% blocktranslate trimmed with name_2=other.name %}"
            "{{ name }} and {{ name_2 }}{% endblocktranslate %}</p>",
        ),
        (
            "<p>Say <strong>why</strong> it helps.</p>",
            '<p>{% translate "Say <strong>why</strong> it helps." %}</p>',
        ),
        (
            '<p>Read <a href="{{ href }}">how</a> first.</p>',
            '<p>{% translate "Read" %} <a href="{{ href }}">{% translate "how" %}</a> '
            '{% translate "first." %}</p>',
        ),
        (
            '<p>He said "no".</p>',
            '<p>{% blocktranslate trimmed %}He said "no".{% endblocktranslate %}</p>',
        ),
        (
            '<a aria-label="Remove {{ tag }}" class="Plain">x</a>',
            '<a aria-label="{% blocktranslate trimmed %}Remove {{ tag }}{% endblocktranslate %}" '
            'class="Plain">{% translate "x" %}</a>',
        ),
        ('{% button "Save" kind="primary" %}', '{% button _("Save") kind="primary" %}'),
        (
            '{% card title=name|default:"Nobody yet" %}',
            '{% card title=name|default:_("Nobody yet") %}',
        ),
        (
            '{% include "a.html" with what="the project" %}',
            '{% include "a.html" with what=_("the project") %}',
        ),
        ('{% if word == "Open now" %}', '{% if word == "Open now" %}'),
        ('{{ number|counted:"more chart" }}', '{{ number|counted:"more chart" }}'),
        ('{% pagination page "webhook message" %}', '{% pagination page "webhook message" %}'),
        ('{{ name|default:"Nobody" }}', '{{ name|default:_("Nobody") }}'),
        ("<p>{{ name }}</p>", "<p>{{ name }}</p>"),
        ("<p>&nbsp;·&nbsp;</p>", "<p>&nbsp;·&nbsp;</p>"),
        ("{# a remark #}<!-- Another -->", "{# a remark #}<!-- Another -->"),
        ("{% comment %}Not said{% endcomment %}", "{% comment %}Not said{% endcomment %}"),
    ],
)
def test_words_are_marked_where_they_stand(written: str, marked_up: str) -> None:
    assert marked(written) == marked_up


def test_a_tag_that_holds_a_value_is_no_text() -> None:
    source = '<form action="{{ href }}" {% if on %}data-x{% endif %}><b>Go</b></form>'
    assert '{% translate "<b>Go</b>" %}' in marked(source)
    assert '<form action="{{ href }}" {% if on %}data-x{% endif %}>' in marked(source)


def test_a_tag_may_be_named_by_a_value() -> None:
    source = '<{{ heading }} class="card">Falls</{{ heading }}>'
    assert marked(source) == ('<{{ heading }} class="card">{% translate "Falls" %}</{{ heading }}>')


def test_lines_stay_where_they_are() -> None:
    source = "<p>One line\n  and another.</p>\n<p>Third</p>\n"
    assert marked(source).count("\n") == source.count("\n")


def test_paragraphs_of_a_mail_are_messages_of_their_own() -> None:
    source = "Hello {{ name }},\n\nThis is news.\n"
    assert marked(source, is_html=False) == (
        "{% blocktranslate trimmed %}Hello {{ name }},{% endblocktranslate %}\n\n"
        '{% translate "This is news." %}\n'
    )
