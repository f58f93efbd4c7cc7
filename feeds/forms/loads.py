"""Sending a file of measurements."""

from typing import Any

from django import forms

from common.forms import PlatformForm
from common.language import lazily
from feeds.services.loads import Wishes
from feeds.vocabulary import FIELDS

_HOW = (
    ("good_rows", lazily("Save the rows that are right, and list the others")),
    ("all_or_nothing", lazily("Save all rows or, if one is wrong, nothing")),
    ("trial", lazily("Only try: say what would happen")),
)
_COLUMN_LABELS = {
    "measure": lazily("Code of the measure"),
    "unit": lazily("Code of the unit"),
    "period": lazily("Period"),
    "numerator": lazily("Numerator"),
    "denominator": lazily("Denominator"),
    "value": lazily("Value"),
}


class LoadForm(PlatformForm):
    """A file, and how it is to be read."""

    file = forms.FileField(
        label=lazily("File"),
        help_text=lazily(
            "CSV, NDJSON or Parquet, also packed with gzip, up to 200 MB. "
            "No names or numbers of patients."
        ),
        error_messages={
            "required": lazily("Choose a file first."),
            "empty": lazily("This file is empty."),
            "missing": lazily("Choose a file first."),
        },
    )
    how = forms.ChoiceField(
        label=lazily("How should it be loaded?"),
        choices=_HOW,
        widget=forms.RadioSelect,
        initial="good_rows",
    )
    is_windows = forms.BooleanField(
        label=lazily("The file comes from an old Windows program (Windows-1252)"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in FIELDS:
            self.fields[f"column_{name}"] = forms.CharField(
                label=_COLUMN_LABELS[name], required=False, max_length=100, initial=name
            )

    @property
    def columns(self) -> list[forms.BoundField]:
        """What the file calls each field."""
        return [self[f"column_{name}"] for name in FIELDS]

    def wishes(self) -> Wishes:
        """What was chosen, for the service."""
        cleaned = self.cleaned_data
        return Wishes(
            columns={name: cleaned[f"column_{name}"] for name in FIELDS},
            encoding="cp1252" if cleaned["is_windows"] else "utf-8",
            is_dry_run=cleaned["how"] == "trial",
            all_or_nothing=cleaned["how"] == "all_or_nothing",
        )
