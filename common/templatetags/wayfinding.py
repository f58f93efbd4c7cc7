"""Components that say where one is, what else there is, and how to narrow it."""

from django import template
from django.core.paginator import Page
from django.utils.safestring import SafeString

from common.markup import filled, rendered

register = template.Library()


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*labels_and_addresses: str) -> dict:
    """The way here: label, address, label, address. The page itself is not in it."""
    labels, addresses = labels_and_addresses[::2], labels_and_addresses[1::2]
    return {"steps": list(zip(labels, addresses, strict=True))}


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """The pages of one thing, as links. `label` names the thing for those who listen."""
    return rendered("tabs", content, label=label)


@register.simple_tag
def tab(label: str, href: str, current: bool = False, count: int | None = None) -> SafeString:
    """One page among the tabs."""
    values = {"label": label, "href": href, "current": current, "count": count}
    return filled("components/tab.html", values)


@register.simple_block_tag
def subtabs(content: str, label: str) -> SafeString:
    """The pages of what one tab stands for, right below the tabs."""
    return rendered("subtabs", content, label=label)


@register.simple_tag
def subtab(label: str, href: str, current: bool = False) -> SafeString:
    """One page among those of a tab."""
    return filled("components/subtab.html", {"label": label, "href": href, "current": current})


@register.inclusion_tag("components/steps.html")
def steps(current: int, *labels: str) -> dict:
    """Where a person is in a short journey. `current` counts from 1."""
    return {"current": current, "labels": labels}


@register.simple_block_tag
def filter_bar(content: str, label: str, clear_href: str = "") -> SafeString:
    """A search form that lives in the address. Fields go inside."""
    return rendered("filter_bar", content, label=label, clear_href=clear_href)


@register.simple_block_tag
def counts(content: str, label: str) -> SafeString:
    """How many of each kind; every count is a filter."""
    return rendered("counts", content, label=label)


@register.simple_tag
def count(
    word: str, number: int, href: str, icon: str = "", tone: str = "neutral", current: bool = False
) -> SafeString:
    """One count among the counts."""
    values = {
        "word": word,
        "number": number,
        "href": href,
        "icon": icon,
        "tone": tone,
        "current": current,
    }
    return filled("components/count.html", values, told_apart=("icon",))


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page, noun: str = "result") -> dict:
    """Which rows these are, and the way to the others. Filters in the address are kept.

    `noun` is what `counted` takes: one of them, and an odd plural after a comma.
    """
    return {"page": page, "noun": noun, "request": context["request"]}


@register.inclusion_tag("components/progress.html")
def progress(label: str, value: float, maximum: float = 100, words: str = "") -> dict:
    """How far something is. `words` says it as text; without them it is a percentage."""
    said = words or f"{round(100 * value / maximum)}%"
    return {"label": label, "value": value, "maximum": maximum, "words": said}
