from django.apps import AppConfig


class ChartsConfig(AppConfig):
    name = "charts"
    verbose_name = "Charts"

    def ready(self) -> None:
        from charts import receivers  # noqa: F401
        from charts.figures.saying import speak_with
        from common.language import spoken

        speak_with(spoken)  # the sentences of charts follow the language of the moment
