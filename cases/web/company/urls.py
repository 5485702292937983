"""Addresses of the company face."""


app_name = "company"
urlpatterns: list = []
