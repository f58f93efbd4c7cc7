"""Long lists in pages."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet, Window

Row = TypeVar("Row")


@dataclass(frozen=True)
class ReadByPage(Sequence[Row]):
    """Rows of which it is known how many there are, read only from one place to another."""

    read: Callable[[int, int], Iterable[Row]]
    count_of_all: int

    def __len__(self) -> int:
        return self.count_of_all

    def __getitem__(self, part: Any) -> Any:
        """The rows of a slice."""
        start, stop, _ = part.indices(self.count_of_all)
        return list(self.read(start, stop))


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
