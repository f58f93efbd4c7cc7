from django.apps import AppConfig


class PlatformConfig(AppConfig):
    name = "qiplatform"
    verbose_name = "Platform"

    def ready(self) -> None:
        # Loading the Celery application here binds the tasks of every app to it.
        from qiplatform.celery import app  # noqa: F401
