"""Sending a file of measurements."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.forms import PlatformForm
from feeds.services.loads import Wishes
from feeds.vocabulary import FIELDS

_HOW = (
    ("good_rows", _("Save the rows that are right, and list the others")),
    ("all_or_nothing", _("Save all rows or, if one is wrong, nothing")),
    ("trial", _("Only try: say what would happen")),
)
_COLUMN_LABELS = {
    "measure": _("Code of the measure"),
    "unit": _("Code of the unit"),
    "period": _("Period"),
    "numerator": _("Numerator"),
    "denominator": _("Denominator"),
    "value": _("Value"),
}


class LoadForm(PlatformForm):
    """A file, and how it is to be read."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "CSV, NDJSON or Parquet, also packed with gzip, up to 200 MB. "
            "No names or numbers of patients."
        ),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "missing": _("Choose a file first."),
        },
    )
    how = forms.ChoiceField(
        label=_("How should it be loaded?"),
        choices=_HOW,
        widget=forms.RadioSelect,
        initial="good_rows",
    )
    is_windows = forms.BooleanField(
        label=_("The file comes from an old Windows program (Windows-1252)"), required=False
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
