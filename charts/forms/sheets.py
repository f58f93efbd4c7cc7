"""A spreadsheet of measurements that is sent, looked at, and then saved."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from charts.paste.dates import DayOrder
from common.errors import Invalid
from common.forms import PlatformForm
from common.language import lazily
from common.spreadsheets.limits import LARGEST
from common.spreadsheets.reading import ACCEPTED, read_spreadsheet
from common.spreadsheets.sheets import Sheet, from_kept


class SheetFileForm(PlatformForm):
    """The file; its answer is its sheets. What is in it stays nowhere but on the next page."""

    file = forms.FileField(
        label=lazily("Spreadsheet"),
        help_text=lazily("Excel (.xlsx) or CSV, up to 2 MB. No names or numbers of patients."),
        error_messages={
            "required": lazily("Choose a file first."),
            "missing": lazily("Choose a file first."),
            "empty": lazily("This file is empty."),
        },
        widget=forms.FileInput({"accept": ACCEPTED}),
    )

    def clean_file(self) -> list[Sheet]:
        """The sheets of the file. Raises ValidationError."""
        sent = self.cleaned_data["file"]
        try:
            return read_spreadsheet(sent.name, sent.read(LARGEST + 1))
        except Invalid as refusal:
            raise ValidationError(refusal.fields["file"]) from refusal


class SheetAnswers:
    """The answers of the page that shows what was understood, read without judging them."""

    def __init__(self, given: QueryDict, *, was_signed_out: bool = False) -> None:
        self._given = given
        self.was_signed_out = was_signed_out and bool(given)
        self.is_given = bool(given) or not was_signed_out

    @property
    def carries_a_file(self) -> bool:
        """Whether a file was read already, and stands on the page."""
        return "kept" in self._given

    def sheets(self) -> list[Sheet]:
        """The sheets that the page carried. Raises Invalid."""
        return from_kept(self._given.get("kept", ""))

    def choice(self, name: str) -> int | None:
        """A number that was chosen, if any."""
        with suppress(ValueError):
            return int(self._given.get(name, ""))
        return None

    def text(self, name: str) -> str:
        """What was chosen from a list, if anything."""
        return self._given.get(name, "")

    def order(self, key: str) -> DayOrder | None:
        """Whether day or month comes first in the dates of a part of the file."""
        given = self._given.get(f"order-{key}", "")
        return DayOrder(given) if given in list(DayOrder) else None

    @property
    def key(self) -> UUID:
        """The key under which this upload is saved once, however often it is sent."""
        with suppress(ValueError):
            return UUID(self._given.get("key", ""))
        return uuid4()

    def seen(self, key: str) -> dict[date, str]:
        """What the page showed of the numbers that a part of the file would replace."""
        with suppress(ValueError, TypeError, AttributeError, RecursionError):
            shown = json.loads(self._given.get("seen", "")).get(key, {})
            return {date.fromisoformat(day): str(words) for day, words in shown.items()}
        return {}

    def asks_for(self, button: str) -> bool:
        """Whether that button was pressed."""
        return button in self._given

    def says_of_patients(self, mark: str) -> bool:
        """Whether exactly these details were confirmed to be nobody's."""
        return self._given.get(PlatformForm.no_patient_name) == mark


def shown(seen: Mapping[str, Mapping[date, str]]) -> str:
    """What a page shows of stored numbers, by part of the file, in one hidden box."""
    said = seen.items()
    return json.dumps({key: {str(day): words for day, words in one.items()} for key, one in said})
