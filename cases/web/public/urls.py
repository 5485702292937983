"""Addresses of the public face."""


app_name = "public"
urlpatterns: list = []
