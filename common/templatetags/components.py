"""The design system as template tags; the markup is in `templates/components/`, one file a tag.

Settings make these tags, and those of `lists` and `wayfinding`, known to every template; the
gallery page shows each in every state. Words for `tone`: neutral, brand, ok, warning, danger; for
data improvement, concern, changed. Underscores in extra attribute names become hyphens:
`hx_post=url` writes `hx-post`.
"""

from collections.abc import Sequence
from functools import lru_cache

from django import template
from django.forms import BaseForm
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from common.markup import filled, rendered, tag_markup, written
from common.verdicts import ASSURANCES, VARIATIONS

register = template.Library()


@register.simple_tag
@lru_cache(maxsize=500)
def icon(name: str) -> SafeString:
    """A glyph of the sprite. It is decoration: the word stands beside it."""
    return format_html(
        '<svg class="icon" width="20" height="20" aria-hidden="true" focusable="false">'
        '<use href="{}#{}"></use></svg>',
        static("icons/sprite.svg"),
        name,
    )


@register.simple_tag
def button(label: str, kind: str = "primary", icon: str = "", **attributes: object) -> SafeString:
    """A button that submits. `kind`: primary, secondary, quiet or danger."""
    values = {
        "label": label,
        "kind": kind,
        "icon": icon,
        "attributes": written({"type": "submit", **attributes}),
    }
    return filled("components/button.html", values, told_apart=("kind", "icon"))


@register.simple_tag
def link_button(
    label: str, href: str, kind: str = "secondary", icon: str = "", **attributes: object
) -> SafeString:
    """A link that starts something, so it looks like a button."""
    values = {
        "label": label,
        "href": href,
        "kind": kind,
        "icon": icon,
        "attributes": written(attributes),
    }
    return filled("components/link_button.html", values, told_apart=("kind", "icon"))


@register.simple_tag
def tag(word: str, tone: str = "neutral", icon: str = "") -> SafeString:
    """A status: word, glyph and tint together."""
    return tag_markup(word, tone, icon)


@register.simple_tag
def verdict(variation: str, word: str = "") -> SafeString:
    """Whether anything changed, from the engine's variation. `word` says it more exactly."""
    found = VARIATIONS[variation]
    return tag_markup(word or found.word, found.tone, found.glyph)


@register.simple_tag
def target_verdict(assurance: str) -> SafeString:
    """Whether the target will be met, from the engine's assurance."""
    found = ASSURANCES[assurance]
    return tag_markup(found.word, found.tone, found.glyph)


@register.inclusion_tag("components/person.html")
def person(name: str, role: str = "") -> dict:
    """Initials, name and what this person does here."""
    words = name.split()
    initials = "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()
    return {"name": name, "role": role, "initials": initials}


@register.simple_block_tag
def card(
    content: str, title: str = "", link: str = "", href: str = "", flush: bool = False
) -> SafeString:
    """A white box. `flush` lets a table or list reach its edges; `link` stands beside the title."""
    return rendered("card", content, title=title, link=link, href=href, flush=flush)


@register.simple_block_tag
def notice(content: str, tone: str = "brand", title: str = "") -> SafeString:
    """Something to know before going on. `tone`: brand, ok, warning or danger."""
    glyph = {"brand": "information", "ok": "tick"}.get(tone, "warning")
    return rendered("notice", content, tone=tone, title=title, glyph=glyph)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Nothing here yet: says why, and what to do first."""
    return rendered("empty_state", content, title=title)


@register.simple_block_tag
def choice(content: str, title: str, href: str, icon: str = "next") -> SafeString:
    """One large way to go on."""
    return rendered("choice", content, title=title, href=href, icon=icon)


@register.simple_block_tag
def details(content: str, summary: str, is_open: bool = False) -> SafeString:
    """More for those who want it. Print shows it open."""
    return rendered("details", content, summary=summary, is_open=is_open)


@register.inclusion_tag("components/kpi.html")
def kpi(label: str, figure: str, unit: str = "", note: str = "") -> dict:
    """One large figure. Put several in a `<dl class="kpis">`."""
    return {"label": label, "figure": figure, "unit": unit, "note": note}


@register.inclusion_tag("components/scale.html")
def scale(notches: Sequence[object], label: str) -> dict:
    """A progress scale in half points; each notch has score, name, words and where it stands."""
    return {"notches": notches, "label": label}


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


@register.inclusion_tag("components/chart_frame.html")
def chart_frame(wide: str, narrow: str, caption: str = "", name: str = "") -> dict:
    """A chart in two drawings, of which the width of the page shows one.

    `wide` and `narrow` are SVG text of `charts.figures`, which escapes what people typed.
    `name` is what an explore button calls the frame by.
    """
    return {
        "wide": mark_safe(wide),
        "narrow": mark_safe(narrow),
        "caption": caption,
        "name": name,
    }


@register.inclusion_tag("components/explore_button.html")
def explore_button(figure_href: str, frame: str) -> dict:
    """Turns the chart of a frame into its interactive figure; shown by `chart.js` alone."""
    return {"figure_href": figure_href, "frame": frame}


@register.simple_tag
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
) -> SafeString:
    """One of many small charts: what, how it has gone, the latest value and the verdict."""
    values = {
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
    told_apart = ("variation", "heading")
    return filled("components/measure_card.html", values, told_apart=told_apart)
