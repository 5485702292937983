"""Addresses of the court face."""

from django.urls import path

from . import views

app_name = "court"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("cases/", views.case_list, name="list"),
    *views.FACE.urls(),
]
