"""Addresses of the mediator face."""


app_name = "mediator"
urlpatterns: list = []
