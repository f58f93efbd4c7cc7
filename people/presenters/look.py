"""A colour in words, and what pages would look like with it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from common.colours import is_readable, nearest_readable, read_colour, weakest_contrast

OURS = "#0a5a66"  # --brand, as the style sheet has it


@dataclass(frozen=True)
class Sample:
    """A colour to look at. Without `colour` the text was none."""

    colour: str
    css_href: str
    words: str
    is_readable: bool


def sample_of(text: str) -> Sample:
    colour = read_colour(text) if text.strip() else OURS
    if not colour:
        return Sample("", "", _("This is no colour yet. Write # and six signs."), False)
    found = {"found": f"{weakest_contrast(colour):.1f}"}
    if is_readable(colour):
        words = _("Letters can be read well: %(found)s to 1, and 4.5 is needed.") % found
    else:
        words = _(
            "Letters are hard to read: %(found)s to 1, and 4.5 is needed. %(better)s would do."
        ) % {**found, "better": nearest_readable(colour)}
    href = f"{reverse('organisation_sample_css')}?colour={colour[1:]}"
    return Sample(colour, href, words, is_readable(colour))
