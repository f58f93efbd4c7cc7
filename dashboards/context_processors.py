"""The way around, on every page of signed-in people."""

from django.http import HttpRequest
from django.urls import reverse

_PAGES = (("Home", "home"), ("Projects", "projects"), ("Places", "units"), ("People", "people"))


def navigation(request: HttpRequest) -> dict[str, object]:
    """The main pages; the one that is open, or that the open one belongs to, is current."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    items = []
    for label, name in _PAGES:
        href = reverse(name)
        is_current = request.path == href or (name != "home" and request.path.startswith(href))
        items.append({"label": label, "href": href, "current": is_current})
    return {"navigation": items}
