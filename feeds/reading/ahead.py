"""Reading on while what was read is worked on."""

from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


def ahead(items: Generator[T, None, None]) -> Iterator[T]:
    """The same items, each made on another thread while the one before it is used.

    What goes wrong there is raised here, and `items` is closed whenever this ends.
    """
    end = object()
    with ThreadPoolExecutor(1) as maker:
        try:
            coming = maker.submit(next, items, end)
            while (item := coming.result()) is not end:
                coming = maker.submit(next, items, end)
                yield item  # type: ignore[misc]
        finally:
            maker.submit(items.close).result()
