"""The saved views of a portfolio as links."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from dashboards.models import SavedView


@dataclass(frozen=True)
class ViewLink:
    """One saved view, and where to forget it."""

    name: str
    href: str
    is_current: bool
    forget_href: str


def view_links(views: Iterable[SavedView], address: str, *, current: str) -> list[ViewLink]:
    """Links to the same page with the filters of each view."""
    return [
        ViewLink(
            name=view.name,
            href=f"{address}?{view.query}" if view.query else address,
            is_current=view.query == current,
            forget_href=reverse("view_forget", args=[view.public_id]),
        )
        for view in views
    ]
