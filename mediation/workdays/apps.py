"""The work calendar: days off and make-up working days as the State Council notices say."""

from django.apps import AppConfig


class WorkdaysConfig(AppConfig):
    name = "mediation.workdays"
    label = "workdays"
    verbose_name = "工作日历"
