"""What every text and every day that people add to a chart has to be."""

from datetime import date

from django.utils.translation import gettext as _

from common.errors import Invalid


def check_text(text: str, field: str, *, otherwise: str, longest: int) -> None:
    """Refuse a text that says nothing, or too much for where it will stand."""
    if not text.strip():
        raise Invalid(fields={field: otherwise})
    if len(text) > longest:
        raise Invalid(
            fields={
                field: _("Shorten this to {longest} characters. It has {text:,} now.").format(
                    longest=longest, text=len(text)
                )
            }
        )


def check_day(day: date, field: str, *, today: date) -> None:
    """Refuse a day that has not come, or that nobody measured."""
    if day > today:
        raise Invalid(fields={field: _("This is in the future. Choose a day that has come.")})
    if day.year < 1990:
        raise Invalid(fields={field: _("This is before 1990. Check the year.")})
