"""The domain."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CasesConfig(AppConfig):
    name = "cases"
    verbose_name = "案件"

    def ready(self):
        from cases.access import post_changes  # noqa: PLC0415 -- app ready
        from cases.access.links import actor_of_link  # noqa: PLC0415 -- app ready
        from cases.consistency.protection import write_first_probes  # noqa: PLC0415 -- app ready
        from cases.legal_records import base  # noqa: PLC0415 -- app ready
        from mediation.accounts import front_door  # noqa: PLC0415 -- app ready

        front_door.link_reader = actor_of_link
        post_changes.connect()
        base.connect()
        post_migrate.connect(write_first_probes, sender=self)
