"""How tags of the design system write their markup, which stands in `templates/components/`."""

from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.utils.safestring import SafeString


def rendered(component: str, content: str, **values: object) -> SafeString:
    """A component that encloses what the page put between its two tags."""
    return render_to_string(f"components/{component}.html", {"content": content, **values})


def written(attributes: dict[str, object]) -> SafeString:
    """Attributes as HTML; underscores in their names become hyphens."""
    return flatatt({name.replace("_", "-"): value for name, value in attributes.items()})
