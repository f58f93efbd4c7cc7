"""Forms that speak plainly: our own field template, and fields that forgive."""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Any, BinaryIO, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from common.errors import Invalid, NotNow
from common.patient_details import mark_of, patient_details_in
from common.uploads import words_in


class PlatformFormRenderer(TemplatesSetting):
    """Fields and error lists render through `templates/django/forms/`."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"


class LongSelect(forms.Select):
    """A choice among hundreds: options are written at once, where a template takes each in turn."""

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list:
        return []

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["options"] = self._options(context["widget"]["value"])
        return context

    def _options(self, chosen: list[str]) -> SafeString:
        options = [
            f'<option value="{escape(str(key))}"{" selected" if key in chosen else ""}>'
            f"{escape(str(label))}</option>"
            for key, label in self.choices
        ]
        return mark_safe("".join(options))


class SuggestingInput(forms.TextInput):
    """A text box that offers words to choose from, and takes any others as well."""

    template_name = "django/forms/widgets/suggesting.html"

    def __init__(self, suggestions: Sequence[str], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["suggestions"] = self.suggestions
        if self.suggestions:
            context["widget"]["attrs"]["list"] = f"{context['widget']['attrs']['id']}-offered"
        return context


class PlatformForm(forms.Form):
    """A form whose refusals come from its own fields or from the service it feeds."""

    required_css_class = ""
    use_required_attribute = False
    is_filter = False

    # What somebody ticks who was asked whether their words are about a patient; see `full_clean`.
    no_patient_name = "no_patient"
    no_patient_mark = ""
    ask_beside = ""
    says_no_patient = False

    def full_clean(self) -> None:
        """Also ask once, before anything is saved, about words that may tell who a patient is.

        The field says what was found and offers to save it all the same (`ask_beside`). What was
        confirmed is exactly that: other words are asked about again.
        """
        super().full_clean()
        if self.is_bound and not self.is_filter:
            self._ask_about_patients()

    def _ask_about_patients(self) -> None:
        found = {name: patient_details_in(text) for name, text in self._free_texts()}
        found = {name: details for name, details in found.items() if details}
        if not found:
            return
        mark = mark_of(detail for details in found.values() for detail in details)
        if self.data.get(self.no_patient_name) == mark:
            self.says_no_patient = True
            return
        self.ask_beside, self.no_patient_mark = next(iter(found)), mark
        for name, details in found.items():
            self.add_error(
                name, f"{details[0].sentence} {_('Take it out, or say that it is none.')}"
            )

    def _free_texts(self) -> Iterator[tuple[str, str]]:
        """What was typed and what stands in files, where anything may stand."""
        for name, value in self.cleaned_data.items():
            field = self.fields.get(name)
            if isinstance(value, UploadedFile):
                called = value.name or ""
                ending = called.rpartition(".")[2].lower()
                yield name, f"{called}\n{words_in(ending, cast(BinaryIO, value.file))}"
            elif isinstance(value, str) and is_free_text(field):
                yield name, value

    def refuse(self, error: Invalid | NotNow) -> None:
        """Show a service's refusal beside the fields it names, or above the form."""
        fields = error.fields if isinstance(error, Invalid) else {}
        for name, text in fields.items():
            self.add_error(name if name in self.fields else None, text)
        if not fields:
            self.add_error(None, error.sentence)


def is_free_text(field: forms.Field | None) -> bool:
    """Whether anything may be written there: no secret, no address, nothing the page filled in."""
    if not isinstance(field, forms.CharField) or isinstance(field, forms.EmailField):
        return False
    return not isinstance(field.widget, forms.HiddenInput | forms.PasswordInput | forms.URLInput)


class FilterForm(PlatformForm):
    """What narrows a list. It lives in the address, where anything may have been typed.

    Nothing in it is compulsory, so no label says so, and what makes no sense counts as not chosen:
    `not_understood` names it, so that a page can say what it left out.
    """

    is_filter = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def full_clean(self) -> None:
        super().full_clean()
        self.not_understood = [
            (self.fields[name].label or name, str(self.data.get(name, ""))[:60])
            for name in self.errors
            if name in self.fields
        ]
        self.errors.clear()

    def chosen(self, name: str) -> Any:
        """What was chosen for a field; nothing where that makes no sense."""
        self.is_valid()
        return self.cleaned_data.get(name, "")
