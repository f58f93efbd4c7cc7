"""The design system as template tags; the markup is in `templates/components/`, one file a tag.

Settings make these tags known to every template, and the gallery page shows each in every state.
Words for `tone`: neutral, brand, ok, warning, danger; for data improvement, concern, changed.
Underscores in extra attribute names become hyphens: `hx_post=url` writes `hx-post`.
"""

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.forms.utils import flatatt
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from common.verdicts import ASSURANCES, VARIATIONS

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A glyph of the sprite. It is decoration: the word stands beside it."""
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("icons/sprite.svg"),
        name,
    )


# --- Actions ---------------------------------------------------------------------------------


@register.inclusion_tag("components/button.html")
def button(label: str, kind: str = "primary", icon: str = "", **attributes: object) -> dict:
    """A button that submits. `kind`: primary, secondary, quiet or danger."""
    attributes = {"type": "submit", **attributes}
    return {
        "label": label,
        "kind": kind,
        "icon": icon,
        "attributes": _written(attributes),
    }


@register.inclusion_tag("components/link_button.html")
def link_button(
    label: str, href: str, kind: str = "secondary", icon: str = "", **attributes: object
) -> dict:
    """A link that starts something, so it looks like a button."""
    return {
        "label": label,
        "href": href,
        "kind": kind,
        "icon": icon,
        "attributes": _written(attributes),
    }


# --- Words with a glyph ----------------------------------------------------------------------


@register.inclusion_tag("components/tag.html")
def tag(word: str, tone: str = "neutral", icon: str = "") -> dict:
    """A status: word, glyph and tint together."""
    return {"word": word, "tone": tone, "icon": icon}


@register.inclusion_tag("components/tag.html")
def verdict(variation: str, word: str = "") -> dict:
    """Whether anything changed, from the engine's variation. `word` says it more exactly."""
    found = VARIATIONS[variation]
    return {"word": word or found.word, "tone": found.tone, "icon": found.glyph}


@register.inclusion_tag("components/tag.html")
def target_verdict(assurance: str) -> dict:
    """Whether the target will be met, from the engine's assurance."""
    found = ASSURANCES[assurance]
    return {"word": found.word, "tone": found.tone, "icon": found.glyph}


@register.inclusion_tag("components/person.html")
def person(name: str, role: str = "") -> dict:
    """Initials, name and what this person does here."""
    words = name.split()
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    return {"name": name, "role": role, "initials": initials}


# --- Boxes -----------------------------------------------------------------------------------


@register.simple_block_tag
def card(
    content: str, title: str = "", link: str = "", href: str = "", flush: bool = False
) -> SafeString:
    """A white box. `flush` lets a table or list reach its edges; `link` stands beside the title."""
    return _rendered("card", content, title=title, link=link, href=href, flush=flush)


