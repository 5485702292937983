"""Addresses of the office face."""


app_name = "office"
urlpatterns: list = []
