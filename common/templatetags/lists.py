"""Components that hold many things of one kind."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe

from common.markup import filled, rendered

register = template.Library()


@register.simple_block_tag
def summary_list(content: str, wide: bool = False) -> SafeString:
    """What is known of one thing, as terms and answers. `wide` puts them side by side."""
    return rendered("summary_list", content, wide=wide)


@register.simple_block_tag
def summary(content: str, term: str, change_href: str = "") -> SafeString:
    """One row of a summary list; `change_href` adds a link that names what it changes."""
    return rendered("summary", content, term=term, change_href=change_href)


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    """What is still to do, each with its state."""
    return rendered("task_list", content)


@register.inclusion_tag("components/task.html")
def task(
    label: str,
    href: str = "",
    state: str = "To do",
    tone: str = "neutral",
    hint: str = "",
) -> dict:
    """One row of a task list."""
    glyph = {"ok": "tick", "warning": "warning", "danger": "warning"}.get(tone, "")
    return {
        "label": label,
        "href": href,
        "state": state,
        "tone": tone,
        "hint": hint,
        "glyph": glyph,
    }


@register.simple_block_tag
def timeline(content: str) -> SafeString:
    """What happened, newest first."""
    return rendered("timeline", content)


@register.simple_block_tag
def happening(content: str, when: str, by: str = "") -> SafeString:
    """One entry of a timeline. `when` and `by` are words."""
    return rendered("happening", content, when=when, by=by)


@register.simple_block_tag
def table(
    content: str,
    caption: str,
    cards: bool = True,
    compact: bool = False,
    quiet: bool = False,
) -> SafeString:
    """A table. `cards` turns rows into labelled cards on phones; `quiet` hides the caption."""
    return rendered("table", content, caption=caption, cards=cards, compact=compact, quiet=quiet)


@register.simple_tag(takes_context=True)
def each(
    context: template.Context, row_template: str, rows: Iterable[object], **shared: object
) -> SafeString:
    """A template for each row of a long list, which sees the row's own words by their names.

    It is drawn once for each shape of rows (`common.markup.filled`), so it may ask whether a
    value is there and no more: rows come with words that are ready.
    """
    shared = {"csrf_token": str(context.get("csrf_token", "")), **shared}
    return mark_safe("".join(filled(row_template, {**vars(row), **shared}) for row in rows))
