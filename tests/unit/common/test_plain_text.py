"""What is pasted becomes plain text."""

import pytest

from common.plain_text import plain_text

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
p.MsoNormal {margin:0cm}</style></head><body><!--[if gte mso 9]><xml><o:Off/></xml><![endif]-->
<p class=MsoNormal>We &amp; you<o:p></o:p></p><p class="MsoListParagraph">Second</p>
</body></html>"""


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        (" one\r\ntwo\rthree ", "one\ntwo\nthree"),
        ("\uf0b7\tfirst\n·\tsecond\no\tthird", "• first\n• second\n• third"),
        ("a\N{NO-BREAK SPACE}b\N{ZERO WIDTH SPACE}c\xadd\x00e", "a bcde"),
        ("a\v\vb\n\n\n \nc", "a\n\nb\n\nc"),
        ("“Quoted” – and 5 < 6 > 4 <b>x</b>", "“Quoted” – and 5 < 6 > 4 <b>x</b>"),
        (
            "\N{WOMAN}\u200d\N{PERSONAL COMPUTER} héllo",
            "\N{WOMAN}\u200d\N{PERSONAL COMPUTER} héllo",
        ),
        ("over to you", "over to you"),
    ],
)
def test_words_stay_and_machinery_goes(pasted: str, kept: str) -> None:
    assert plain_text(pasted) == kept


def test_the_words_of_a_word_document_stay() -> None:
    assert plain_text(FROM_WORD) == "We & you\nSecond"
