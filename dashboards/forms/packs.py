"""Preparing a pack: its title, the project of the meeting, and a question for each measure."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from charts.figures.period_words import month_words
from common.forms import PlatformForm
from common.language import lazily
from dashboards.boardroom.asking import LONGEST_QUESTION

ACTS = ("up", "down", "off", "add")


class StartForm(PlatformForm):
    """For which month."""

    month = forms.ChoiceField(
        label=lazily("For which month?"),
        error_messages={
            "required": lazily("Choose a month."),
            "invalid_choice": lazily("Choose one of the months of the list."),
        },
    )

    def offer(self, months: Sequence[date]) -> "StartForm":
        self.fields["month"].choices = [  # type: ignore[attr-defined]
            (month.isoformat(), month_words(month)) for month in months
        ]
        return self


class PackForm(PlatformForm):
    """One field a measure beside title and project, all saved at once with the version seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    title = forms.CharField(
        label=lazily("Title"),
        widget=forms.TextInput({"maxlength": 120}),
        error_messages={"required": lazily("Give the pack a title.")},
    )
    presents = forms.ChoiceField(
        label=lazily("Project of the meeting"),
        required=False,
        help_text=lazily(
            "Those with something to tell, in their turn: first who has not been "
            "heard yet, then whose directorate was heard longest ago."
        ),
        error_messages={"invalid_choice": lazily("Choose one of the list. It may have changed.")},
    )
    find = forms.CharField(
        label=lazily("Find another measure"),
        required=False,
        max_length=100,
        help_text=lazily("Words of its name, its place or its project."),
    )

    def __init__(
        self,
        *args: Any,
        measures: Sequence[tuple[UUID, str]],
        projects: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["presents"].choices = [("", _("None this time")), *projects]  # type: ignore[attr-defined]
        for key, name in measures:
            self.fields[question_name(key)] = forms.CharField(
                label=_("Question to ask about {name}").format(name=name),
                required=False,
                widget=forms.Textarea({"rows": 2, "maxlength": LONGEST_QUESTION}),
            )

    def question_of(self, key: UUID) -> str:
        """What was typed about a measure."""
        return self.cleaned_data.get(question_name(key), "")


def question_name(key: UUID) -> str:
    """The name of the field of a measure's question."""
    return f"question-{key}"


def keys_in(posted: QueryDict) -> list[UUID]:
    """The measures of the page in its order, as the form sent them."""
    return [key for text in posted.getlist("tile") if (key := _key(text)) is not None]


def act_in(posted: QueryDict) -> tuple[str, UUID | None]:
    """Which button was pressed, and for which measure: 'up:…', 'add:…', 'publish', 'save'."""
    name, _colon, key = posted.get("act", "").partition(":")
    return name, _key(key)


def moved(keys: Sequence[UUID], act: str, key: UUID | None) -> list[UUID]:
    """The measures after one of them went up or down, off or on."""
    arranged = list(keys)
    if key is None or (key in arranged) == (act == "add"):
        return arranged
    if act == "add":
        return [*arranged, key]
    place = arranged.index(key)
    arranged.remove(key)
    if act == "off":
        return arranged
    arranged.insert(max(0, place + {"up": -1, "down": 1}.get(act, 0)), key)
    return arranged


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
