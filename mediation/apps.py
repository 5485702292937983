"""The site itself."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "mediation"
    verbose_name = "万安"

    def ready(self):
        from . import checks  # noqa: F401, PLC0415 -- app ready
