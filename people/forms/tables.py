"""A spreadsheet that is sent, shown as it was understood, and then used."""

from django import forms
from django.core.exceptions import ValidationError

from common.errors import Invalid
from common.forms import PlatformForm
from common.spreadsheets.limits import LARGEST
from common.spreadsheets.reading import ACCEPTED
from common.spreadsheets.sheets import from_kept
from people.paste.tables import Rows, read_table


class TableFileForm(PlatformForm):
    """The file; its answer is its rows."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="Excel (.xlsx) or CSV. The first row names the columns.",
        error_messages={"required": "Choose a file first.", "empty": "The file is empty."},
        widget=forms.FileInput({"accept": ACCEPTED}),
    )

    def clean_file(self) -> Rows:
        """The rows of the file. Raises ValidationError."""
        try:
            sent = self.cleaned_data["file"]
            return read_table(sent.name, sent.read(LARGEST + 1))
        except Invalid as refusal:
            raise ValidationError(refusal.fields["file"]) from refusal


class TableTextForm(TableFileForm):
    """The same rows, read already, waiting for a yes."""

    file = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=4_000_000)  # type: ignore[assignment]

    def clean_file(self) -> Rows:
        try:
            return from_kept(self.cleaned_data["file"])[0].rows
        except Invalid as refusal:
            raise ValidationError(refusal.fields["file"]) from refusal
