"""Long lists in pages."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet


def page_of(
    rows: QuerySet | Sequence, *, number: str, per_page: int, count: int | None = None
) -> Page:
    """The page that was asked for, or the nearest there is: numbers in addresses are typed too.

    `count` saves a query where it is known already.
    """
    paginator = Paginator(rows, per_page)
    if count is not None:
        paginator.__dict__["count"] = count  # where cached_property would keep it
    return paginator.get_page(number)
