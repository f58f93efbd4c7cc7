"""Forms that speak plainly: our own field template, and fields that forgive."""

from django import forms
from django.forms.renderers import TemplatesSetting

from common.errors import Invalid


class PlatformFormRenderer(TemplatesSetting):
    """Fields and error lists render through `templates/django/forms/`."""

    form_template_name = "django/forms/div.html"
    field_template_name = "django/forms/field.html"


class PlatformForm(forms.Form):
    """A form whose refusals come from its own fields or from the service it feeds."""

    required_css_class = ""
    use_required_attribute = False

    def refuse(self, error: Invalid) -> None:
        """Show a service's refusal beside the fields it names, or above the form."""
        named = {name: text for name, text in error.fields.items() if name in self.fields}
        for name, text in named.items():
            self.add_error(name, text)
        if not named:
            self.add_error(None, error.sentence)
