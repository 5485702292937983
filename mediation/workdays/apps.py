"""The work calendar: days off and make-up working days from the State Council's notices."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "mediation.workdays"
    label = "workdays"
    verbose_name = "工作日历"
