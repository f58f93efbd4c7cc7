"""Forms that speak plainly: our own field template, and fields that forgive."""

from html import escape
from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.safestring import SafeString, mark_safe

from common.errors import Invalid, NotNow


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


class PlatformForm(forms.Form):
    """A form whose refusals come from its own fields or from the service it feeds."""

    required_css_class = ""
    use_required_attribute = False
    is_filter = False

    def refuse(self, error: Invalid | NotNow) -> None:
        """Show a service's refusal beside the fields it names, or above the form."""
        fields = error.fields if isinstance(error, Invalid) else {}
        for name, text in fields.items():
            self.add_error(name if name in self.fields else None, text)
        if not fields:
            self.add_error(None, error.sentence)


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
