"""A spreadsheet that is sent, shown as it was understood, and then used."""

from django import forms
from django.core.exceptions import ValidationError

from common.errors import Invalid
from common.forms import PlatformForm
from people.paste.tables import LARGEST, Rows, read_table, read_text


class TableFileForm(PlatformForm):
    """The file; its answer is its rows."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="Excel (.xlsx) or CSV. The first row names the columns.",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        widget=forms.FileInput({"accept": ".csv,.xlsx,text/csv"}),
    )

    def clean_file(self) -> Rows:
        """The rows of the file. Raises ValidationError."""
        try:
            return read_table(self.cleaned_data["file"].read(LARGEST + 1))
        except Invalid as refusal:
            raise ValidationError(refusal.fields["file"]) from refusal


class TableTextForm(TableFileForm):
    """The same rows, read already, waiting for a yes."""

    file = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=4_000_000)  # type: ignore[assignment]

    def clean_file(self) -> Rows:
        return read_text(self.cleaned_data["file"])
