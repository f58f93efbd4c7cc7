"""Names of periods in templates."""

from datetime import date

from django import template

from charts.figures import period_words as words

register = template.Library()


@register.filter
def period_words(first_day: date | None, rhythm: str) -> str:
    """March 2027, week of 5 April 2027, January to March 2027 or 5 April 2027."""
    return words.period_words(first_day.isoformat(), rhythm) if first_day else ""
