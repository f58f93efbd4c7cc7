from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "charts"
    verbose_name = "Charts"

    def ready(self) -> None:
        from django.utils.translation import gettext

        from charts import receivers  # noqa: F401
        from charts.figures.saying import speak_with

        speak_with(gettext)  # the sentences of charts follow the language of the moment
