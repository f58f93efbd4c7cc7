"""The way around, on every page of signed-in people."""

from django.http import HttpRequest
from django.urls import reverse

from common.language import lazily

_PAGES = (
    (lazily("Home"), "home"),
    (lazily("Projects"), "projects"),
    (lazily("Places"), "units"),
    (lazily("People"), "people"),
)
# What belongs to a page although its address stands beside it.
_BELONGS_TO = {
    "projects": ("/measures/", "/cycles/", "/programmes/"),
    "units": (),
    "people": ("/webhooks/",),
}


def navigation(request: HttpRequest) -> dict[str, object]:
    """The main pages; the one that is open, or that the open one belongs to, is current."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    items = []
    for label, name in _PAGES:
        href = reverse(name)
        beneath = (href, *_BELONGS_TO[name]) if name != "home" else ()
        is_current = request.path == href or request.path.startswith(beneath)
        items.append({"label": label, "href": href, "current": is_current})
    search_href = reverse("search")
    looked_for = request.GET.get("q", "") if request.path == search_href else ""
    return {"navigation": items, "search_href": search_href, "looked_for": looked_for}
