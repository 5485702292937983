"""The domain."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "案件"

    def ready(self):
        from mediation.accounts import front_door  # noqa: PLC0415 -- app ready

        from . import admitting  # noqa: PLC0415 -- app ready
        from .access import actor_of_link  # noqa: PLC0415 -- app ready

        front_door.link_reader = actor_of_link
        admitting.connect()
