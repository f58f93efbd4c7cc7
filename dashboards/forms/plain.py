"""A project in words that everybody understands."""

import re

from django import forms
from django.utils.translation import gettext as _

from common.forms import PlatformForm
from common.language import lazily

LONGEST_PLAIN = 600  # characters
LONGEST_SENTENCE = 20  # words
_SENTENCE = re.compile(r"[^.!?\n]+")


class PlainForm(PlatformForm):
    """A few short sentences. `version` is the one that the person has seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    plain_words = forms.CharField(
        label=lazily("What is it about?"),
        help_text=lazily(
            "Three or four short sentences. No abbreviations. Such as “Evenings on the ward are "
            "loud. People are afraid. We want calm evenings. We try new things every week.”"
        ),
        required=False,
        max_length=LONGEST_PLAIN,
        widget=forms.Textarea({"rows": 5, "maxlength": LONGEST_PLAIN, "autofocus": True}),
    )

    def clean_plain_words(self) -> str:
        """Refuse a sentence that is too long to follow, and say which."""
        text = self.cleaned_data["plain_words"]
        for sentence in _SENTENCE.findall(text):
            words = sentence.split()
            if len(words) > LONGEST_SENTENCE:
                raise forms.ValidationError(
                    _("Make two sentences of “%(begin)s …”. It has %(has)d words; up to %(most)d "
                      "are easy to follow.")
                    % {"begin": " ".join(words[:6]), "has": len(words), "most": LONGEST_SENTENCE}
                )  # fmt: skip
        return text
