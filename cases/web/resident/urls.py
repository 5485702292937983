"""Addresses of the resident face."""


app_name = "resident"
urlpatterns: list = []
