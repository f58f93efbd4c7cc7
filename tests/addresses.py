"""Every address of the platform, as its patterns say it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def patterns(
    resolver: URLResolver | None = None, above: str = "", names: tuple[str, ...] = ()
) -> Iterator[tuple[URLPattern, str, tuple[str, ...]]]:
    """Each pattern with its whole route and the names of what stands in it."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = above + str(entry.pattern)
        found = (*names, *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            yield from patterns(entry, route, found)
        else:
            yield entry, route, found
