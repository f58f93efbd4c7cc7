"""What people write is drawn as text, with links to follow and people by name."""

import pytest

from projects.presenters.remark_text import drawn

LINK = '<a href="{0}" rel="noopener noreferrer nofollow">{0}</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a\nb\n\nc", "<p>a<br>b</p><p>c</p>"),
        ("<script>x</script> & \"'", "<p>&lt;script&gt;x&lt;/script&gt; &amp; &quot;&#x27;</p>"),
        ("see https://a.org/b?c=1.", f"<p>see {LINK.format('https://a.org/b?c=1')}.</p>"),
        ("(http://a.org)", f"<p>({LINK.format('http://a.org')})</p>"),
        ("https://a.org/x_(y)", f"<p>{LINK.format('https://a.org/x_(y)')}</p>"),
        ("javascript:alert(1) data:x www.a.org", "<p>javascript:alert(1) data:x www.a.org</p>"),
        ("", ""),
    ],
)
def test_only_links_of_the_web_become_links(text: str, html: str) -> None:
    assert drawn(text) == html


def test_a_link_cannot_leave_its_attribute() -> None:
    assert "onclick" not in drawn('https://a.org/"onclick="x').split("</a>")[0]


def test_the_longest_name_is_the_one_that_is_meant() -> None:
    assert drawn("@Ann Lee-Ode and @Ann Lee, @Bob", ["Ann Lee", "Ann Lee-Ode"]) == (
        '<p><strong class="mention">@Ann Lee-Ode</strong> and '
        '<strong class="mention">@Ann Lee</strong>, @Bob</p>'
    )
