"""Paper and numbers, derived from the cases."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "文书与统计"
