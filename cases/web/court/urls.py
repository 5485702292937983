"""Addresses of the court face."""


app_name = "court"
urlpatterns: list = []
