"""Loading our own templates, with every word in them marked for translation."""

from django.template.base import Origin
from django.template.loaders import filesystem

from common.marking import marked


class MarkingLoader(filesystem.Loader):
    """The templates of this project. Those of installed packages carry marks of their own."""

    def get_contents(self, origin: Origin) -> str:
        return marked(super().get_contents(origin), is_html=not origin.name.endswith(".txt"))
