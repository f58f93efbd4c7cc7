"""How tags of the design system write their markup, which stands in `templates/components/`."""

from functools import cache

from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def rendered(component: str, content: str, **values: object) -> SafeString:
    """A component that encloses what the page put between its two tags."""
    return render_to_string(f"components/{component}.html", {"content": content, **values})


def written(attributes: dict[str, object]) -> SafeString:
    """Attributes as HTML; underscores in their names become hyphens."""
    return flatatt({name.replace("_", "-"): value for name, value in attributes.items()})


@cache
def tag_markup(word: str, tone: str, icon: str) -> SafeString:
    """A tag, drawn once for all: for long lists, whose rows carry one of a few each."""
    return render_to_string("components/tag.html", {"word": word, "tone": tone, "icon": icon})
