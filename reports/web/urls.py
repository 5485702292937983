"""Addresses of figures and papers."""

from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("brief/", views.brief, name="brief"),
    path("brief.pdf", views.brief_pdf, name="brief_pdf"),
]
