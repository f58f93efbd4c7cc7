"""How tags of the design system write their markup, which stands in `templates/components/`."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from html import escape

from django.conf import settings
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

# Where a text goes, in markup that was drawn once: characters that no text of people's has a use
# for. What is filled in is never looked through for them.
_PLACE = re.compile("\ue000(\\w+)\ue001")
_MOST_SHAPES = 2_000
_PRESENT = "something"
_shapes: dict[tuple[object, ...], Sequence[str]] = {}


def rendered(component: str, content: str, **values: object) -> SafeString:
    """A component that encloses what the page put between its two tags."""
    return render_to_string(f"components/{component}.html", {"content": content, **values})


def written(attributes: dict[str, object]) -> SafeString:
    """Attributes as HTML; underscores in their names become hyphens."""
    return flatatt({name.replace("_", "-"): value for name, value in attributes.items()})


def tag_markup(word: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A tag for presenters of long lists, as the tag `tag` writes it."""
    values = {"word": word, "tone": tone, "icon": icon}
    return filled("components/tag.html", values, told_apart=("icon",))


def filled(
    template: str, values: Mapping[str, object], *, told_apart: Collection[str] = ()
) -> SafeString:
    """The same as rendering a template with these values, for what a page draws many times.

    The template itself is rendered once for each shape and kept; after that values are only
    escaped and put in their places. A shape is which values there are, and which flags hold. So
    the template may ask whether a value is there, and no more: filters, comparisons and loops see
    a stand-in for it, except for those that are `told_apart`, which must be few and our own words.
    """
    traits = [_PRESENT if v and v is not True else repr(v) for v in values.values()]
    language = get_language()
    shape = (
        template,
        language,
        tuple(values),
        tuple(traits),
        tuple([values[name] for name in told_apart]),
    )
    pieces = _shapes.get(shape)
    if pieces is None:
        pieces = _drawn(template, values, told_apart)
        if len(_shapes) >= _MOST_SHAPES:
            _shapes.clear()
        if not settings.DEBUG:  # where templates change while the server runs
            _shapes[shape] = pieces
    texts = list(pieces)
    for place in range(1, len(texts), 2):
        value = values[texts[place]]
        # As `conditional_escape`, which looks for lazy words among its arguments at every call.
        if hasattr(value, "__html__"):
            texts[place] = value.__html__()
        elif isinstance(value, str):
            texts[place] = escape(value)
        elif isinstance(value, int):
            texts[place] = _number(language, value)
        else:
            texts[place] = escape(str(localize(value)))
    return mark_safe("".join(texts))


@lru_cache(maxsize=10_000)
def _number(_language: str | None, value: int) -> str:
    """A whole number as it is written in a language; a page has hundreds of small ones."""
    return escape(str(localize(value)))


def _drawn(
    template: str, values: Mapping[str, object], told_apart: Collection[str]
) -> Sequence[str]:
    """The markup in pieces; every second one is the name of what goes there."""
    stand_ins = {
        name: mark_safe(f"\ue000{name}\ue001")
        if value and value is not True and name not in told_apart
        else value
        for name, value in values.items()
    }
    return _PLACE.split(render_to_string(template, stand_ins))
