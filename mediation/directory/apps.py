"""The people, bodies and places of the town."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "mediation.directory"
    label = "directory"
    verbose_name = "名录"
