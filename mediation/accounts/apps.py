"""Who may enter: accounts, and the actor every act is done by."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "mediation.accounts"
    label = "accounts"
    verbose_name = "账号"
