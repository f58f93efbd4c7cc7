"""What stands in the addresses of charts beside ids."""

from datetime import date

from django.urls import register_converter


class PeriodConverter:
    """A period in an address, by its first day: 2027-03-01."""

    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date | str) -> str:
        return str(value)


register_converter(PeriodConverter, "period")
