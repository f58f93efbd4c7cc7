"""Long lists in pages."""

from collections.abc import Sequence

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window


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


def page_counted_along(rows: QuerySet, *, number: str, per_page: int) -> Page:
    """The same in one query, which counts all rows while it reads those of the page.

    A page beyond the last one, which no link leads to, costs two queries more.
    """
    wanted = max(1, int(number)) if number.isdecimal() else 1
    start = (wanted - 1) * per_page
    found = list(rows.annotate(of_all=Window(Count("*")))[start : start + per_page])
    if not found and wanted > 1:
        return page_of(rows, number=number, per_page=per_page)
    page = page_of(rows, number=str(wanted), per_page=per_page, count=_all(found))
    page.object_list = found
    return page


def _all(found: Sequence) -> int:
    return found[0].of_all if found else 0