@register.simple_block_tag
def notice(content: str, tone: str = "brand", title: str = "") -> SafeString:
    """Something to know before going on. `tone`: brand, ok, warning or danger."""
    glyph = {"brand": "information", "ok": "tick"}.get(tone, "warning")
    return _rendered("notice", content, tone=tone, title=title, glyph=glyph)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here yet: says why, and what to do first."""
    return _rendered("empty_state", content, title=title)


@register.simple_block_tag
def choice(content: str, title: str, href: str, icon: str = "next") -> SafeString:
    """One large way to go on."""
    return _rendered("choice", content, title=title, href=href, icon=icon)


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> SafeString:
    """More for those who want it. Print shows it open."""
    return _rendered("details", content, summary=summary, is_open=is_open)


@register.inclusion_tag("components/kpi.html")
def kpi(label: str, figure: str, unit: str = "", note: str = "") -> dict:
    """One large figure. Put several in a `<dl class="kpis">`."""
    return {"label": label, "figure": figure, "unit": unit, "note": note}


# --- Lists -----------------------------------------------------------------------------------


@register.simple_block_tag
def summary_list(content: str, wide: bool = False) -> SafeString:
    """What is known of one thing, as terms and answers. `wide` puts them side by side."""
    return _rendered("summary_list", content, wide=wide)


@register.simple_block_tag
def summary(content: str, term: str, change_href: str = "") -> SafeString:
    """One row of a summary list; `change_href` adds a link that names what it changes."""
    return _rendered("summary", content, term=term, change_href=change_href)


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    """What is still to do, each with its state."""
    return _rendered("task_list", content)


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
    return _rendered("timeline", content)


@register.simple_block_tag
def happening(content: str, when: str, by: str = "") -> SafeString:
    """One entry of a timeline. `when` and `by` are words."""
    return _rendered("happening", content, when=when, by=by)


@register.simple_block_tag
def table(
    content: str,
    caption: str,
    cards: bool = True,
    compact: bool = False,
    quiet: bool = False,
) -> SafeString:
    """A table. `cards` turns rows into labelled cards on phones; `quiet` hides the caption."""
    return _rendered("table", content, caption=caption, cards=cards, compact=compact, quiet=quiet)


# --- Ways around -----------------------------------------------------------------------------


@register.inclusion_tag("components/breadcrumb.html")
def breadcrumb(*labels_and_addresses: str) -> dict:
    """The way here: label, address, label, address. The page itself is not in it."""
    labels, addresses = labels_and_addresses[::2], labels_and_addresses[1::2]
    return {"steps": list(zip(labels, addresses, strict=True))}


@register.simple_block_tag
def tabs(content: str, label: str) -> SafeString:
    """The pages of one thing, as links. `label` names the thing for those who listen."""
    return _rendered("tabs", content, label=label)


@register.inclusion_tag("components/tab.html")
def tab(label: str, href: str, current: bool = False, count: int | None = None) -> dict:
    """One page among the tabs."""
    return {"label": label, "href": href, "current": current, "count": count}


@register.inclusion_tag("components/steps.html")
def steps(current: int, *labels: str) -> dict:
    """Where a person is in a short journey. `current` counts from 1."""
    return {"current": current, "labels": labels}


@register.simple_block_tag
def filter_bar(content: str, label: str, clear_href: str = "") -> SafeString:
    """A search form that lives in the address. Fields go inside."""
    return _rendered("filter_bar", content, label=label, clear_href=clear_href)


@register.simple_block_tag
def counts(content: str, label: str) -> SafeString:
    """How many of each kind; every count is a filter."""
    return _rendered("counts", content, label=label)


@register.inclusion_tag("components/count.html")
def count(
    word: str, number: int, href: str, icon: str = "", tone: str = "neutral", current: bool = False
) -> dict:
    """One count among the counts."""
    return {
        "word": word,
        "number": number,
        "href": href,
        "icon": icon,
        "tone": tone,
        "current": current,
    }


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page, noun: str = "results") -> dict:
    """Which rows these are, and the way to the others. Filters in the address are kept."""
    return {"page": page, "noun": noun, "request": context["request"]}


@register.inclusion_tag("components/progress.html")
def progress(label: str, value: float, maximum: float = 100, words: str = "") -> dict:
    """How far something is. `words` says it as text; without them it is a percentage."""
    said = words or f"{round(100 * value / maximum)}%"
    return {"label": label, "value": value, "maximum": maximum, "words": said}


# --- Forms -----------------------------------------------------------------------------------


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict:
    """All refusals above the heading, each a link to its field."""
    unplaced = [error for field in form.hidden_fields() for error in field.errors]
    links = [
        (field.id_for_label or f"{field.auto_id}_0", error)
        for field in form.visible_fields()
        for error in field.errors
    ]
    return {"texts": [*form.non_field_errors(), *unplaced], "links": links}


# --- Data ------------------------------------------------------------------------------------


@register.inclusion_tag("components/chart_frame.html")
def chart_frame(wide: str, narrow: str, caption: str = "", data_href: str = "") -> dict:
    """A chart in two drawings, of which the width of the page shows one.

    `wide` and `narrow` are SVG text of `charts.figures`, which escapes what people typed.
    `data_href` is where "Explore" finds the interactive figure.
    """
    return {
        "wide": mark_safe(wide),
        "narrow": mark_safe(narrow),
        "caption": caption,
        "data_href": data_href,
    }


@register.inclusion_tag("components/measure_card.html")
def measure_card(
    title: str,
    href: str,
    drawing: str,
    variation: str,
    latest: str = "",
    period: str = "",
    place: str = "",
    sentence: str = "",
    level: int = 3,
) -> dict:
    """One of many small charts: what, how it has gone, the latest value and the verdict."""
    return {
        "title": title,
        "href": href,
        "drawing": mark_safe(drawing),
        "variation": variation,
        "latest": latest,
        "period": period,
        "place": place,
        "sentence": sentence,
        "heading": f"h{level}",
    }


def _rendered(component: str, content: str, **values: object) -> SafeString:
    return render_to_string(f"components/{component}.html", {"content": content, **values})


def _written(attributes: dict[str, object]) -> SafeString:
    return flatatt({name.replace("_", "-"): value for name, value in attributes.items()})
