from django import forms

from common.forms import PlatformForm
from common.language import lazily

_YEARS = [
    ("", lazily("For good")),
    *[(str(n), lazily("%(n)s years") % {"n": n}) for n in (2, 3, 5, 7, 8, 10, 20, 30)],
]


def _years(answer: str) -> int | None:
    return int(answer) if answer else None


class HistoryKeptForm(PlatformForm):
    """How long an organisation keeps what is written about its people's doings."""

    history_years = forms.TypedChoiceField(
        label=lazily("Who changed what"),
        choices=_YEARS,
        coerce=_years,
        empty_value=None,
        required=False,
        help_text=lazily(
            "Of every row the state at the beginning of that time stays, so that what came after "
            "can be read."
        ),
    )
    security_log_years = forms.TypedChoiceField(
        label=lazily("How people signed in"),
        choices=_YEARS,
        coerce=_years,
        empty_value=None,
        required=False,
    )
